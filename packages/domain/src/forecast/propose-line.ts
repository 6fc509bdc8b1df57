import { quantityMax } from '../stock-level.ts';
import type { ForecastMethod } from './back-test.ts';
import { chooseForecast, type ForecastExplanation, historyPeriodsMax } from './choose-forecast.ts';

/** A month, in days, in everything that the procurement forecast says. */
export const monthDays = 30;

/** The run rate looks back this many days, or to the first consumption. */
export const runRateDaysMax = 180;

/** A younger SKU is not extrapolated: what it has consumed so far counts as a month's. */
export const runRateDaysMin = 30;

export const forecastHorizons = ['QUARTER', 'HALF_YEAR'] as const;
export type ForecastHorizon = (typeof forecastHorizons)[number];

/** How many months each horizon orders for (guide, section 5). */
export const horizonMonths = { QUARTER: 3, HALF_YEAR: 6 } as const satisfies Record<ForecastHorizon, number>;

const weekDays = 7;

/** The days of history that a proposal looks at, at most. */
export const historyDaysMax = historyPeriodsMax * weekDays;

const weeksPerYear = 52;
const horizonWeeks = Math.ceil((horizonMonths.HALF_YEAR * monthDays) / weekDays);

/** A demand that is this little above a whole number, in pieces, is that number: sums of fractions are not exact. */
const roundingSlack = 1e-6;

/** Pieces consumed by day, in days since 1970-01-01; negative where more came back than left. */
export type ConsumedByDay = ReadonlyMap<number, number>;

/** What is at hand or on its way, in pieces. */
export interface SupplyPosition {
  readonly currentStock: number;
  readonly inTransit: number;
  readonly inProduction: number;
}

/** How fast a SKU goes, and how long it lasts. */
export interface Cover {
  /** Pieces in 30 days, to the hundredth. */
  readonly runRatePerMonth: number;
  /** Months until the position is used up, to the hundredth; null when nothing is consumed. */
  readonly monthsOfCover: number | null;
}

/** One line of a procurement proposal. */
export interface ProposedLine extends Cover {
  readonly quarterQuantity: number;
  readonly halfYearQuantity: number;
  /** RUN_RATE where the history is too short to choose a method. */
  readonly method: ForecastMethod;
  readonly error: number | null;
  readonly explanation: ProposalExplanation;
}

/** Every term of the quantities, so that a person can check them. */
export interface ProposalExplanation {
  readonly position: number;
  /** The days that the run rate is made from, and what they consumed. */
  readonly runRateDays: number;
  readonly consumed: number;
  /** Expected demand of the horizon in pieces, to the hundredth. */
  readonly quarterDemand: number;
  readonly halfYearDemand: number;
  /** How the weekly forecast was chosen; null where the run rate stands in for it. */
  readonly forecast: ForecastExplanation | null;
}

/** The monthly run rate of up to 180 days, and for how many months the position lasts at it. */
export function measureCover(consumedByDay: ConsumedByDay, today: number, position: number): Cover {
  const { consumed, days } = runRate(consumedByDay, today);
  return {
    runRatePerMonth: toHundredths((consumed * monthDays) / days),
    monthsOfCover: consumed === 0 ? null : toHundredths((position * days) / (consumed * monthDays)),
  };
}

/**
 * Proposes what to order of one SKU: the demand forecast for three and for six months less the position, never below
 * 0, in whole pieces (guide, section 5). The demand is forecast by week, with the
 * method that did best on this SKU's own past.
 */
