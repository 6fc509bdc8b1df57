import { type Fit, flat } from './fit.ts';

/**
 * The last value goes on (Hyndman & Athanasopoulos, "Forecasting: Principles and Practice", 3rd edition,
 * section 5.2, "Naïve method"). The benchmark that every scaled error is scaled by.
 */
export function naive(history: readonly number[], horizon: number): Fit {
  const fitted = history.map((_, period) => history[period - 1] ?? Number.NaN);
  return { forecast: flat(history.at(-1) ?? 0, horizon), fitted };
}

export interface AverageParameters {
  /** How many of the latest periods count, at least 1; fewer where the history is shorter. */
  readonly window: number;
}

/** The mean of the latest periods goes on; with a window as long as the history it is the "mean method" (same section). */
export function movingAverage(
  history: readonly number[],
  horizon: number,
  { window }: AverageParameters,
): Fit {
  const fitted: number[] = [];
  let sum = 0;
  let count = 0;
  for (const [period, value] of history.entries()) {
    fitted.push(count === 0 ? Number.NaN : sum / count);
    sum += value;
    if (count < window) count += 1;
    else sum -= history[period - window] ?? 0;
  }
  return { forecast: flat(count === 0 ? 0 : sum / count, horizon), fitted };
}
