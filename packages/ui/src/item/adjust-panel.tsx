import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { StockLevelAnswer } from '@wms/contract';
import { assertNever } from '@wms/domain';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../app/host-context.ts';
import { describeFailure } from '../elements/describe-failure.ts';
import { goOnWithEnter } from '../elements/move-between-fields.ts';
import { readDelta } from '../elements/read-count.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import type { Submission } from '../host-bridge.ts';
import { useFormat } from '../i18n/use-format.ts';
import { readAgain } from '../receive/use-shipments.ts';

/** Longest reason that a movement keeps. */
const reasonLengthMax = 200;

/** Adds pieces to a level or takes some away, with a reason. */
export function AdjustPanel({ level, onClose }: { level: StockLevelAnswer; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { report } = useFeedback();
  const { queue } = useHost();
  const titleId = useId();
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const { sku, currentQuantity } = level;
  const delta = readDelta(text);
  const result = currentQuantity + (delta ?? 0);
  const { adjust, busy } = useAdjust(sku, (submission) => {
    const change = format.signed(delta ?? 0);
    switch (submission.state) {
      case 'DONE': {
        const quantity = format.number(submission.answer.levels[0]?.currentQuantity ?? result);
        report('ACCEPTED', t('item.adjusting.say.done', { sku, change, quantity }));
        return onClose();
      }
      case 'QUEUED':
        report('QUEUED', t('item.adjusting.say.queued', { sku, change }));
        return onClose();
      case 'REFUSED': {
        const why = describeFailure(t, submission.refusal);
        if (submission.entryId === null)
          return report('REJECTED', t('item.adjusting.say.refused', { sku, reason: why }));
        // It is the exception's from now on: booked from here as well it would be booked twice.
        report('REJECTED', t('item.setAside', { sku, reason: why }));
        return onClose();
      }
      case 'FAILED':
        // A host with a queue fails only where it cannot keep the write, and says why.
        return report(
          'REJECTED',
          queue === null
            ? t('item.adjusting.say.failed', { sku })
            : t('item.adjusting.say.refused', { sku, reason: submission.error }),
        );
      default:
        return assertNever(submission);
    }
  });
  const fault = () => {
    if (text.trim() !== '' && delta === null) return t('item.adjusting.notAChange');
    return result < 0 ? t('item.adjusting.below', { quantity: format.number(currentQuantity) }) : undefined;
  };
  const isFit = delta !== null && result >= 0;
  return (
    <section className="wms-work" aria-labelledby={titleId} onKeyDown={goOnWithEnter}>
      <h2 id={titleId}>{t('item.adjusting.title', { sku })}</h2>
      <p className="wms-hint">{t('item.adjusting.hint')}</p>
      <div className="wms-fields">
        <TextInput
          size="md"
          label={t('item.adjusting.change')}
          autoComplete="off"
          autoFocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={fault()}
        />
        <TextInput
          size="md"
          label={t('item.adjusting.reason')}
          placeholder={t('item.adjusting.reasonHint')}
          autoComplete="off"
          maxLength={reasonLengthMax}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      {isFit && <p>{t('item.adjusting.result', { quantity: format.number(result) })}</p>}
      <Group>
        <Button
          size="md"
          loading={busy}
          disabled={!isFit}
          onClick={() => delta !== null && adjust(delta, reason.trim())}
        >
          {t('item.adjusting.submit')}
        </Button>
        <Button size="md" variant="default" disabled={busy} onClick={onClose}>
          {t('item.adjusting.cancel')}
        </Button>
      </Group>
    </section>
  );
}

/** Hands an adjustment to the host, one at a time. */
function useAdjust(sku: string, onSettled: (submission: Submission<'updateStock'>) => void) {
  const host = useHost();
  const queries = useQueryClient();
  const underWay = useRef(false);
  const mutation = useMutation({
    mutationFn: ({ delta, reference }: { delta: number; reference: string }) => {
      const line = { sku, delta, type: 'ADJUSTMENT' as const, ...(reference ? { reference } : {}) };
      return host.submit('updateStock', { body: { transactions: [line] } }, sku);
    },
    onSuccess: (submission) => {
      if (submission.state === 'DONE' || submission.state === 'REFUSED') readAgain(queries);
      onSettled(submission);
    },
    onSettled: () => {
      underWay.current = false;
    },
  });
  const adjust = (delta: number, reference: string) => {
    if (underWay.current) return;
    underWay.current = true;
    mutation.mutate({ delta, reference });
  };
  return { adjust, busy: mutation.isPending };
}
