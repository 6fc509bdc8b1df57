import { type Fit, flat } from './fit.ts';

export interface CrostonParameters {
  /** Weight of the newest demand in the mean demand, 0 to 1. */
  readonly alpha: number;
  /** Weight of the newest interval in the mean interval, 0 to 1; Croston uses one weight for both. */
  readonly beta: number;
  /** The mean demand and interval before the first demand; without them the first demand and its interval. */
  readonly initial?: { readonly demand: number; readonly interval: number };
}

/**
 * Croston's method: the mean demand and the mean interval between demands are smoothed apart from each other, only
 * when there is demand, and their quotient goes on (J. D. Croston, "Forecasting and stock control for intermittent
 * demands", Operational Research Quarterly 23, 1972; intervals count from the start of the history, as in R's
 * `forecast::croston`; two weights as in C. R. Schultz, 1987).
 */
export function croston(history: readonly number[], horizon: number, parameters: CrostonParameters): Fit {
  return smoothIntervals(history, horizon, parameters, 1);
}

/**
 * Croston's method less its bias: times 1 - beta / 2 (Syntetos & Boylan, "The accuracy of intermittent demand
 * estimates", International Journal of Forecasting 21, 2005).
 */
export function syntetosBoylan(
  history: readonly number[],
  horizon: number,
  parameters: CrostonParameters,
): Fit {
  return smoothIntervals(history, horizon, parameters, 1 - parameters.beta / 2);
}

function smoothIntervals(
  history: readonly number[],
  horizon: number,
  { alpha, beta, initial }: CrostonParameters,
  factor: number,
): Fit {
  let demand = initial?.demand ?? Number.NaN;
  let interval = initial?.interval ?? Number.NaN;
  let periodsSinceDemand = 0;
  const rate = () => (factor * demand) / interval;
  const fitted: number[] = [];
  for (const value of history) {
    fitted.push(rate());
    periodsSinceDemand += 1;
    if (value <= 0) continue;
    demand = Number.isNaN(demand) ? value : demand + alpha * (value - demand);
    interval = Number.isNaN(interval)
      ? periodsSinceDemand
      : interval + beta * (periodsSinceDemand - interval);
    periodsSinceDemand = 0;
  }
  return { forecast: flat(Number.isNaN(demand) ? 0 : rate(), horizon), fitted };
}

export interface DemandProbabilityParameters {
  /** Weight of the newest demand in the mean demand, 0 to 1. */
  readonly alpha: number;
  /** Weight of the newest period in the probability of demand, 0 to 1. */
  readonly beta: number;
  /** The mean demand and its probability before the first period. */
  readonly initial: { readonly demand: number; readonly probability: number };
}

/**
 * TSB: the probability of demand is smoothed in every period, so that a dying item's forecast sinks while nothing is
 * sold (Teunter, Syntetos & Babai, "Intermittent demand: linking forecasting to inventory obsolescence", European
 * Journal of Operational Research 214, 2011).
 */
export function teunterSyntetosBabai(
  history: readonly number[],
  horizon: number,
  { alpha, beta, initial }: DemandProbabilityParameters,
): Fit {
  let { demand, probability } = initial;
  const fitted: number[] = [];
  for (const value of history) {
    fitted.push(probability * demand);
    probability += beta * ((value > 0 ? 1 : 0) - probability);
    if (value > 0) demand += alpha * (value - demand);
  }
  return { forecast: flat(probability * demand, horizon), fitted };
}