export function proposeLine(
  consumedByDay: ConsumedByDay,
  today: number,
  supply: SupplyPosition,
): ProposedLine {
  const position = supply.currentStock + supply.inTransit + supply.inProduction;
  const { consumed, days } = runRate(consumedByDay, today);
  const chosen = chooseWeekly(weeklyDemand(consumedByDay, today));
  const isTested = chosen.error !== null;
  const demandOf = (horizon: ForecastHorizon) => {
    const horizonDays = horizonMonths[horizon] * monthDays;
    return isTested ? sumDays(chosen.forecast, horizonDays) : (consumed * horizonDays) / days;
  };
  const [quarterDemand, halfYearDemand] = [demandOf('QUARTER'), demandOf('HALF_YEAR')];
  return {
    ...measureCover(consumedByDay, today, position),
    quarterQuantity: toOrder(quarterDemand, position),
    halfYearQuantity: toOrder(halfYearDemand, position),
    method: isTested ? chosen.method : 'RUN_RATE',
    error: chosen.error,
    explanation: {
      position,
      runRateDays: days,
      consumed,
      quarterDemand: toHundredths(quarterDemand),
      halfYearDemand: toHundredths(halfYearDemand),
      forecast: isTested ? chosen.explanation : null,
    },
  };
}

const chooseWeekly = (demand: readonly number[]) => chooseForecast(demand, horizonWeeks, weeksPerYear);

/** What a proposal's quantities come from, week by week. */
export interface DemandWeeks {
  readonly method: ForecastMethod;
  readonly error: number | null;
  /** Pieces consumed in each whole week since the first consumption, the oldest first, the last of them ending today. */
  readonly consumed: readonly number[];
  /** Expected demand of each week of half a year after it, to the hundredth. */
  readonly expected: readonly number[];
}

/** The past weeks of a SKU and its expected ones, forecast as `proposeLine` does. */
export function forecastWeeks(consumedByDay: ConsumedByDay, today: number): DemandWeeks {
  const weeks = weeklyDemand(consumedByDay, today);
  const chosen = chooseWeekly(weeks);
  if (chosen.error !== null) {
    const { method, error, forecast } = chosen;
    return { method, error, consumed: weeks, expected: forecast.map(toHundredths) };
  }
  const { consumed, days } = runRate(consumedByDay, today);
  const eachWeek = toHundredths((consumed * weekDays) / days);
  const expected = Array.from({ length: consumed === 0 ? 0 : horizonWeeks }, () => eachWeek);
  return { method: 'RUN_RATE', error: null, consumed: weeks, expected };
}

/** What the days of the run rate consumed; never below 0, however much came back. */
function runRate(consumedByDay: ConsumedByDay, today: number): { consumed: number; days: number } {
  const age = today - firstDayOf(consumedByDay, today) + 1;
  const days = Math.min(runRateDaysMax, Math.max(runRateDaysMin, age));
  let consumed = 0;
  for (const [day, pieces] of consumedByDay) if (day <= today && day > today - days) consumed += pieces;
  return { consumed: Math.max(0, consumed), days };
}

/** The day of the first consumption; today when there was none. */
function firstDayOf(consumedByDay: ConsumedByDay, today: number): number {
  let first = today;
  for (const [day, pieces] of consumedByDay) if (pieces > 0 && day < first) first = day;
  return first;
}

/** Demand of the whole weeks since the first consumption, the oldest first, the last of them ending today. */
export function weeklyDemand(consumedByDay: ConsumedByDay, today: number): number[] {
  const age = today - firstDayOf(consumedByDay, today) + 1;
  const weekCount = Math.min(historyPeriodsMax, Math.floor(age / weekDays));
  const weeks = Array.from({ length: weekCount }, () => 0);
  for (const [day, pieces] of consumedByDay) {
    const week = weekCount - 1 - Math.floor((today - day) / weekDays);
    const before = weeks[week];
    if (before !== undefined) weeks[week] = before + pieces;
  }
  return weeks.map((pieces) => Math.max(0, pieces));
}

/** The demand of the first days of a weekly forecast; a week that is only begun counts in part. */
function sumDays(weeks: readonly number[], dayCount: number): number {
  const wholeWeeks = Math.floor(dayCount / weekDays);
  const sum = weeks.slice(0, wholeWeeks).reduce((total, pieces) => total + pieces, 0);
  return sum + ((weeks[wholeWeeks] ?? 0) * (dayCount % weekDays)) / weekDays;
}

const toOrder = (demand: number, position: number): number =>
  Math.min(quantityMax, Math.max(0, Math.ceil(demand - position - roundingSlack)));

const toHundredths = (value: number): number => Math.round(value * 100) / 100;
