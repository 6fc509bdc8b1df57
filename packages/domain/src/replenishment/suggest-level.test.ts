import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quantityMax } from '../stock-level.ts';
import { suggestLevel, suggestionDaysMax } from './suggest-level.ts';

it('three weeks of demand are the threshold, and a month above it the par', () => {
  expect(suggestLevel(720, 90)).toEqual({
    refillThreshold: 168,
    parLevel: 408,
    explanation: {
      consumedInPeriod: 720,
      periodDays: 90,
      velocityPerDay: '8.00',
      leadTimeDays: 7,
      safetyDays: 14,
      coverDays: 30,
    },
  });
});

it.each([
  ['nothing consumed', 0, 90, null],
  ['more returned than sold', -5, 90, null],
  ['one piece in the whole period', 1, 90, [1, 2]],
  ['a SKU of today counts as four weeks old', 28, 1, [21, 51]],
  ['a SKU of four weeks', 28, 28, [21, 51]],
  ['a SKU of thirty days', 30, 30, [21, 51]],
  ['a SKU that is older than the period', 90, 400, [21, 51]],
  ['parts of a piece are rounded up', 100, 90, [24, 58]],
  ['never more than a level can hold', 9_000_000_000, 90, [2_100_000_000, quantityMax]],
] as const)('%s', (_case, consumed, daysSinceFirst, expected) => {
  const suggestion = suggestLevel(consumed, daysSinceFirst);
  expect(suggestion && [suggestion.refillThreshold, suggestion.parLevel]).toEqual(expected);
});

it('the par always lies above the threshold, and both grow with consumption', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 0, max: 200 }),
      (consumed, days) => {
        const less = suggestLevel(consumed, days);
        const more = suggestLevel(consumed + suggestionDaysMax, days);
        expect(less!.parLevel).toBeGreaterThan(less!.refillThreshold);
        expect(more!.refillThreshold).toBeGreaterThan(less!.refillThreshold);
        expect(more!.parLevel).toBeGreaterThan(less!.parLevel);
      },
    ),
  );
});
