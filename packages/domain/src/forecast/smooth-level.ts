import { type Fit, flat } from './fit.ts';

export interface LevelParameters {
  /** Weight of the newest value in the level, 0 to 1. */
  readonly alpha: number;
  /** The level before the first period; without it the first value. */
  readonly initialLevel?: number;
}

/**
 * Simple exponential smoothing: the level follows the values by a share of each one-step error, and goes on flat
 * (Hyndman & Athanasopoulos, "Forecasting: Principles and Practice", 3rd edition, section 8.1).
 */
export function smoothLevel(
  history: readonly number[],
  horizon: number,
  { alpha, initialLevel }: LevelParameters,
): Fit {
  let level = initialLevel ?? history[0] ?? 0;
  const fitted: number[] = [];
  for (const value of history) {
    fitted.push(level);
    level += alpha * (value - level);
  }
  return { forecast: flat(level, horizon), fitted };
}
