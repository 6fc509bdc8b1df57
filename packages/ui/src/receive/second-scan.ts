import type { ReceiptStage } from './receipt-form.ts';

/** What stands on the screen when the ASN that it shows is scanned. */
export interface ShownAsn {
  /** Null when the server cannot be reached and the ASN is not known here. */
  readonly stage: ReceiptStage | null;
  /** It was opened by a scan, or scanned since; a scan of one that was opened by hand only says so. */
  readonly scannedBefore: boolean;
  readonly busy: boolean;
  readonly waitingToBeSent: boolean;
  /** A receipt of it was refused and nobody has decided on that yet. */
  readonly isSetAside: boolean;
  /** A receipt of it was sent and not answered, by a host that keeps none. */
  readonly isUnanswered: boolean;
  readonly hasUnregisteredSkus: boolean;
  readonly hasCounts: boolean;
  readonly questionOpen: boolean;
}

export type SecondScan =
  | 'ACCEPT_ALL'
  | 'SCAN_AGAIN'
  | 'BUSY'
  | 'ALREADY_WAITING'
  | 'SET_ASIDE'
  | 'UNANSWERED'
  | 'QUESTION_OPEN'
  | 'ALREADY_RECEIVED'
  | 'PARTIAL'
  | 'CANCELLED'
  | 'UNREGISTERED'
  | 'COUNTS_TYPED';

/**
 * What a further scan of the ASN on the screen means. It accepts everything expected only where that is beyond doubt:
 * the remainder of a part-received pallet is a decision, and typed counts are never overruled. The first reason
 * that stands against it is the answer.
 */
export function decideSecondScan(shown: ShownAsn): SecondScan {
  if (shown.busy) return 'BUSY';
  if (shown.waitingToBeSent) return 'ALREADY_WAITING';
  if (shown.isSetAside) return 'SET_ASIDE';
  if (shown.isUnanswered) return 'UNANSWERED';
  if (shown.questionOpen) return 'QUESTION_OPEN';
  if (shown.stage === 'RECEIVED') return 'ALREADY_RECEIVED';
  if (shown.stage === 'CANCELLED') return 'CANCELLED';
  if (shown.hasUnregisteredSkus) return 'UNREGISTERED';
  if (shown.hasCounts) return 'COUNTS_TYPED';
  if (shown.stage === 'PARTIAL') return 'PARTIAL';
  return shown.scannedBefore ? 'ACCEPT_ALL' : 'SCAN_AGAIN';
}
