/** What a forecasting method answers with; quantities in the history's unit (pieces a period). */
export interface Fit {
  /** The periods after the history, `horizon` of them. */
  readonly forecast: readonly number[];
  /** One-step forecasts of the history itself, each made from what came before it; NaN where nothing had. */
  readonly fitted: readonly number[];
}

/** A forecast that stays as it is over the whole horizon. */
export const flat = (value: number, horizon: number): number[] =>
  Array.from({ length: horizon }, () => value);

/** Sum of squared one-step errors, over the periods that have a forecast: what parameters are chosen by. */
export function squaredError(history: readonly number[], fitted: readonly number[]): number {
  let sum = 0;
  for (let period = 0; period < history.length; period++) {
    const error = (history[period] ?? 0) - (fitted[period] ?? Number.NaN);
    if (!Number.isNaN(error)) sum += error * error;
  }
  return sum;
}

/** The arithmetic mean; 0 of nothing. */
export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
