import { type Fit, mean } from './fit.ts';

export interface SeasonParameters {
  /** Weight of the newest value in the level, 0 to 1. */
  readonly alpha: number;
  /** Weight of the newest change of level in the trend, 0 to 1. */
  readonly beta: number;
  /** Weight of the newest value in its season, 0 to 1. */
  readonly gamma: number;
  /** What is left of the trend from one period to the next, above 0 to 1. */
  readonly phi: number;
  /** Whether a season adds pieces to the level, or multiplies it. */
  readonly kind: 'additive' | 'multiplicative';
  /** Periods of a full cycle; the history must hold at least two cycles. */
  readonly seasonLength: number;
}

/**
 * Holt-Winters' seasonal smoothing with an additive or multiplicative season, damped where phi is below 1 (Hyndman &
 * Athanasopoulos, "Forecasting: Principles and Practice", 3rd edition, section 8.3). It starts from the first cycle's
 * mean, the change of mean from the first cycle to the second, and what each period of the first cycle is apart from
 * its mean (Makridakis, Wheelwright & Hyndman, "Forecasting: Methods and Applications", chapter 4).
 * May fall below zero; a multiplicative season needs a first cycle with demand.
 */
export function smoothSeason(
  history: readonly number[],
  horizon: number,
  { alpha, beta, gamma, phi, kind, seasonLength }: SeasonParameters,
): Fit {
  const multiplies = kind === 'multiplicative';
  const [firstCycle, secondCycle] = [
    history.slice(0, seasonLength),
    history.slice(seasonLength, 2 * seasonLength),
  ];
  let level = mean(firstCycle);
  let trend = (mean(secondCycle) - level) / seasonLength;
  const seasons = firstCycle.map((value) => (multiplies ? value / level : value - level));
  const fitted: number[] = [];
  for (const [period, value] of history.entries()) {
    const season = seasons[period % seasonLength] ?? 0;
    const base = level + phi * trend;
    fitted.push(multiplies ? base * season : base + season);
    const observed = multiplies ? share(value, season, base) : value - season;
    const nextLevel = base + alpha * (observed - base);
    trend = beta * (nextLevel - level) + (1 - beta) * phi * trend;
    const seen = multiplies ? share(value, base, season) : value - base;
    seasons[period % seasonLength] = gamma * seen + (1 - gamma) * season;
    level = nextLevel;
  }
  const forecast: number[] = [];
  let damping = 0;
  for (let step = 1; step <= horizon; step++) {
    damping += phi ** step;
    const season = seasons[(history.length + step - 1) % seasonLength] ?? 0;
    const base = level + damping * trend;
    forecast.push(multiplies ? base * season : base + season);
  }
  return { forecast, fitted };
}

/** The quotient; where a season or level is zero or negative it tells nothing, and the state stays as it was. */
const share = (value: number, by: number, otherwise: number): number => (by > 0 ? value / by : otherwise);
