import { expect, it } from 'vitest';
import { classifyDemand } from './classify-demand.ts';

/** So many periods, of which the first hold the demands. */
const spread = (periods: number, demands: readonly number[]): number[] =>
  Array.from({ length: periods }, (_, period) => demands[period] ?? 0);
const steady = Array.from({ length: 25 }, () => 5);

it.each([
  ['NONE', []],
  ['NONE', [0, 0]],
  ['SMOOTH', [5]],
  ['SMOOTH', steady],
  ['SMOOTH', spread(32, steady)], // a demand every 1.28 periods
  ['INTERMITTENT', spread(33, steady)], // a demand every 1.32 periods
  ['ERRATIC', [1, 1, 1, 9]],
  ['LUMPY', [1, 1, 0, 9]],
] as const)('%s: %j', (pattern, history) => {
  expect(classifyDemand(history)).toBe(pattern);
});

it('takes the cut-off of the sizes itself as erratic', () => {
  // Means of 10, with sample variances of 49 and 36.
  expect(classifyDemand([3, 10, 17])).toBe('ERRATIC');
  expect(classifyDemand([4, 10, 16])).toBe('SMOOTH');
});
