import type { MovementType } from '../movement.ts';
import { dayOf } from './calendar-day.ts';
import { consumedBy } from './consumption.ts';

/** A ledger row as it is counted. */
export interface CountableRow {
  readonly id: string;
  readonly type: MovementType;
  readonly delta: number;
  /** Epoch milliseconds. */
  readonly occurredAt: number;
}

/** What rows of one SKU add to one day, counted from 1970-01-01. */
export interface DayCount {
  readonly day: number;
  /** In pieces; negative where more came back than left. */
  readonly consumed: number;
  /** The newest row, in the order of the chain, that happened on this day or on one before. */
  readonly lastTransactionId: string;
}

/** What rows of one SKU change in what has been counted of it. */
export interface CountedMovements {
  /** Each day on which one of the rows happened. */
  readonly days: readonly DayCount[];
  /** Rows that happened before a day that had already begun, in the order of the chain: each is the newest of every later day too. */
  readonly late: readonly { readonly day: number; readonly lastTransactionId: string }[];
  readonly newestDay: number;
}

/**
 * Counts the next rows of one SKU's chain, the oldest first, by the day on which they happened. Days follow one
 * another in a chain, but for clocks that disagree around midnight. `newestDay` is the newest day counted before.
 */
export function countMovements(rows: readonly CountableRow[], newestDay: number): CountedMovements {
  const days = new Map<number, { consumed: number; lastTransactionId: string }>();
  const late: { day: number; lastTransactionId: string }[] = [];
  let newest = newestDay;
  for (const row of rows) {
    const day = dayOf(row.occurredAt);
    const consumed = (days.get(day)?.consumed ?? 0) + consumedBy(row);
    days.set(day, { consumed, lastTransactionId: row.id });
    if (day < newest) {
      late.push({ day, lastTransactionId: row.id });
      for (const [other, count] of days) if (other > day) count.lastTransactionId = row.id;
    }
    newest = Math.max(newest, day);
  }
  return { days: [...days].map(([day, count]) => ({ day, ...count })), late, newestDay: newest };
}
