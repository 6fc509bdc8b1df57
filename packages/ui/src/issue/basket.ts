import { quantityMax } from '@wms/domain';
import { hasTexts, readObject } from '../drafts/read-draft.ts';
import { isUnsure } from '../drafts/resend.ts';
import { readCount } from '../elements/read-count.ts';
import type { Submission, Write } from '../host-bridge.ts';

/** Most lines of a basket: what one person carries away, and what the host takes on as one. */
export const basketLinesMax = 60;

/** Who the stock is issued to. */
export interface Recipient {
  readonly id: string;
  readonly name: string;
  readonly badge: string;
}

export interface BasketLine {
  readonly sku: string;
  /** The quantity as it stands in the field. */
  readonly text: string;
  /** The Idempotency-Key of this line: sent again, it is booked once. */
  readonly key: string;
  /** When it was sent and no answer came; epoch milliseconds. Until it is sent again it must not change. */
  readonly sentAt: number | null;
}

/** What one person is about to carry away. */
export interface Basket {
  readonly recipient: Recipient | null;
  readonly lines: readonly BasketLine[];
}

export const emptyBasket: Basket = { recipient: null, lines: [] };

/** The basket as a draft. */
export const basketForm = {
  empty: emptyBasket,
  parse(text: string): Basket | null {
    const { recipient = null, lines } = readObject(text);
    if (!Array.isArray(lines) || lines.length > basketLinesMax || !lines.every(isLine)) return null;
    return recipient === null || isRecipient(recipient) ? { recipient, lines } : null;
  },
  format: (content: Basket): string | null =>
    content.recipient === null && content.lines.length === 0 ? null : JSON.stringify(content),
};

const isRecipient = (value: unknown): value is Recipient => hasTexts(value, 'id', 'name', 'badge');

const isLine = (value: unknown): value is BasketLine =>
  hasTexts(value, 'sku', 'text', 'key') && (value.sentAt === null || typeof value.sentAt === 'number');

/** The quantity of a line, 1 or more; null while it is none. */
export const quantityOf = ({ text }: BasketLine): number | null => {
  const count = readCount(text);
  return count === 0 ? null : count;
};

/** What adding came to; `quantity` is what the line holds now. */
export type Added =
  | { readonly kind: 'ADDED'; readonly basket: Basket; readonly quantity: number }
  | { readonly kind: 'FULL' | 'SENT' | 'NOT_A_COUNT' | 'TOO_MANY' | 'notTaken' };

/** Pieces as they were scanned: for whom, and the key of their line where they begin one. */
export interface ScannedPieces {
  readonly sku: string;
  readonly pieces: number;
  readonly recipientId: string;
  readonly key: string;
}

/**
 * Adds pieces of a SKU: to its line, or as a new line at the top, where the person looks. What was looked up for so long
 * that the basket is another person's by now is not taken.
 */
export function addPieces(now: Basket, { sku, pieces, recipientId, key }: ScannedPieces): Added {
  if (now.recipient?.id !== recipientId) return { kind: 'notTaken' };
  const line = now.lines.find((known) => known.sku === sku);
  if (line === undefined) {
    if (now.lines.length >= basketLinesMax) return { kind: 'FULL' };
    const lines = [{ sku, text: String(pieces), key, sentAt: null }, ...now.lines];
    return { kind: 'ADDED', basket: { ...now, lines }, quantity: pieces };
  }
  if (line.sentAt !== null) return { kind: 'SENT' };
  // A quantity that was typed wrongly is the person's to correct.
  const before = line.text.trim() === '' ? 0 : readCount(line.text);
  if (before === null) return { kind: 'NOT_A_COUNT' };
  const quantity = before + pieces;
  if (quantity > quantityMax) return { kind: 'TOO_MANY' };
  return { kind: 'ADDED', basket: typeQuantity(now, sku, String(quantity)), quantity };
}

export const typeQuantity = (now: Basket, sku: string, text: string): Basket => ({
  ...now,
  lines: now.lines.map((line) => (line.sku === sku && line.sentAt === null ? { ...line, text } : line)),
});

export const removeLine = (now: Basket, sku: string): Basket => ({
  ...now,
  lines: now.lines.filter((line) => line.sku !== sku),
});

/** Gives an open basket to somebody, or empties it for the next person. */
export const giveTo = (now: Basket, next: Recipient): Basket => ({ ...now, recipient: next });

/** The lines that cannot be booked as they are. */
export const faultyLines = ({ lines }: Basket, now: number): readonly BasketLine[] =>
  lines.filter((line) => quantityOf(line) === null || isUnsure(line, now));

/** One write a line, each with its own key. `subject` names it for people, in the queue. */
export const writesOf = (
  { lines }: Basket,
  { id: workerId }: Recipient,
  subject: (line: BasketLine) => string,
): readonly Write[] =>
  lines.map((line) => ({
    name: 'createTransaction',
    request: { body: { sku: line.sku, type: 'OUT', quantity: quantityOf(line) ?? 0, workerId } },
    subject: subject(line),
    key: line.key,
  }));

/**
 * The basket after it was handed over. What is booked, kept or set aside leaves it; what was refused where nothing is
 * kept can be changed and sent again, and what got no answer stays as it was sent.
 */
export function afterHandingOver(
  now: Basket,
  submissions: readonly Submission<'createTransaction'>[],
  sentAt: number | null,
): Basket {
  const lines = now.lines.flatMap((line, index) => {
    const submission = submissions[index];
    if (submission?.state === 'FAILED') return [{ ...line, sentAt }];
    return submission?.state === 'REFUSED' && submission.entryId === null ? [{ ...line, sentAt: null }] : [];
  });
  return lines.length === 0 ? emptyBasket : { ...now, lines };
}
