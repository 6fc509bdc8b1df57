import { assert } from '../assert.ts';
import type { Movement, MovementType } from '../movement.ts';
import { dayMs } from './calendar-day.ts';

/** Which movements are consumption (guide, section 5): what left to be used, less what came back of it. */
const isConsumption = {
  SALE: true,
  ISSUANCE: true,
  OUT: true,
  DAMAGE: true,
  RETURN: true,
  ADJUSTMENT: false,
  RECEIVE: false,
  AUDIT: false,
  IN: false,
} as const satisfies Record<MovementType, boolean>;

/** The pieces that one movement adds to consumption; negative for a return, 0 for what is no consumption. */
export const consumedBy = ({ type, delta }: Pick<Movement, 'type' | 'delta'>): number =>
  isConsumption[type] ? 0 - delta : 0;

/** What movements consumed together, in pieces; never below 0, however much came back. */
export const consumptionOf = (movements: readonly Pick<Movement, 'type' | 'delta'>[]): number =>
  Math.max(
    0,
    movements.reduce((sum, movement) => sum + consumedBy(movement), 0),
  );

/** The lookback of GET /recommendations without `?days=` (guide, section 5). */
export const periodDaysDefault = 30;

/** The longest lookback; more days are taken as this many (guide, section 5). */
export const periodDaysMax = 90;

/** The lookback to use for `?days=`, which must be a whole number from 1. */
export function clampPeriodDays(days: number = periodDaysDefault): number {
  assert(Number.isSafeInteger(days) && days >= 1, 'a period has at least one whole day');
  return Math.min(days, periodDaysMax);
}

/** One point of the consumption trend: the day as `MM-DD`, and what was consumed on it, in pieces. */
export interface TrendPoint {
  readonly date: string;
  readonly units: number;
}

/**
 * One point for every day of the period that ends today, the oldest first; a day without consumption, or with more
 * returns than sales, counts 0. Days are counted from 1970-01-01.
 */
export function consumptionTrend(
  consumedByDay: ReadonlyMap<number, number>,
  today: number,
  periodDays: number,
): TrendPoint[] {
  return Array.from({ length: periodDays }, (_, index) => {
    const day = today - periodDays + 1 + index;
    const date = new Date(day * dayMs).toISOString().slice(5, 10);
    return { date, units: Math.max(0, consumedByDay.get(day) ?? 0) };
  });
}
