import type { Fit } from './fit.ts';

export interface TrendParameters {
  /** Weight of the newest value in the level, 0 to 1. */
  readonly alpha: number;
  /** Weight of the newest change of level in the trend, 0 to 1 (the book's beta*). */
  readonly beta: number;
  /** What is left of the trend from one period to the next, above 0 to 1; 1 is Holt's undamped line. */
  readonly phi: number;
  /** The states before the first period; without them the first value, and the first change. */
  readonly initial?: { readonly level: number; readonly trend: number };
}

/**
 * Holt's linear trend (phi = 1) and the damped trend of Gardner & McKenzie ("Forecasting trends in time series",
 * Management Science 31, 1985), as in Hyndman & Athanasopoulos, "Forecasting: Principles and Practice", 3rd edition,
 * section 8.2: h periods ahead, the level plus (phi + phi^2 + ... + phi^h) times the trend. May fall below zero.
 */
export function smoothTrend(
  history: readonly number[],
  horizon: number,
  { alpha, beta, phi, initial }: TrendParameters,
): Fit {
  const first = history[0] ?? 0;
  let level = initial?.level ?? first;
  let trend = initial?.trend ?? (history[1] ?? first) - first;
  const fitted: number[] = [];
  for (const value of history) {
    const expected = level + phi * trend;
    fitted.push(expected);
    const nextLevel = expected + alpha * (value - expected);
    trend = beta * (nextLevel - level) + (1 - beta) * phi * trend;
    level = nextLevel;
  }
  const forecast: number[] = [];
  let damping = 0;
  for (let step = 1; step <= horizon; step++) {
    damping += phi ** step;
    forecast.push(level + damping * trend);
  }
  return { forecast, fitted };
}
