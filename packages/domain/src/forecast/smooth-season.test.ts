import { expect, it } from 'vitest';
import { smoothSeason } from './smooth-season.ts';

// Twelve quarters with alpha 0.3, beta 0.2 and gamma 0.1; data and expected values as in the Python package
// intermittent-forecast, tests/forecasters/test_triple_exponential_smoothing.py.
const quarters = [26, 28, 35, 36, 31, 33, 37, 40, 35, 39, 42, 43];
const weights = { alpha: 0.3, beta: 0.2, gamma: 0.1, phi: 1, seasonLength: 4 };

it.each([
  [
    'additive',
    [
      27, 29.64, 36.9896, 38.114944, 27.975788, 31.595831, 39.843152, 40.668113, 31.531949, 35.204797,
      43.969815, 45.5518, 36.42864506, 39.05020833, 45.82886691, 47.79049033, 39.68805488,
    ],
  ],
  [
    'multiplicative',
    [
      26.832, 29.46944, 37.228352, 38.436415, 27.64108, 31.541533, 40.976257, 41.732173, 30.754507, 35.007834,
      45.892068, 47.372845, 35.036353, 37.980173, 46.663069, 49.070469, 37.624568,
    ],
  ],
] as const)('gives the published %s values, through the history and five quarters on', (kind, published) => {
  const { forecast, fitted } = smoothSeason(quarters, 5, { ...weights, kind });
  const values = [...fitted, ...forecast];
  expect(values).toHaveLength(published.length);
  for (const [quarter, value] of published.entries()) expect(values[quarter]).toBeCloseTo(value, 5);
});

it.each(['additive', 'multiplicative'] as const)('a season that repeats exactly goes on, %s', (kind) => {
  const { forecast } = smoothSeason([2, 0, 4, 2, 0, 4], 4, { ...weights, seasonLength: 3, kind });
  for (const [step, value] of [2, 0, 4, 2].entries()) expect(forecast[step]).toBeCloseTo(value, 9);
});

it('a damped season approaches its last level', () => {
  const damped = { ...weights, phi: 0.5, kind: 'additive' } as const;
  const { forecast } = smoothSeason(quarters, 80, damped);
  expect(forecast[79]).toBeCloseTo(forecast[75] ?? 0, 9);
  expect(smoothSeason(quarters, 80, { ...damped, phi: 1 }).forecast[79]).toBeGreaterThan(60);
});
