import { Button, Group, TextInput } from '@mantine/core';
import { IconChecks, IconX } from '@tabler/icons-react';
import type { CallResult, Failure } from '@wms/client';
import type { ForecastHorizon } from '@wms/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmPanel } from '../elements/confirm-panel.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { useFeedback } from '../feedback/feedback.tsx';
import { approvalBody, type PlanEdits, type PlanLine, type PlanTotals, planTotals } from './plan-lines.ts';
import { type Decision, useDecide } from './use-plan.ts';

/** Longest reason that a rejection keeps. */
const reasonLengthMax = 500;

interface PlanDecisionProps {
  readonly proposalId: string;
  readonly lines: readonly PlanLine[];
  readonly horizon: ForecastHorizon;
  readonly edits: PlanEdits;
  /** False until every line has been read: only then are the totals those of the whole. */
  readonly isWhole: boolean;
}

/** What would be ordered in all, and the decision on it. */
export function PlanDecision({ proposalId, lines, horizon, edits, isWhole }: PlanDecisionProps) {
  const { t } = useTranslation();
  const { report } = useFeedback();
  const [asking, setAsking] = useState<'APPROVE' | 'REJECT' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const totals = planTotals(lines, horizon, edits);
  const words = useTotalsInWords(totals);
  const settle = (result: CallResult<Decision>) => {
    setFailure(result.ok ? null : result.failure);
    setAsking(null);
    if (!result.ok) return;
    if (result.answer.kind === 'APPROVED') report('ACCEPTED', t('plan.say.approved', words));
    else report('ACCEPTED', t('plan.say.rejected'));
  };
  const { decide, busy } = useDecide(proposalId, settle);
  const close = () => setAsking(null);

  const question =
    asking === 'APPROVE' ? (
      <ConfirmPanel
        title={t('plan.approval.title', { horizon: t(`plan.horizons.${horizon}`) })}
        confirmLabel={t('plan.approval.confirm', words)}
        busy={busy}
        onConfirm={() => decide({ kind: 'APPROVED', body: approvalBody(lines, horizon, edits) })}
        onCancel={close}
      >
        <p>{t('plan.approval.hint', words)}</p>
      </ConfirmPanel>
    ) : asking === 'REJECT' ? (
      <Rejection busy={busy} onReject={(reason) => decide({ kind: 'REJECTED', reason })} onCancel={close} />
    ) : null;
  // In reach however long the list is, the question too.
  if (question) return <div className="wms-actions">{question}</div>;
  return (
    <section className="wms-actions" aria-label={t('plan.decide')}>
      {failure && <FailureAlert failure={failure} />}
      <p className="wms-before">
        {totals.faulty > 0 ? t('plan.faulty', { count: totals.faulty }) : t('plan.totals', words)}
        {totals.edited > 0 && <> {t('plan.edited', { count: totals.edited })}</>}
      </p>
      <Group>
        <Button
          size="lg"
          disabled={!isWhole || totals.faulty > 0 || totals.orders === 0}
          leftSection={<IconChecks aria-hidden />}
          onClick={() => setAsking('APPROVE')}
        >
          {t('plan.approve')}
        </Button>
        <Button
          size="lg"
          variant="default"
          leftSection={<IconX aria-hidden />}
          onClick={() => setAsking('REJECT')}
        >
          {t('plan.reject')}
        </Button>
      </Group>
    </section>
  );
}

/** "57 orders" and "8,120 pieces". */
export function useTotalsInWords({ orders, pieces }: Pick<PlanTotals, 'orders' | 'pieces'>) {
  const { t } = useTranslation();
  return { orders: t('plan.orders', { count: orders }), pieces: t('plan.pieces', { count: pieces }) };
}

interface RejectionProps {
  readonly busy: boolean;
  readonly onReject: (reason: string) => void;
  readonly onCancel: () => void;
}

function Rejection({ busy, onReject, onCancel }: RejectionProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const reason = text.trim();
  return (
    <ConfirmPanel
      title={t('plan.rejection.title')}
      confirmLabel={t('plan.rejection.confirm')}
      busy={busy}
      onConfirm={() => (reason === '' ? setMissing(true) : onReject(reason))}
      onCancel={onCancel}
    >
      <p>{t('plan.rejection.hint')}</p>
      <TextInput
        mt="sm"
        size="md"
        label={t('plan.rejection.reason')}
        required
        maxLength={reasonLengthMax}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={missing && reason === '' ? t('plan.rejection.reasonMissing') : undefined}
      />
    </ConfirmPanel>
  );
}
