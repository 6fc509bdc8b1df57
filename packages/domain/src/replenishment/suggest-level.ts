import { assert } from '../assert.ts';
import { quantityMax, type StockLevel } from '../stock-level.ts';
import { leadTimeDays, safetyDays, twoDecimals } from './recommend.ts';

/** How far back consumption is looked at for a suggestion, in days. */
export const suggestionDaysMax = 90;

/** A SKU that is younger counts as this old, so that the rush of its first days is not taken for its demand. */
export const suggestionDaysMin = 28;

/** Days of demand that the par holds above the threshold: about one replenishment a month. */
export const coverDays = 30;

/** Threshold and par that a SKU's consumption speaks for, with every term, so that a person can check them. */
export interface LevelSuggestion extends Pick<StockLevel, 'refillThreshold' | 'parLevel'> {
  readonly explanation: {
    readonly consumedInPeriod: number;
    readonly periodDays: number;
    /** Pieces a day, with two decimals. */
    readonly velocityPerDay: string;
    readonly leadTimeDays: number;
    readonly safetyDays: number;
    readonly coverDays: number;
  };
}

/**
 * The threshold is the reorder point of the guide's section 5, velocity x (7 + 14) days, so that alerts and
 * recommendations speak up together; the par lies 30 days of demand above it: an order-point, order-up-to-level policy
 * (Silver, Pyke and Thomas, "Inventory and Production Management in Supply Chains", 4th edition, chapter 6).
 * `consumed` is what was consumed in the last `suggestionDaysMax` days, `daysSinceFirst` how many of them have passed
 * since the first consumption, today included. Null when there is nothing to go by.
 */
export function suggestLevel(consumed: number, daysSinceFirst: number): LevelSuggestion | null {
  assert(Number.isSafeInteger(consumed) && Number.isSafeInteger(daysSinceFirst), 'pieces and days are whole');
  if (consumed <= 0) return null;
  const periodDays = Math.min(suggestionDaysMax, Math.max(suggestionDaysMin, daysSinceFirst));
  const demandOf = (days: number) => Math.ceil((consumed * days) / periodDays);
  const refillThreshold = demandOf(leadTimeDays + safetyDays);
  return {
    refillThreshold: Math.min(refillThreshold, quantityMax),
    parLevel: Math.min(refillThreshold + demandOf(coverDays), quantityMax),
    explanation: {
      consumedInPeriod: consumed,
      periodDays,
      velocityPerDay: twoDecimals(consumed, periodDays),
      leadTimeDays,
      safetyDays,
      coverDays,
    },
  };
}
