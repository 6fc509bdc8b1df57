import { expect, it } from 'vitest';
import { meanAbsoluteScaledError, naiveErrors, rootMeanSquaredScaledError } from './measure-error.ts';

it('is scaled by the naive method’s errors on the history', () => {
  // The history changes by 2, -1 and 3: 2 on average, 14 / 3 squared.
  const history = [1, 3, 2, 5];
  expect(naiveErrors(history)).toEqual({ meanAbsolute: 2, meanSquared: 14 / 3 });
  expect(meanAbsoluteScaledError(history, [4, 8], [5, 5])).toBe(1);
  expect(rootMeanSquaredScaledError(history, [4, 8], [5, 5])).toBeCloseTo(Math.sqrt(5 / (14 / 3)), 12);
});

it('is 0 without error, also where the naive method makes none', () => {
  expect(meanAbsoluteScaledError([7, 7], [7], [7])).toBe(0);
  expect(rootMeanSquaredScaledError([7, 7], [7], [7])).toBe(0);
});

it('is infinite where only the naive method makes no error', () => {
  expect(meanAbsoluteScaledError([7, 7], [8], [7])).toBe(Number.POSITIVE_INFINITY);
  expect(rootMeanSquaredScaledError([7], [8], [7])).toBe(Number.POSITIVE_INFINITY);
});
