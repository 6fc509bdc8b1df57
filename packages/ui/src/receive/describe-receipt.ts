import type { ShipmentAnswer } from '@wms/contract';
import type { TFunction } from 'i18next';
import { describeFailure } from '../elements/describe-failure.ts';
import type { HostBridge, Session } from '../host-bridge.ts';
import type { FeedbackKind } from '../feedback/play-tone.ts';
import type { Format } from '../i18n/use-format.ts';
import { stageOf, unregisteredSkus } from './receipt-form.ts';
import type { ReceiptAnswer, ReceiptSubmission } from './use-receive.ts';

export interface Description {
  readonly kind: FeedbackKind;
  readonly sentence: string;
}

/** What to say of an ASN that was just opened by a scan. */
export function describeShown(t: TFunction, shipment: ShipmentAnswer): Description {
  const { asnNumber, lines, status } = shipment;
  const stage = stageOf(status);
  if (stage === 'RECEIVED')
    return { kind: 'REJECTED', sentence: t('receive.say.alreadyReceived', { asnNumber }) };
  if (stage === 'CANCELLED') return { kind: 'REJECTED', sentence: t('receive.say.cancelled', { asnNumber }) };
  if (unregisteredSkus(shipment).length > 0) {
    return { kind: 'REJECTED', sentence: t('receive.say.unregistered', { asnNumber }) };
  }
  if (stage === 'PARTIAL') return { kind: 'SHOWN', sentence: t('receive.say.partial', { asnNumber }) };
  const count = lines.reduce((sum, { expectedQty }) => sum + expectedQty, 0);
  return { kind: 'SHOWN', sentence: t('receive.say.shown', { asnNumber, count }) };
}

/** Until when a host keeps a receipt that got no answer: not at all, until it is sent, or for a supervisor. */
export type Keeping = 'NOT' | 'UNTIL_SENT' | 'FOR_SUPERVISOR';

export const keepingOf = ({ queue }: HostBridge, { isBrief }: Session): Keeping => {
  if (queue === null) return 'NOT';
  return isBrief ? 'FOR_SUPERVISOR' : 'UNTIL_SENT';
};

/** What became of a receipt that was handed over. */
export function describeSubmission(
  t: TFunction,
  format: Format,
  asnNumber: string,
  submission: ReceiptSubmission,
  keeping: Keeping,
): Description {
  switch (submission.state) {
    case 'DONE':
      return describeAnswer(t, format, submission.answer);
    case 'QUEUED':
      return {
        kind: 'QUEUED',
        sentence: t(keeping === 'FOR_SUPERVISOR' ? 'brief.say.kept' : 'receive.say.queued', { asnNumber }),
      };
    case 'REFUSED':
      return {
        kind: 'REJECTED',
        sentence: t(submission.entryId === null ? 'receive.say.refused' : 'receive.say.refusedAndKept', {
          asnNumber,
          reason: describeFailure(t, submission.refusal),
        }),
      };
    case 'FAILED':
      // A host with a queue fails only where it cannot keep the write, and says why.
      return {
        kind: 'REJECTED',
        sentence:
          keeping === 'NOT'
            ? t('receive.say.failed', { asnNumber })
            : t('receive.say.refused', { asnNumber, reason: submission.error }),
      };
  }
}

function describeAnswer(t: TFunction, format: Format, answer: ReceiptAnswer): Description {
  const { asnNumber } = answer;
  if (answer.alreadyReceived)
    return { kind: 'REJECTED', sentence: t('receive.say.alreadyReceived', { asnNumber }) };
  const received = answer.lines.reduce((sum, line) => sum + line.receivedQty, 0);
  const variance = answer.lines.reduce((sum, line) => sum + line.variance, 0);
  const figures = {
    asnNumber,
    received: format.number(received),
    expected: format.number(received - variance),
    variance: format.signed(variance),
  };
  if (answer.closedShort) return { kind: 'ACCEPTED', sentence: t('receive.say.closedShort', figures) };
  return answer.status === 'RECEIVED'
    ? { kind: 'ACCEPTED', sentence: t('receive.say.received', figures) }
    : { kind: 'ACCEPTED', sentence: t('receive.say.partiallyReceived', figures) };
}
