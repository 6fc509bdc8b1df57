/**
 * The one-step errors of the naive method on a history, by which errors are scaled: 1 means no better than it.
 * Both are 0 for a history that never changes.
 */
export function naiveErrors(history: readonly number[]): {
  readonly meanAbsolute: number;
  readonly meanSquared: number;
} {
  let [absolute, squared] = [0, 0];
  for (let period = 1; period < history.length; period++) {
    const change = (history[period] ?? 0) - (history[period - 1] ?? 0);
    absolute += Math.abs(change);
    squared += change * change;
  }
  const count = Math.max(1, history.length - 1);
  return { meanAbsolute: absolute / count, meanSquared: squared / count };
}

/**
 * The error in units of the naive one: 0 for no error, and infinite for an error where the naive method has none.
 */
export const scaleError = (error: number, naiveError: number): number =>
  error === 0 ? 0 : error / naiveError;

/**
 * MASE, the mean absolute scaled error of a forecast of what followed a history (Hyndman & Koehler, "Another look at
 * measures of forecast accuracy", International Journal of Forecasting 22, 2006).
 */
export function meanAbsoluteScaledError(
  history: readonly number[],
  actual: readonly number[],
  forecast: readonly number[],
): number {
  const error = actual.reduce((sum, value, step) => sum + Math.abs(value - (forecast[step] ?? 0)), 0);
  return scaleError(error / actual.length, naiveErrors(history).meanAbsolute);
}

/**
 * RMSSE, the root mean squared scaled error (the M5 competition's; Makridakis, Spiliotis & Assimakopoulos, "M5
 * accuracy competition", International Journal of Forecasting 38, 2022).
 */
export function rootMeanSquaredScaledError(
  history: readonly number[],
  actual: readonly number[],
  forecast: readonly number[],
): number {
  const error = actual.reduce((sum, value, step) => sum + (value - (forecast[step] ?? 0)) ** 2, 0);
  return Math.sqrt(scaleError(error / actual.length, naiveErrors(history).meanSquared));
}
