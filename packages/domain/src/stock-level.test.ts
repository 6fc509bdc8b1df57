import fc from 'fast-check';
import { expect, it } from 'vitest';
import { initialLevel, isBelowThreshold, quantityMax, stockStatus } from './stock-level.ts';

it.each([
  // quantity, threshold, par, status
  [0, 0, 0, 'CRITICAL'],
  [1, 0, 0, 'OK'],
  [20, 20, 100, 'CRITICAL'],
  [21, 20, 100, 'LOW'],
  [49, 20, 100, 'LOW'],
  [50, 20, 100, 'OK'],
  [2, 0, 5, 'LOW'],
  [3, 0, 5, 'OK'],
  // The threshold wins where both conditions hold, and where it lies above half the par.
  [60, 60, 100, 'CRITICAL'],
  [61, 60, 100, 'OK'],
  [quantityMax, quantityMax - 1, quantityMax, 'OK'],
  [quantityMax, quantityMax, quantityMax, 'CRITICAL'],
] as const)(
  '%i pieces with threshold %i and par %i are %s',
  (quantity, refillThreshold, parLevel, status) => {
    expect(stockStatus({ quantity, refillThreshold, parLevel })).toBe(status);
  },
);

it('is below its threshold exactly when it is CRITICAL', () => {
  const pieces = fc.integer({ min: 0, max: quantityMax });
  fc.assert(
    fc.property(pieces, pieces, pieces, (quantity, refillThreshold, parLevel) => {
      const level = { quantity, refillThreshold, parLevel };
      expect(isBelowThreshold(level)).toBe(stockStatus(level) === 'CRITICAL');
    }),
  );
});

it.each([
  [1, 1],
  [4, 1],
  [5, 2],
  [100, 25],
  [quantityMax, 536_870_912],
])('a first shipment of %i sets the par to it and the threshold to %i', (shipped, refillThreshold) => {
  expect(initialLevel(shipped)).toEqual({ parLevel: shipped, refillThreshold });
});
