import { assertNever } from '../assert.ts';
import { movingAverage, naive } from './average.ts';
import { type Fit, mean, squaredError } from './fit.ts';
import { croston, syntetosBoylan, teunterSyntetosBabai } from './smooth-intermittent.ts';
import { smoothLevel } from './smooth-level.ts';
import { smoothSeason } from './smooth-season.ts';
import { smoothTrend } from './smooth-trend.ts';

/** The single methods, the simpler before the less simple. */
export const singleMethods = [
  'NAIVE',
  'MOVING_AVERAGE',
  'SIMPLE_SMOOTHING',
  'ROOT_SMOOTHING',
  'CROSTON',
  'SBA',
  'TSB',
  'HOLT',
  'DAMPED_TREND',
  'SEASONAL_ADDITIVE',
  'SEASONAL_MULTIPLICATIVE',
] as const;
export type SingleMethod = (typeof singleMethods)[number];

// The parameters that are tried. The grids are coarse, because a history of months cannot tell finer ones apart.
const windows = [3, 6, 13];
const quickWeights = [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9];
const slowWeights = [0.05, 0.1, 0.2, 0.3];
const trendWeights = [0.1, 0.2, 0.4, 0.6].flatMap((alpha) =>
  [0.05, 0.1, 0.3].map((beta) => ({ alpha, beta, phi: 1 })),
);
const dampedWeights = trendWeights.flatMap((weights) => [0.8, 0.9].map((phi) => ({ ...weights, phi })));
const probabilityWeights = slowWeights.flatMap((beta) => [0.1, 0.2].map((alpha) => ({ alpha, beta })));
const seasonWeights = [0.1, 0.3, 0.6].flatMap((alpha) =>
  [0.05, 0.2].flatMap((beta) => [0.05, 0.2, 0.4].map((gamma) => ({ alpha, beta, gamma, phi: 0.9 }))),
);

/** How many of the first periods the first trend is drawn through, as in R's `forecast::ets`. */
const initialTrendPeriodsMax = 10;

/**
 * Fits a method to a history that has demand, with those of its parameters that would have forecast the history best,
 * one step ahead, by squared error; the first such where several are equal.
 */
export function fitMethod(
  method: SingleMethod,
  history: readonly number[],
  horizon: number,
  seasonLength: number,
): Fit {
  switch (method) {
    case 'NAIVE':
      return naive(history, horizon);
    case 'MOVING_AVERAGE':
      return bestFit(history, windows, (window) => movingAverage(history, horizon, { window }));
    case 'SIMPLE_SMOOTHING':
      return fitLevel(history, horizon, quickWeights);
    case 'ROOT_SMOOTHING':
      return fitRoot(history, horizon);
    case 'CROSTON':
    case 'SBA':
      return fitIntervals(method === 'SBA' ? syntetosBoylan : croston, history, horizon);
    case 'TSB':
      return fitProbability(history, horizon);
    case 'HOLT':
      return fitTrend(history, horizon, trendWeights);
    case 'DAMPED_TREND':
      return fitTrend(history, horizon, dampedWeights);
    case 'SEASONAL_ADDITIVE':
      return fitSeason(history, horizon, 'additive', seasonLength);
    case 'SEASONAL_MULTIPLICATIVE':
      return fitSeason(history, horizon, 'multiplicative', seasonLength);
    default:
      return assertNever(method);
  }
}

function bestFit<Parameters>(
  history: readonly number[],
  grid: readonly Parameters[],
  fit: (parameters: Parameters) => Fit,
): Fit {
  let best: Fit = { forecast: [], fitted: [] };
  let leastError = Number.POSITIVE_INFINITY;
  for (const parameters of grid) {
    const candidate = fit(parameters);
    const error = squaredError(history, candidate.fitted);
    if (error < leastError) [best, leastError] = [candidate, error];
  }
  return best;
}

function fitLevel(history: readonly number[], horizon: number, weights: readonly number[]): Fit {
  const initialLevel = mean(history);
  return bestFit(history, weights, (alpha) => smoothLevel(history, horizon, { alpha, initialLevel }));
}

/**
 * Smooths the square roots and squares the result: the Box-Cox transformation with lambda 1/2, which evens out the
 * spread of counts, and whose way back leads to the middle of what may come rather than to its mean (Hyndman &
 * Athanasopoulos, "Forecasting: Principles and Practice", 3rd edition, sections 3.1 and 5.6). One huge order
 * moves it little.
 */
function fitRoot(history: readonly number[], horizon: number): Fit {
  const { forecast, fitted } = fitLevel(history.map(Math.sqrt), horizon, slowWeights);
  const square = (value: number) => value * value;
  return { forecast: forecast.map(square), fitted: fitted.map(square) };
}

function fitIntervals(method: typeof croston, history: readonly number[], horizon: number): Fit {
  const { demand, probability } = demandOf(history);
  const initial = { demand, interval: 1 / probability };
  return bestFit(history, slowWeights, (weight) =>
    method(history, horizon, { alpha: weight, beta: weight, initial }),
  );
}

function fitProbability(history: readonly number[], horizon: number): Fit {
  const initial = demandOf(history);
  return bestFit(history, probabilityWeights, (weights) =>
    teunterSyntetosBabai(history, horizon, { ...weights, initial }),
  );
}

/** The mean demand and its share of the periods, from which Croston's family starts ("mean" in R's tsintermittent). */
function demandOf(history: readonly number[]) {
  const demands = history.filter((value) => value > 0);
  return { demand: mean(demands), probability: demands.length / history.length };
}

function fitTrend(history: readonly number[], horizon: number, grid: typeof trendWeights): Fit {
  const initial = initialTrend(history);
  return bestFit(history, grid, (weights) => smoothTrend(history, horizon, { ...weights, initial }));
}

/** Level and slope, one period before the first, of the straight line through the first periods (least squares). */
function initialTrend(history: readonly number[]) {
  const values = history.slice(0, initialTrendPeriodsMax);
  const [centerPeriod, centerValue] = [(values.length - 1) / 2, mean(values)];
  let [covariance, variance] = [0, 0];
  for (const [period, value] of values.entries()) {
    covariance += (period - centerPeriod) * (value - centerValue);
    variance += (period - centerPeriod) ** 2;
  }
  const trend = variance === 0 ? 0 : covariance / variance;
  return { level: centerValue - trend * (centerPeriod + 1), trend };
}

function fitSeason(
  history: readonly number[],
  horizon: number,
  kind: 'additive' | 'multiplicative',
  seasonLength: number,
): Fit {
  return bestFit(history, seasonWeights, (weights) =>
    smoothSeason(history, horizon, { ...weights, kind, seasonLength }),
  );
}
