import type { StockTransactionAnswer } from '@wms/contract';

/** What a level held from an instant (epoch milliseconds) on, in pieces. */
export interface LevelPoint {
  readonly at: number;
  readonly quantity: number;
}

type Movement = Pick<StockTransactionAnswer, 'occurredAt' | 'delta' | 'sequence'>;

/**
 * What a level held after each of its newest movements, the oldest first, counted back from what it holds now. By when
 * they happened, as `?asOf=` answers: an imported movement of the past stands in its own place.
 */
export function levelHistory(movements: readonly Movement[], quantityNow: number): LevelPoint[] {
  const newestFirst = movements
    .map(({ occurredAt, delta, sequence }) => ({ at: Date.parse(occurredAt), delta, sequence }))
    .toSorted((a, b) => b.at - a.at || b.sequence - a.sequence);
  let quantity = quantityNow;
  const points: LevelPoint[] = [];
  for (const { at, delta } of newestFirst) {
    points.push({ at, quantity });
    quantity -= delta;
  }
  return points.toReversed();
}
