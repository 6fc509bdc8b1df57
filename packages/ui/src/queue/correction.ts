import type { QueueableRequest, QueueEntry } from '../host-bridge.ts';
import { movedTo } from '../stocktake/use-set-stock.ts';

/** Another write that a person may choose in the place of a refused one; quantities in pieces. */
export type Correction =
  /** The level moved while it was counted: the count holds all the same. */
  | {
      readonly kind: 'KEEP_COUNT';
      readonly request: QueueableRequest;
      readonly sku: string;
      readonly counted: number;
      readonly before: number | null;
      readonly now: number;
    }
  /** There was less than was issued: what there is goes out. */
  | { readonly kind: 'ISSUE_AVAILABLE'; readonly request: QueueableRequest; readonly available: number };

/** What else could be booked in the place of an exception; null when there is nothing but the same again. */
export function correctionOf(entry: QueueEntry): Correction | null {
  const { refusal } = entry;
  if (refusal === null) return null;
  if (entry.name === 'setStock') {
    const now = movedTo(refusal);
    if (now === null) return null;
    const { body } = entry.request;
    const request = { body: { ...body, expectedQuantity: now } };
    const before = body.expectedQuantity ?? null;
    return { kind: 'KEEP_COUNT', request, sku: body.sku, counted: body.quantity, before, now };
  }
  if (entry.name === 'createTransaction' && refusal.code === 'INSUFFICIENT_STOCK') {
    const { available } = refusal.details;
    if (typeof available !== 'number' || available === 0) return null;
    const request = { body: { ...entry.request.body, quantity: available } };
    return { kind: 'ISSUE_AVAILABLE', request, available };
  }
  return null;
}
