import { expect, it } from 'vitest';
import { smoothLevel } from './smooth-level.ts';

// Oil production in Saudi Arabia, 1996 to 2007: the example of Hyndman & Athanasopoulos, "Forecasting: Principles
// and Practice", 1st edition, section 7/1; data and expected values as in statsmodels, tsa/tests/test_holtwinters.py.
const oil = [
  446.6565229, 454.4733065, 455.662974, 423.6322388, 456.2713279, 440.5880501, 425.3325201, 485.1494479,
  506.0481621, 526.7919833, 514.268889, 494.2110193,
];

it('forecasts the book’s oil production with alpha 0.2, by way of the published levels', () => {
  const { forecast, fitted } = smoothLevel(oil, 2, { alpha: 0.2 });
  const levels = [
    446.6565229, 448.21987962, 449.7084985, 444.49324656, 446.84886283, 445.59670028, 441.54386424,
    450.26498098, 461.4216172, 474.49569042, 482.45033014, 484.80246797,
  ];
  for (const [year, level] of levels.entries()) expect(fitted[year + 1] ?? forecast[0]).toBeCloseTo(level, 4);
  expect(forecast[1]).toBe(forecast[0]);
});

it('forecasts the book’s oil production with alpha 0.6', () => {
  expect(smoothLevel(oil, 1, { alpha: 0.6 }).forecast[0]).toBeCloseTo(501.837461, 4);
});

it('starts from a level that is given', () => {
  const { forecast, fitted } = smoothLevel([10], 1, { alpha: 0.25, initialLevel: 2 });
  expect([fitted, forecast]).toEqual([[2], [4]]);
});
