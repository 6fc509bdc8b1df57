import { assert } from '../assert.ts';
import {
  backTest,
  combinedMethods,
  type ForecastMethod,
  forecastByAll,
  type TestedMethod,
} from './back-test.ts';
import { classifyDemand, type DemandPattern } from './classify-demand.ts';
import { flat, mean } from './fit.ts';
import type { SingleMethod } from './fit-method.ts';

/** The longest history that is looked at, in periods; of a longer one the latest count. */
export const historyPeriodsMax = 156;

/** From this many periods since the first demand on, methods are chosen between; before, the mean goes on. */
export const choicePeriodsMin = 6;

/** Seasons are tried once the history holds two cycles to learn from and a quarter of one to be tested on. */
const seasonCyclesMin = 2.25;

/** A forecast, and why it is this one. */
export interface ChosenForecast {
  readonly method: ForecastMethod;
  /** Root mean squared scaled error in the back-test; below 1 is better than the naive method. Null without a test. */
  readonly error: number | null;
  /** Expected demand of each coming period, at least 0. */
  readonly forecast: readonly number[];
  readonly explanation: ForecastExplanation;
}

export interface ForecastExplanation {
  readonly pattern: DemandPattern;
  /** Periods since the first demand. */
  readonly periods: number;
  readonly measure: 'RMSSE';
  /** From how many points in the past the methods were tested, and how many periods they forecast from there. */
  readonly originCount: number;
  readonly forecastCount: number;
  /** The tested methods, the best first. */
  readonly tested: readonly { readonly method: ForecastMethod; readonly error: number }[];
  /** What the combination is the mean of. */
  readonly combined: readonly ForecastMethod[];
}

/**
 * Forecasts a demand history (pieces a period, at least 0, the oldest first; what lies before the first demand does
 * not count). The combination of several methods is used unless a single one did clearly better in a rolling-origin
 * back-test on this very history, ties going to the simpler; the pattern of demand decides which ones take part.
 * `seasonLength` is the number of periods in a year. The same history always gives the same forecast.
 */
export function chooseForecast(
  history: readonly number[],
  horizon: number,
  seasonLength: number,
): ChosenForecast {
  assert(
    history.every((value) => value >= 0 && Number.isFinite(value)),
    'a demand history is never negative',
  );
  assert(horizon >= 1, 'a forecast looks ahead');
  const latest = history.slice(-historyPeriodsMax);
  const firstDemand = latest.findIndex((value) => value > 0);
  const demand = firstDemand < 0 ? [] : latest.slice(firstDemand);
  const pattern = classifyDemand(demand);
  const untested = {
    pattern,
    periods: demand.length,
    measure: 'RMSSE',
    originCount: 0,
    forecastCount: 0,
    tested: [],
    combined: [],
  } as const;
  if (demand.length < choicePeriodsMin) {
    return {
      method: 'MOVING_AVERAGE',
      error: null,
      forecast: flat(mean(demand), horizon),
      explanation: untested,
    };
  }
  const methods = candidatesFor(pattern, demand.length, seasonLength);
  const { originCount, forecastCount, errors } = backTest(methods, demand, horizon, seasonLength);
  const method = chooseMethod(methods, errors, forecastCount);
  const forecast = forecastByAll(methods, demand, horizon, seasonLength).get(method) ?? [];
  const tested = rankMethods(methods, errors);
  const combined = method === 'COMBINATION' ? combinedMethods : [];
  const explanation = { ...untested, originCount, forecastCount, tested, combined };
  return { method, error: errorOf(errors, method), forecast, explanation };
}

/** The methods made for a pattern of demand, the simpler first. */
function candidatesFor(
  pattern: DemandPattern,
  periods: number,
  seasonLength: number,
): readonly SingleMethod[] {
  const anyDemand = ['NAIVE', 'MOVING_AVERAGE', 'SIMPLE_SMOOTHING', 'ROOT_SMOOTHING'] as const;
  if (pattern === 'INTERMITTENT' || pattern === 'LUMPY') return [...anyDemand, 'CROSTON', 'SBA', 'TSB'];
  const trends = [...anyDemand, 'HOLT', 'DAMPED_TREND'] as const;
  if (periods < seasonCyclesMin * seasonLength) return trends;
  return [...trends, 'SEASONAL_ADDITIVE', 'SEASONAL_MULTIPLICATIVE'];
}

/** The combination, or the best single method if it beats it by more than chance would let it. */
function chooseMethod(
  methods: readonly SingleMethod[],
  errors: ReadonlyMap<TestedMethod, number>,
  forecastCount: number,
): TestedMethod {
  const share = clearlyBetterShare(forecastCount);
  let chosen: TestedMethod = 'COMBINATION';
  let least = share === 0 ? 0 : share * errorOf(errors, 'COMBINATION');
  for (const method of methods) {
    const error = errorOf(errors, method);
    if (error < least || (error === least && chosen === 'COMBINATION')) [chosen, least] = [method, error];
  }
  return chosen;
}

/** The tested methods with their errors, the best first. Where the history never changes, an error has no scale. */
function rankMethods(methods: readonly SingleMethod[], errors: ReadonlyMap<TestedMethod, number>) {
  const tested: readonly TestedMethod[] = [...methods, 'COMBINATION'];
  return tested
    .map((method) => ({ method, error: errorOf(errors, method) }))
    .filter(({ error }) => Number.isFinite(error))
    .toSorted((a, b) => a.error - b.error);
}

/**
 * The share of the combination's error that a single method may have at most: one standard error below 1. The quotient
 * of two mean squares of n independent normal errors spreads by about the square root of 4 / n, so that a short
 * back-test has to show more (the one-standard-error rule of Breiman, Friedman, Olshen & Stone, "Classification and
 * Regression Trees", 1984, section 3.4.3).
 */
const clearlyBetterShare = (forecastCount: number): number =>
  Math.sqrt(Math.max(0, 1 - 2 / Math.sqrt(forecastCount)));

const errorOf = (errors: ReadonlyMap<TestedMethod, number>, method: TestedMethod): number =>
  errors.get(method) ?? Number.POSITIVE_INFINITY;
