import { expect, it } from 'vitest';
import { croston, syntetosBoylan, teunterSyntetosBabai } from './smooth-intermittent.ts';

// Data and expected values as in the Python package intermittent-forecast, tests/forecasters/test_croston.py, which
// follows R's tsintermittent.
const demand = [0, 0, 3, 0, 4, 0, 0, 0, 2, 0];

it('gives the published values of Croston’s method, silent before the first demand', () => {
  const { forecast, fitted } = croston(demand, 2, { alpha: 0.5, beta: 0.2 });
  expect(fitted.slice(0, 9)).toEqual([Number.NaN, Number.NaN, Number.NaN, 1, 1, 1.25, 1.25, 1.25, 1.25]);
  for (const value of [fitted[9], ...forecast]) expect(value).toBeCloseTo(0.904605, 6);
});

it('gives the published values of the Syntetos-Boylan approximation', () => {
  const { forecast, fitted } = syntetosBoylan(demand, 1, { alpha: 0.5, beta: 0.2 });
  for (const [period, value] of [0.9, 0.9, 1.125, 1.125, 1.125, 1.125, 0.8141447].entries()) {
    expect(fitted[period + 3]).toBeCloseTo(value, 6);
  }
  expect(forecast[0]).toBeCloseTo(0.8141447, 6);
});

it('gives the published values of TSB', () => {
  const initial = { demand: 3, probability: 1 / 3 };
  const { forecast, fitted } = teunterSyntetosBabai(demand, 2, { alpha: 0.3, beta: 0.1, initial });
  const published = [0.9, 0.81, 1.029, 0.9261, 1.246839, 1.1221551, 1.0099396, 0.9089456, 1.0123723];
  for (const [period, value] of published.entries()) expect(fitted[period + 1]).toBeCloseTo(value, 6);
  for (const value of forecast) expect(value).toBeCloseTo(0.9111351, 6);
});

it('TSB lets a dying item sink while Croston’s method remembers it for ever', () => {
  const dying = [4, 4, 4, 4, ...Array.from({ length: 20 }, () => 0)];
  const weights = { alpha: 0.1, beta: 0.1 };
  expect(croston(dying, 1, weights).forecast[0]).toBeCloseTo(4, 9);
  const sunk = teunterSyntetosBabai(dying, 1, { ...weights, initial: { demand: 4, probability: 1 } });
  expect(sunk.forecast[0]).toBeCloseTo(4 * 0.9 ** 20, 9);
});

it('without demand there is nothing to expect', () => {
  expect(croston([0, 0], 1, { alpha: 0.1, beta: 0.1 }).forecast).toEqual([0]);
  expect(syntetosBoylan([], 1, { alpha: 0.1, beta: 0.1 }).forecast).toEqual([0]);
});
