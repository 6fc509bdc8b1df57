import type { QueueEntry, QueueEntryOf } from '../host-bridge.ts';
import { rejected, waiting } from '../queue/split-queue.ts';
import { useQueue } from '../queue/use-queue.ts';

/** A receipt as the host keeps it. */
export type KeptReceipt = QueueEntryOf<'receiveShipment'>;

const isReceiptOf =
  (asnNumber: string) =>
  (entry: QueueEntry): entry is KeptReceipt =>
    entry.name === 'receiveShipment' && entry.request.params.id === asnNumber;

/** True while a receipt of this ASN is kept by the host and not yet answered. */
export const useWaitingToBeSent = (asnNumber: string): boolean =>
  waiting(useQueue()).some(isReceiptOf(asnNumber));

/** The receipts of this ASN that were refused: what they hold is theirs alone until a person has decided on it. */
export const useRefusedReceipts = (asnNumber: string): readonly KeptReceipt[] =>
  rejected(useQueue()).filter(isReceiptOf(asnNumber));
