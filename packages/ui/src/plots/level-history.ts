import type { StockTransactionAnswer } from '@wms/contract';

/** What a level held from an instant (epoch milliseconds) on, in pieces. */
export interface LevelPoint {
  readonly at: number;
  readonly quantity: number;
}

type Movement = Pick<StockTransactionAnswer, 'occurredAt' | 'quantityAfter' | 'sequence'>;

/**
 * What a level held after each of these movements, the oldest first, as `?asOf=` answers (decision 0049): by when they
 * happened, and at each moment what the latest row of the chain says of those that had happened.
 */
export function levelHistory(movements: readonly Movement[]): LevelPoint[] {
  const inTime = movements
    .map(({ occurredAt, ...row }) => ({ ...row, at: Date.parse(occurredAt) }))
    .toSorted((a, b) => a.at - b.at || a.sequence - b.sequence);
  let latest = { sequence: 0, quantityAfter: 0 };
  return inTime.map((row) => {
    if (row.sequence > latest.sequence) latest = row;
    return { at: row.at, quantity: latest.quantityAfter };
  });
}
