import { expect, it } from 'vitest';
import { movementTypes } from '../movement.ts';
import { calendarDate, dayOf } from './calendar-day.ts';
import { clampPeriodDays, consumedBy, consumptionOf, consumptionTrend } from './consumption.ts';

it.each([
  ['SALE', -5, 5],
  ['ISSUANCE', -5, 5],
  ['OUT', -5, 5],
  ['DAMAGE', -5, 5],
  ['RETURN', 5, -5],
  ['ADJUSTMENT', -5, 0],
  ['RECEIVE', 5, 0],
  ['AUDIT', -5, 0],
  ['IN', 5, 0],
] as const)('%s of %i consumes %i', (type, delta, pieces) => {
  expect(consumedBy({ type, delta })).toBe(pieces);
});

it('is decided for every type of movement', () => {
  for (const type of movementTypes) expect(consumedBy({ type, delta: 0 })).toBe(0);
});

it('is never below nothing, however much comes back', () => {
  const sold = { type: 'SALE', delta: -3 } as const;
  expect(consumptionOf([sold, { type: 'RETURN', delta: 1 }])).toBe(2);
  expect(consumptionOf([sold, { type: 'RETURN', delta: 4 }])).toBe(0);
  expect(consumptionOf([])).toBe(0);
});

it.each([
  [undefined, 30],
  [1, 1],
  [30, 30],
  [90, 90],
  [91, 90],
  [1_000_000, 90],
])('a lookback of %s days is one of %i', (asked, days) => {
  expect(clampPeriodDays(asked)).toBe(days);
});

it.each([0, -1, 1.5, Number.NaN])('a lookback of %s days is a bug of the caller', (days) => {
  expect(() => clampPeriodDays(days)).toThrow('at least one whole day');
});

it('has a point for every day of the period, the oldest first, across the turn of a month', () => {
  const today = dayOf(Date.parse('2028-03-01T12:00:00Z'));
  const consumed = new Map([
    [today - 3, 99],
    [today - 2, 9],
    [today, 11],
    [today + 1, 99],
  ]);
  expect(consumptionTrend(consumed, today, 3)).toEqual([
    { date: '02-28', units: 9 },
    { date: '02-29', units: 0 },
    { date: '03-01', units: 11 },
  ]);
});

it('shows a day on which more came back than left as 0', () => {
  expect(consumptionTrend(new Map([[0, -4]]), 0, 1)).toEqual([{ date: '01-01', units: 0 }]);
});

it.each([
  [0, '1970-01-01'],
  [dayOf(Date.parse('2026-06-08T23:59:59.999Z')), '2026-06-08'],
  [2_932_896, '9999-12-31'],
  [2_932_897, null],
])('day %i is %s', (day, date) => {
  expect(calendarDate(day)).toBe(date);
});
