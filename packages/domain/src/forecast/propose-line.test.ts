import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quantityMax } from '../stock-level.ts';
import { forecastWeeks, measureCover, proposeLine, weeklyDemand } from './propose-line.ts';

const today = 20_600;
const nothing = { currentStock: 0, inTransit: 0, inProduction: 0 };

/** So many pieces on each of the last days. */
const daily = (pieces: number, days: number): Map<number, number> =>
  new Map(Array.from({ length: days }, (_, index) => [today - index, pieces]));

it('orders three and six months of a steady demand, less what is there or on its way', () => {
  const supply = { currentStock: 100, inTransit: 20, inProduction: 30 };
  expect(proposeLine(daily(10, 180), today, supply)).toMatchObject({
    runRatePerMonth: 300,
    monthsOfCover: 0.5,
    quarterQuantity: 900 - 150,
    halfYearQuantity: 1800 - 150,
    error: 0,
    explanation: {
      position: 150,
      runRateDays: 180,
      consumed: 1800,
      quarterDemand: 900,
      halfYearDemand: 1800,
    },
  });
});

it.each([
  // pieces a day, at hand, quarter, half year
  [10, 899, 1, 901],
  [10, 900, 0, 900],
  [10, 5000, 0, 0],
])(
  '%i a day with %i at hand: %i for a quarter, %i for half a year',
  (pieces, currentStock, quarter, halfYear) => {
    const line = proposeLine(daily(pieces, 180), today, { ...nothing, currentStock });
    expect([line.quarterQuantity, line.halfYearQuantity]).toEqual([quarter, halfYear]);
  },
);

it('looks back 180 days for the run rate, and no further', () => {
  const slower = new Map([...daily(50, 400), ...daily(2, 180)]);
  expect(measureCover(slower, today, 120)).toEqual({ runRatePerMonth: 60, monthsOfCover: 2 });
});

it('makes the run rate of a younger SKU from the days since its first consumption', () => {
  expect(measureCover(daily(8, 45), today, 60)).toEqual({ runRatePerMonth: 240, monthsOfCover: 0.25 });
});

it('takes what a SKU consumed in its first days for a month’s, and plans by the run rate', () => {
  expect(proposeLine(new Map([[today, 60]]), today, { ...nothing, currentStock: 120 })).toMatchObject({
    runRatePerMonth: 60,
    monthsOfCover: 2,
    quarterQuantity: 60,
    halfYearQuantity: 240,
    method: 'RUN_RATE',
    error: null,
    explanation: { runRateDays: 30, forecast: null },
  });
});

it('expects nothing of a SKU that nobody has asked for, and knows no end of its cover', () => {
  expect(proposeLine(new Map(), today, { ...nothing, currentStock: 5 })).toMatchObject({
    runRatePerMonth: 0,
    monthsOfCover: null,
    quarterQuantity: 0,
    halfYearQuantity: 0,
    method: 'RUN_RATE',
  });
});

it('never counts returns as a demand below nothing', () => {
  const returned = new Map([
    [today - 20, 5],
    [today - 10, -9],
  ]);
  expect(proposeLine(returned, today, nothing)).toMatchObject({ runRatePerMonth: 0, quarterQuantity: 0 });
});

it('forecasts from whole weeks that end today, the oldest first', () => {
  const consumed = new Map([
    [today - 15, 3], // the third week from the end has only begun
    [today - 14, 2],
    [today - 13, 4],
    [today - 7, 1],
    [today - 6, 8],
    [today - 5, -2],
    [today, 1],
    [today + 1, 99],
  ]);
  expect(weeklyDemand(consumed, today)).toEqual([5, 7]);
  expect(weeklyDemand(new Map([[today - 6, 1]]), today)).toEqual([1]);
  expect(weeklyDemand(new Map([[today - 5, 1]]), today)).toEqual([]);
});

it('plans a growing demand above its run rate and a dying one below it', () => {
  const weeks = Array.from(
    { length: 182 },
    (_, index) => [today - index, 26 - Math.floor(index / 7)] as const,
  );
  const growing = proposeLine(new Map(weeks), today, nothing);
  const dying = proposeLine(
    new Map(weeks.map(([day], index) => [day, 1 + Math.floor(index / 7)])),
    today,
    nothing,
  );
  expect(growing.explanation.quarterDemand).toBeGreaterThan(1.5 * 3 * growing.runRatePerMonth);
  expect(dying.explanation.quarterDemand).toBeLessThan(0.5 * 3 * dying.runRatePerMonth);
});

it('shows the weeks that its quantities come from', () => {
  const growing = new Map(
    Array.from({ length: 182 }, (_, index) => [today - index, 26 - Math.floor(index / 7)]),
  );
  for (const history of [daily(10, 180), growing, daily(10, 5), new Map<number, number>()]) {
    const { method, error, consumed, expected } = forecastWeeks(history, today);
    const line = proposeLine(history, today, nothing);
    expect([method, error]).toEqual([line.method, line.error]);
    expect(consumed).toEqual(weeklyDemand(history, today));
    // A quarter is 12 weeks and 6 days; each week is rounded to the hundredth.
    const quarter = expected.slice(0, 12).reduce((sum, pieces) => sum + pieces, 0);
    expect(quarter + ((expected[12] ?? 0) * 6) / 7).toBeCloseTo(line.explanation.quarterDemand, 0);
  }
});

it('proposes whole pieces that an order can hold, more for half a year than for a quarter', () => {
  const days = fc.dictionary(
    fc.integer({ min: 0, max: 200 }).map(String),
    fc.integer({ min: -50, max: quantityMax }),
  );
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: quantityMax }), (byAge, currentStock) => {
      const consumed = new Map(Object.entries(byAge).map(([age, pieces]) => [today - Number(age), pieces]));
      const { quarterQuantity, halfYearQuantity } = proposeLine(consumed, today, {
        ...nothing,
        currentStock,
      });
      for (const quantity of [quarterQuantity, halfYearQuantity]) {
        expect(Number.isInteger(quantity) && quantity >= 0 && quantity <= quantityMax).toBe(true);
      }
      expect(halfYearQuantity).toBeGreaterThanOrEqual(quarterQuantity);
    }),
  );
});
