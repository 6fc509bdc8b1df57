import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backTest } from './back-test.ts';
import { chooseForecast } from './choose-forecast.ts';

const monthsPerYear = 12;
const choose = (history: readonly number[], horizon = 3) => chooseForecast(history, horizon, monthsPerYear);
const histories = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100_000 })), { maxLength: 40 });

it.each([1, 5, 6, 7, 12, 40])('a demand of 7 over %i periods goes on', (periods) => {
  const { forecast, error } = choose(Array.from({ length: periods }, () => 7));
  for (const value of forecast) expect(value).toBeCloseTo(7, 9);
  expect(error ?? 0).toBe(0);
});

it('says NAIVE where every method would do', () => {
  expect(choose(Array.from({ length: 12 }, () => 7)).method).toBe('NAIVE');
});

it.each([[[]], [[0]], [[0, 0, 0, 0, 0, 0, 0, 0]]])('nothing demanded, nothing expected: %j', (history) => {
  expect(choose(history)).toMatchObject({
    error: null,
    forecast: [0, 0, 0],
    explanation: { pattern: 'NONE' },
  });
});

it('goes on with the mean while a history is too short to choose by', () => {
  const { method, error, forecast } = choose([0, 0, 1, 2, 3, 4, 5]);
  expect([method, error, forecast]).toEqual(['MOVING_AVERAGE', null, [3, 3, 3]]);
});

it('follows a straight line with Holt’s trend', () => {
  const { method, forecast } = choose(Array.from({ length: 20 }, (_, month) => 10 + 5 * month));
  expect(method).toBe('HOLT');
  for (const [step, value] of [110, 115, 120].entries()) expect(forecast[step]).toBeCloseTo(value, 6);
});

it('repeats a season once it has seen three years of it', () => {
  const season = [20, 20, 30, 40, 60, 90, 120, 90, 60, 40, 30, 20];
  const noise = [2, -1, 0, 1, -2];
  const history = Array.from(
    { length: 36 },
    (_, month) => (season[month % 12] ?? 0) + (noise[month % 5] ?? 0),
  );
  const { method, forecast, error } = choose(history, 12);
  expect(method).toMatch(/^SEASONAL_/);
  expect(error).toBeLessThan(0.2);
  for (const [month, value] of season.entries())
    expect(Math.abs((forecast[month] ?? 0) - value)).toBeLessThan(8);
});

it('does not look for seasons in less than two and a quarter years', () => {
  const tested = choose(Array.from({ length: 26 }, (_, month) => 10 + (month % 12))).explanation.tested;
  expect(tested.map(({ method }) => method)).not.toContain('SEASONAL_ADDITIVE');
});

it('tests the methods for intermittent demand only on such', () => {
  const methodsFor = (history: readonly number[]) =>
    choose(history)
      .explanation.tested.map(({ method }) => method)
      .toSorted();
  const shared = ['COMBINATION', 'MOVING_AVERAGE', 'NAIVE', 'ROOT_SMOOTHING', 'SIMPLE_SMOOTHING'];
  const intermittent = [4, 0, 0, 5, 0, 0, 4, 0, 6, 0, 0, 0, 5, 0, 4, 0, 0, 0, 5, 0];
  const smooth = [40, 42, 39, 45, 41, 38, 44, 40, 43, 39];
  expect(methodsFor(intermittent)).toEqual([...shared, 'CROSTON', 'SBA', 'TSB'].toSorted());
  expect(methodsFor(smooth)).toEqual([...shared, 'HOLT', 'DAMPED_TREND'].toSorted());
});

it('expects ever less of an item that has died', () => {
  const alive = [5, 0, 6, 4, 0, 5, 5, 0, 4, 6];
  const after = (months: number) =>
    choose([...alive, ...Array.from({ length: months }, () => 0)]).forecast[0] ?? 0;
  expect(after(0)).toBeGreaterThan(2);
  expect(after(10)).toBeLessThan(after(0) / 3);
  expect(after(20)).toBeLessThan(after(10));
});

it('shows the error of the chosen method among those of the tested ones, the best first', () => {
  const { method, error, explanation } = choose([8, 12, 9, 11, 14, 7, 10, 12, 9, 13, 8, 11]);
  const errors = explanation.tested.map((one) => one.error);
  expect(errors).toEqual(errors.toSorted((a, b) => a - b));
  expect(explanation.tested).toContainEqual({ method, error });
});

it('takes a single method only when it is clearly better than the combination', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const { method, error, explanation } = choose(history);
      const combination = explanation.tested.find((one) => one.method === 'COMBINATION');
      if (error === null || method === 'COMBINATION' || combination === undefined) return;
      const share = Math.sqrt(Math.max(0, 1 - 2 / Math.sqrt(explanation.forecastCount)));
      expect(error).toBeLessThanOrEqual(share * combination.error);
    }),
  );
});

it('never expects less than nothing, nor more than numbers can say', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 1, max: 26 }), (history, horizon) => {
      const { forecast } = choose(history, horizon);
      expect(forecast).toHaveLength(horizon);
      for (const value of forecast) expect(value >= 0 && Number.isFinite(value)).toBe(true);
    }),
  );
});

it('says the same of the same history, and nothing of what lies before the first demand', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const first = choose(history);
      expect(choose([...history])).toEqual(first);
      expect(choose([0, 0, 0, ...history])).toEqual(first);
    }),
  );
});

it('scales with the unit that demand is counted in', () => {
  fc.assert(
    fc.property(histories, fc.constantFrom(4, 1024), (history, unit) => {
      const [once, scaled] = [choose(history), choose(history.map((value) => value * unit))];
      expect(scaled.method).toBe(once.method);
      expect(scaled.error).toBe(once.error);
      expect(scaled.forecast).toEqual(once.forecast.map((value) => value * unit));
    }),
  );
});

it('takes a negative demand for a bug of the caller', () => {
  expect(() => choose([1, -1])).toThrow('never negative');
});

it('a back-test knows nothing of what comes after the point that it stands at', () => {
  // Flat, then a jump in the last period: the naive method forecast it from no point, so that its error is all of it.
  const history = [...Array.from({ length: 11 }, () => 10), 40];
  const { originCount, forecastCount, errors } = backTest(['NAIVE'], history, 1, monthsPerYear);
  // Six points, one period each; one of six is off by 30, which is also the only change of the history in 11 steps.
  expect([originCount, forecastCount]).toEqual([6, 6]);
  expect(errors.get('NAIVE')).toBeCloseTo(Math.sqrt(900 / 6 / (900 / 11)), 12);
});
