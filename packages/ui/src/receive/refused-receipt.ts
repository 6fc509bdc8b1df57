import type { QueueEntryOf, Submission } from '../host-bridge.ts';
import type { Counts } from './receipt-form.ts';

/**
 * Whether what was counted is in other hands once a receipt was handed over: booked, kept to be sent, or held by an
 * exception. Else nobody but the screen has it, and it stays there.
 */
export const isHandedOver = (submission: Submission<'receiveShipment'>): boolean =>
  submission.state === 'DONE' ||
  submission.state === 'QUEUED' ||
  (submission.state === 'REFUSED' && submission.entryId !== null);

/**
 * The counts that a refused receipt holds, to be counted on and booked anew; null where it holds none, and where the
 * server may have booked it all the same: counted anew it would be another receipt, and could be booked twice.
 */
export function countsToCorrect({ request, refusal }: QueueEntryOf<'receiveShipment'>): Counts | null {
  const lines = request.body?.lines ?? [];
  const mayBeBooked =
    refusal === null || refusal.code === 'INTERNAL' || refusal.details.reason === 'UNCONFIRMED';
  if (mayBeBooked || lines.length === 0) return null;
  return Object.fromEntries(lines.map(({ sku, receivedQty }) => [sku, String(receivedQty)]));
}
