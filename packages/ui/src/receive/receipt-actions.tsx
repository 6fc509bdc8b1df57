import { Button, Group } from '@mantine/core';
import { IconChecks, IconScissors } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ConfirmPanel } from '../elements/confirm-panel.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { CountsActions } from './counts-actions.tsx';
import type { ReceiptStage, Totals } from './receipt-form.ts';

interface ReceiptActionsProps {
  readonly asnNumber: string;
  readonly stage: ReceiptStage;
  readonly totals: Totals;
  readonly hasCounts: boolean;
  readonly busy: boolean;
  readonly closing: boolean;
  readonly onAcceptAll: () => void;
  readonly onBookCounts: () => void;
  readonly onClearCounts: () => void;
  readonly onAskClose: () => void;
  readonly onCancelClose: () => void;
  readonly onClose: () => void;
}

/** What may be done now, with one big button for the likely thing. */
export function ReceiptActions(props: ReceiptActionsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { asnNumber, stage, totals, hasCounts, busy } = props;
  const outstanding = format.number(totals.outstanding);
  if (props.closing) {
    return (
      <ConfirmPanel
        title={t('receive.close.title', { asnNumber })}
        confirmLabel={t('receive.close.confirm')}
        busy={busy}
        onConfirm={props.onClose}
        onCancel={props.onCancelClose}
      >
        <p>{t('receive.close.hint', { pieces: outstanding })}</p>
      </ConfirmPanel>
    );
  }
  return (
    <section className="wms-actions" aria-label={t('receive.actions.name')}>
      {hasCounts && <BeforeBooking totals={totals} />}
      <Group>
        {hasCounts ? (
          <CountsActions
            pieces={totals.counted ?? 0}
            isFaulty={totals.linesFaulty > 0}
            busy={busy}
            onBook={props.onBookCounts}
            onClear={props.onClearCounts}
          />
        ) : (
          <Button
            size="xl"
            loading={busy}
            leftSection={<IconChecks aria-hidden />}
            onClick={props.onAcceptAll}
          >
            {stage === 'PARTIAL'
              ? t('receive.actions.receiveRemainder', { pieces: outstanding })
              : t('receive.actions.acceptAll', { pieces: outstanding })}
          </Button>
        )}
        {stage === 'PARTIAL' && !hasCounts && (
          <Button
            size="xl"
            variant="default"
            disabled={busy}
            leftSection={<IconScissors aria-hidden />}
            onClick={props.onAskClose}
          >
            {t('receive.actions.closeShort')}
          </Button>
        )}
      </Group>
    </section>
  );
}

/** The variance before it is booked, in words. */
function BeforeBooking({ totals }: { totals: Totals }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (totals.linesFaulty > 0) {
    return <p className="wms-before">{t('receive.before.faulty', { count: totals.linesFaulty })}</p>;
  }
  return (
    <p className="wms-before">
      {t('receive.before.variance', { variance: format.signed(totals.variance) })}
      {totals.linesOver > 0 && <> {t('receive.before.over', { count: totals.linesOver })}</>}
      {totals.linesUncounted > 0 && <> {t('receive.before.uncounted', { count: totals.linesUncounted })}</>}
    </p>
  );
}
