import { type DraftForm, useDraft } from '../drafts/use-draft.ts';
import { readObject } from '../drafts/read-draft.ts';
import { useSession } from '../session/use-session.ts';
import { type Counts, hasAnyCount } from './receipt-form.ts';

/** Counts as a draft. */
export const countsForm: DraftForm<Counts> = {
  empty: {},
  parse(text) {
    const counts = readObject(text);
    return Object.values(counts).every((count) => typeof count === 'string') ? (counts as Counts) : null;
  },
  format: (counts) => (hasAnyCount(counts) ? JSON.stringify(counts) : null),
};

/** The draft of an ASN's counts. */
export function useReceiptDraftName(asnNumber: string): string {
  const { warehouseId } = useSession();
  return `receive:${warehouseId}:${asnNumber}`;
}

/**
 * What is counted of an ASN and not booked yet: it outlives the window, and goes with the receipt made from it, to be
 * that receipt's alone, booked, waiting or refused (decision 0115).
 */
export const useReceiptCounts = (asnNumber: string) => useDraft(useReceiptDraftName(asnNumber), countsForm);
