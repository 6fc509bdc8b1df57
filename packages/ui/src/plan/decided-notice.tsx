import { IconChecks, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../elements/notice.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useTotalsInWords } from './plan-decision.tsx';
import type { Decision } from './use-plan.ts';

/** What has become of the proposal that was last decided on here. */
export function DecidedNotice({ decision }: { decision: Decision }) {
  return decision.kind === 'APPROVED' ? <Approved decision={decision} /> : <Rejected decision={decision} />;
}

function Approved({ decision }: { decision: Extract<Decision, { kind: 'APPROVED' }> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { proposal, orders, alreadyApproved } = decision;
  const words = useTotalsInWords({
    orders: orders.length,
    pieces: orders.reduce((sum, { quantity }) => sum + quantity, 0),
  });
  const title = t('plan.decided.approved', {
    when: format.dateTime(proposal.decidedAt ?? proposal.createdAt),
    horizon: t(`plan.horizons.${proposal.horizon}`),
  });
  return (
    <Notice tone="good" icon={IconChecks} title={title}>
      <p>{t('plan.decided.approvedHint', words)}</p>
      {alreadyApproved && <p>{t('plan.decided.already')}</p>}
    </Notice>
  );
}

function Rejected({ decision }: { decision: Extract<Decision, { kind: 'REJECTED' }> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { proposal } = decision;
  const when = format.dateTime(proposal.decidedAt ?? proposal.createdAt);
  return (
    <Notice tone="info" icon={IconX} title={t('plan.decided.rejected', { when })}>
      <p>{t('plan.decided.rejectedHint', { reason: proposal.reason ?? '' })}</p>
    </Notice>
  );
}
