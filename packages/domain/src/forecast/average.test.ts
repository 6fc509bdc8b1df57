import { expect, it } from 'vitest';
import { movingAverage, naive } from './average.ts';

it('the naive method repeats the last value', () => {
  expect(naive([3, 1, 4], 2)).toEqual({ forecast: [4, 4], fitted: [Number.NaN, 3, 1] });
});

it.each([
  [1, [9, 9], [Number.NaN, 2, 4, 6]],
  [2, [7.5, 7.5], [Number.NaN, 2, 3, 5]],
  [4, [5.25, 5.25], [Number.NaN, 2, 3, 4]],
  [99, [5.25, 5.25], [Number.NaN, 2, 3, 4]],
])('a moving average of %i goes on with the mean of so many values', (window, forecast, fitted) => {
  expect(movingAverage([2, 4, 6, 9], 2, { window })).toEqual({ forecast, fitted });
});

it('nothing goes on as nothing', () => {
  expect(naive([], 2)).toEqual({ forecast: [0, 0], fitted: [] });
  expect(movingAverage([], 2, { window: 3 })).toEqual({ forecast: [0, 0], fitted: [] });
});
