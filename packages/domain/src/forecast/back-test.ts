import { mean } from './fit.ts';
import { fitMethod, type SingleMethod, singleMethods } from './fit-method.ts';
import { naiveErrors, scaleError } from './measure-error.ts';

export const forecastMethods = [...singleMethods, 'COMBINATION', 'RUN_RATE'] as const;
export type ForecastMethod = (typeof forecastMethods)[number];

/** A method that a back-test can judge. */
export type TestedMethod = SingleMethod | 'COMBINATION';

/**
 * What the combination is the plain mean of. Such means are hard to beat by any choice of one method (Hyndman &
 * Athanasopoulos, "Forecasting: Principles and Practice", 3rd edition, section 13.4): these follow the level, the
 * middle, dying demand and a fading trend, and err in different directions. The middle lies below the mean, so that
 * the combination leans somewhat low where demand is intermittent; `bench/forecast.ts` shows by how much.
 */
export const combinedMethods = [
  'SIMPLE_SMOOTHING',
  'ROOT_SMOOTHING',
  'TSB',
  'DAMPED_TREND',
] as const satisfies readonly SingleMethod[];

/** From how many points in the past a back-test forecasts, at most. */
export const backTestOriginsMax = 6;

/** How far each of its forecasts looks ahead, at most. */
export const backTestHorizonMax = 13;

/** The shortest part of the history that a back-test forecasts from. */
const trainingPeriodsMin = 3;

export interface BackTest {
  /** How many points in the past it forecast from. */
  readonly originCount: number;
  /** How many periods it forecast from them, all together. */
  readonly forecastCount: number;
  /** Root mean squared scaled error (RMSSE) of each method over all those forecasts. */
  readonly errors: ReadonlyMap<TestedMethod, number>;
}

/**
 * Forecasts by every one of the methods and by the combination, at least 0 everywhere: nobody demands less
 * than nothing.
 */
export function forecastByAll(
  methods: readonly SingleMethod[],
  history: readonly number[],
  horizon: number,
  seasonLength: number,
): Map<TestedMethod, readonly number[]> {
  const forecasts = new Map<TestedMethod, readonly number[]>();
  for (const method of new Set([...methods, ...combinedMethods])) {
    const { forecast } = fitMethod(method, history, horizon, seasonLength);
    forecasts.set(
      method,
      forecast.map((value) => Math.max(0, value)),
    );
  }
  const combined = Array.from({ length: horizon }, (_, step) =>
    mean(combinedMethods.map((method) => forecasts.get(method)?.[step] ?? 0)),
  );
  return forecasts.set('COMBINATION', combined);
}

/**
 * Rolling-origin back-test: stands at points spread over the later half of the history, forecasts from what was known
 * there, and holds that against what came (Hyndman & Athanasopoulos, "Forecasting: Principles and Practice", 3rd
 * edition, section 5.10). It measures squared errors, which are least for the expected demand, because that is what
 * has to be ordered; absolute ones are least for the median, which is nothing at all for intermittent demand
 * (Kolassa, "Why the 'best' point forecast depends on the error or accuracy measure", International Journal of
 * Forecasting 36, 2020). One scale for all: the naive method's errors over the whole history.
 */
export function backTest(
  methods: readonly SingleMethod[],
  history: readonly number[],
  horizon: number,
  seasonLength: number,
): BackTest {
  const needsCycles = methods.includes('SEASONAL_ADDITIVE');
  const half = Math.max(trainingPeriodsMin, Math.ceil(history.length / 2));
  const origins = spreadOrigins(needsCycles ? Math.max(half, 2 * seasonLength) : half, history.length - 1);
  const sums = new Map<TestedMethod, number>();
  let forecastCount = 0;
  for (const origin of origins) {
    const steps = Math.min(horizon, backTestHorizonMax, history.length - origin);
    const actual = history.slice(origin, origin + steps);
    for (const [method, forecast] of forecastByAll(methods, history.slice(0, origin), steps, seasonLength)) {
      const error = actual.reduce((sum, value, step) => sum + (value - (forecast[step] ?? 0)) ** 2, 0);
      sums.set(method, (sums.get(method) ?? 0) + error);
    }
    forecastCount += steps;
  }
  const { meanSquared } = naiveErrors(history);
  const scaled = [...sums].map(
    ([method, sum]) => [method, Math.sqrt(scaleError(sum / forecastCount, meanSquared))] as const,
  );
  return { originCount: origins.length, forecastCount, errors: new Map(scaled) };
}

/** Whole numbers from first to last, both included, evenly spread, at most `backTestOriginsMax` of them. */
function spreadOrigins(first: number, last: number): number[] {
  const count = Math.min(backTestOriginsMax, last - first + 1);
  if (count <= 1) return count === 1 ? [last] : [];
  return Array.from({ length: count }, (_, index) =>
    Math.round(first + ((last - first) * index) / (count - 1)),
  );
}
