import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quantityMax } from '../stock-level.ts';
import { dayOf } from './calendar-day.ts';
import { compareRecommendations, recommendOrder, type ReorderInput } from './recommend.ts';

const today = dayOf(Date.parse('2026-05-28T23:59:59.999Z'));
const guide: ReorderInput = {
  sku: 'TSHIRT-BLK-L',
  currentStock: 24,
  ourStock: 1800,
  inProduction: 0,
  inTransit: 120,
  consumedInPeriod: 240,
  periodDays: 30,
};

it('answers the guide’s example with the guide’s numbers, and shows every term', () => {
  expect(recommendOrder(guide, today)).toEqual({
    ...guide,
    velocityPerDay: '8.00',
    reorderPoint: 168,
    recommendedOrder: 240,
    achievableOrder: 240,
    daysOfStockLeft: 3,
    depletionDate: '2026-05-31',
    orderByDate: '2026-06-08',
    explanation: {
      leadTimeDays: 7,
      safetyDays: 14,
      position: 144,
      isDue: true,
      shortfall: 24,
      periodDemand: 240,
    },
  });
});

it.each([
  // consumed, days, at hand, reorder point, order
  [0, 30, 0, 0, 0],
  [0, 30, 5, 0, 0],
  [1, 30, 1, 1, 1],
  [1, 30, 2, 1, 0],
  [240, 30, 168, 168, 240],
  [240, 30, 169, 168, 0],
  [240, 30, 0, 168, 240],
  [10, 7, 0, 30, 30],
  [10, 7, 29, 30, 10],
  [10, 7, 31, 30, 0],
  [1, 1, 0, 21, 21],
  [7, 90, 0, 2, 7],
  [quantityMax, 90, 0, 501_079_518, quantityMax],
])(
  '%i in %i days with %i at hand: reorder point %i, order %i',
  (consumed, periodDays, atHand, point, order) => {
    const stock = { currentStock: atHand, inTransit: 0, inProduction: 0, ourStock: quantityMax };
    const answer = recommendOrder({ ...guide, ...stock, consumedInPeriod: consumed, periodDays }, today);
    expect([answer.reorderPoint, answer.recommendedOrder]).toEqual([point, order]);
  },
);

it.each([
  [240, 30, '8.00'],
  [0, 30, '0.00'],
  [1, 90, '0.01'],
  [1, 30, '0.03'],
  [1, 8, '0.13'],
  [201, 200, '1.01'],
  [100, 30, '3.33'],
  [200, 30, '6.67'],
])('%i in %i days are %s a day', (consumedInPeriod, periodDays, velocity) => {
  expect(recommendOrder({ ...guide, consumedInPeriod, periodDays }, today).velocityPerDay).toBe(velocity);
});

it('counts goods in transit and in production as if they were at hand', () => {
  const spread = { ...guide, currentStock: 60, inTransit: 60, inProduction: 60 };
  expect(recommendOrder(spread, today).recommendedOrder).toBe(0);
  expect(recommendOrder({ ...spread, inProduction: 0 }, today).recommendedOrder).toBe(240);
});

it('offers no more than 888 has itself', () => {
  expect(recommendOrder({ ...guide, ourStock: 100 }, today).achievableOrder).toBe(100);
  expect(recommendOrder({ ...guide, ourStock: 0 }, today).achievableOrder).toBe(0);
});

it('knows no dates without consumption', () => {
  const still = recommendOrder({ ...guide, consumedInPeriod: 0 }, today);
  expect([still.daysOfStockLeft, still.depletionDate, still.orderByDate]).toEqual([null, null, null]);
});

it('never says to order before today', () => {
  const late = { ...guide, currentStock: 0, inTransit: 0 };
  expect(recommendOrder(late, today)).toMatchObject({ daysOfStockLeft: 0, orderByDate: '2026-05-28' });
});

it('names no date beyond the year 9999, though the days are counted', () => {
  const endless = { ...guide, currentStock: quantityMax, consumedInPeriod: 1, periodDays: 90 };
  expect(recommendOrder(endless, today)).toMatchObject({
    daysOfStockLeft: quantityMax * 90,
    depletionDate: null,
    orderByDate: null,
  });
});

it('rounds as whole numbers do, whatever the fraction', () => {
  const pieces = fc.integer({ min: 0, max: quantityMax });
  fc.assert(
    fc.property(pieces, pieces, pieces, fc.integer({ min: 1, max: 90 }), (stock, transit, consumed, days) => {
      const input = {
        ...guide,
        currentStock: stock,
        inTransit: transit,
        consumedInPeriod: consumed,
        periodDays: days,
      };
      const [used, period] = [BigInt(consumed), BigInt(days)];
      const point = (used * 21n + period - 1n) / period;
      const answer = recommendOrder(input, today);
      expect(BigInt(answer.reorderPoint)).toBe(point);
      if (consumed > 0) expect(BigInt(answer.daysOfStockLeft ?? -1)).toBe((BigInt(stock) * period) / used);
      const hundredths = BigInt(answer.velocityPerDay.replace('.', ''));
      expect(hundredths).toBe((used * 200n + period) / (period * 2n));
    }),
  );
});

it('puts the largest order first, and equal ones by SKU', () => {
  const list = [
    { sku: 'b', recommendedOrder: 5 },
    { sku: 'a', recommendedOrder: 5 },
    { sku: 'B', recommendedOrder: 5 },
    { sku: 'c', recommendedOrder: 240 },
  ];
  expect(list.toSorted(compareRecommendations).map(({ sku }) => sku)).toEqual(['c', 'B', 'a', 'b']);
});
