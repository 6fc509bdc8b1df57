import { assert } from '../assert.ts';
import { calendarDate } from './calendar-day.ts';

/** Days from ordering to arrival (guide, section 5). */
export const leadTimeDays = 7;

/** Days of demand held against surprises (guide, section 5). */
export const safetyDays = 14;

/** What a reorder recommendation is made from; quantities in pieces. */
export interface ReorderInput {
  readonly sku: string;
  readonly currentStock: number;
  /** 888's own central stock. */
  readonly ourStock: number;
  readonly inProduction: number;
  readonly inTransit: number;
  /** What the last `periodDays` days consumed, at least 0. */
  readonly consumedInPeriod: number;
  readonly periodDays: number;
}

/** A reorder-point analysis with the wire's field names (guide, section 5). */
export interface Recommendation extends ReorderInput {
  /** Pieces a day, with two decimals. */
  readonly velocityPerDay: string;
  readonly reorderPoint: number;
  readonly recommendedOrder: number;
  /** What 888 can send of it from its own stock. */
  readonly achievableOrder: number;
  /** Whole days until the stock at hand is gone; null when nothing is consumed. */
  readonly daysOfStockLeft: number | null;
  /** `2026-05-31`; null when nothing is consumed, or beyond the year 9999. */
  readonly depletionDate: string | null;
  /** The last day to order on, so that the goods arrive before the position is used up; never before today. */
  readonly orderByDate: string | null;
  readonly explanation: ReorderExplanation;
}

/** Every term of the formula, so that a person can check it. */
export interface ReorderExplanation {
  readonly leadTimeDays: number;
  readonly safetyDays: number;
  /** At hand, in transit and in production. */
  readonly position: number;
  readonly isDue: boolean;
  /** How far the position is below the reorder point. */
  readonly shortfall: number;
  /** Demand of one more period at the same velocity. */
  readonly periodDemand: number;
}

/** What decides how much to order, without its dates. */
export interface ReorderQuantity extends Omit<ReorderExplanation, 'leadTimeDays' | 'safetyDays'> {
  readonly reorderPoint: number;
  readonly recommendedOrder: number;
}

/**
 * How much of one SKU to order (guide, section 5). The velocity stays a fraction, consumed / days, and every rounding
 * is done on whole numbers, so that 240 in 30 days times 21 is 168 and nothing beside it.
 */
export function reorderQuantity({
  currentStock,
  inTransit,
  inProduction,
  consumedInPeriod: consumed,
  periodDays,
}: Omit<ReorderInput, 'sku' | 'ourStock'>): ReorderQuantity {
  assert(
    consumed >= 0 && Number.isSafeInteger(consumed * 200),
    'consumption is a whole number that can be counted',
  );
  const position = currentStock + inTransit + inProduction;
  const reorderPoint = divideUp(consumed * (leadTimeDays + safetyDays), periodDays);
  const isDue = position <= reorderPoint;
  const shortfall = Math.max(0, reorderPoint - position);
  const recommendedOrder = isDue ? Math.max(consumed, shortfall) : 0;
  return { position, isDue, shortfall, periodDemand: consumed, reorderPoint, recommendedOrder };
}

/** The whole recommendation for one SKU; `today` is counted in days since 1970-01-01. */
export function recommendOrder(input: ReorderInput, today: number): Recommendation {
  const { currentStock, ourStock, consumedInPeriod: consumed, periodDays } = input;
  const { reorderPoint, recommendedOrder, ...terms } = reorderQuantity(input);
  const daysOfStockLeft = consumed === 0 ? null : divideDown(currentStock * periodDays, consumed);
  const daysOfPosition = consumed === 0 ? null : divideDown(terms.position * periodDays, consumed);
  return {
    ...input,
    velocityPerDay: twoDecimals(consumed, periodDays),
    reorderPoint,
    recommendedOrder,
    achievableOrder: Math.min(recommendedOrder, ourStock),
    daysOfStockLeft,
    depletionDate: daysOfStockLeft === null ? null : calendarDate(today + daysOfStockLeft),
    orderByDate:
      daysOfPosition === null ? null : calendarDate(today + Math.max(0, daysOfPosition - leadTimeDays)),
    explanation: { leadTimeDays, safetyDays, ...terms },
  };
}

/** The order of the list: what needs most first, then by SKU. */
export function compareRecommendations(
  a: Pick<Recommendation, 'sku' | 'recommendedOrder'>,
  b: Pick<Recommendation, 'sku' | 'recommendedOrder'>,
): number {
  if (a.recommendedOrder !== b.recommendedOrder) return b.recommendedOrder - a.recommendedOrder;
  if (a.sku === b.sku) return 0;
  return a.sku < b.sku ? -1 : 1;
}

/** Exact for whole numbers, where the quotient of doubles might not be. */
const divideDown = (dividend: number, divisor: number): number => (dividend - (dividend % divisor)) / divisor;

const divideUp = (dividend: number, divisor: number): number =>
  divideDown(dividend, divisor) + (dividend % divisor === 0 ? 0 : 1);

/** The quotient to the nearest hundredth, halves up. */
export function twoDecimals(dividend: number, divisor: number): string {
  const hundredths = divideDown(dividend * 200 + divisor, divisor * 2);
  const digits = String(hundredths).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
