import type { Refusal } from '@wms/client';
import { hasTexts, readObject } from '../drafts/read-draft.ts';
import { type DraftForm, useDraft } from '../drafts/use-draft.ts';
import type { Submission } from '../host-bridge.ts';
import type { ReceiptBody } from './receipt-form.ts';
import { useReceiptDraftName } from './use-receipt-counts.ts';

/** A receipt that was sent by a host without a queue, until what became of it is known. */
export interface SentReceipt {
  readonly body: ReceiptBody;
  /** Its Idempotency-Key: sent again, it is booked once. */
  readonly key: string;
  /** Epoch milliseconds. */
  readonly sentAt: number;
}

interface Sent {
  readonly receipt: SentReceipt | null;
}

/** What was sent, as a draft. */
export const sentForm: DraftForm<Sent> = {
  empty: { receipt: null },
  parse(text) {
    const { receipt } = readObject(text);
    return hasTexts(receipt, 'key') && typeof receipt.sentAt === 'number' && typeof receipt.body === 'object'
      ? { receipt: receipt as unknown as SentReceipt }
      : null;
  },
  format: ({ receipt }) => (receipt === null ? null : JSON.stringify({ receipt })),
};

/** The receipt of an ASN that got no answer yet: it outlives the page, and nothing else is booked before it is answered. */
export const useSentReceipt = (asnNumber: string) =>
  useDraft(`${useReceiptDraftName(asnNumber)}:sent`, sentForm);

/** Refusals of the call and not of the receipt: one that was sent before may be booked all the same. */
const saysNothing: ReadonlySet<Refusal['code']> = new Set([
  'UNAUTHENTICATED',
  'TOKEN_LOCKED',
  'CSRF_FAILED',
  'THROTTLED',
  'UNAVAILABLE',
  'STORAGE_FULL',
  'INTERNAL',
]);

/** Whether it is known now what became of a receipt. */
export const isAnswered = (submission: Submission<'receiveShipment'>): boolean =>
  submission.state === 'DONE' ||
  (submission.state === 'REFUSED' && !saysNothing.has(submission.refusal.code));
