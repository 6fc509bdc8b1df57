import { expect, it } from 'vitest';
import { smoothTrend } from './smooth-trend.ts';

// Passengers of Australian airlines, 1990 to 2004: the example of Hyndman & Athanasopoulos, "Forecasting: Principles
// and Practice", 1st edition, section 7/2; data and expected values as in statsmodels, tsa/tests/test_holtwinters.py.
const air = [
  17.5534, 21.8601, 23.8866, 26.9293, 26.8885, 28.8314, 30.0751, 30.9535, 30.1857, 31.5797, 32.577569,
  33.477398, 39.021581, 41.386432, 41.596552,
];

it('forecasts the book’s air passengers with alpha 0.8 and beta 0.2', () => {
  const { forecast, fitted } = smoothTrend(air, 5, { alpha: 0.8, beta: 0.2, phi: 1 });
  const published = [
    21.8601, 22.032368, 25.48461872, 27.54058587, 30.28813356, 30.26106173, 31.58122149, 32.599234,
    33.24223906, 32.26755382, 33.07776017, 33.95806605, 34.77708354, 40.05535303, 43.21586036,
  ];
  for (const [year, value] of published.entries()) expect(fitted[year]).toBeCloseTo(value, 6);
  for (const [step, value] of [43.76, 45.59, 47.43, 49.27, 51.1].entries()) {
    expect(forecast[step]).toBeCloseTo(value, 2);
  }
});

it('damps the trend by the powers of phi, also on its way through the history', () => {
  // One value, from level 10 and trend 4: expected 10 + 0.5 x 4 = 12; seen 16, so level 14 and
  // trend 0.25 x (14 - 10) + 0.75 x 0.5 x 4 = 2.5; ahead 14 + 2.5 x (0.5, 0.75, 0.875).
  const initial = { level: 10, trend: 4 };
  const { forecast, fitted } = smoothTrend([16], 3, { alpha: 0.5, beta: 0.25, phi: 0.5, initial });
  expect([fitted, forecast]).toEqual([[12], [15.25, 15.875, 16.1875]]);
});

it('levels off at the level plus phi / (1 - phi) times the trend, as the book’s section 8.2 says', () => {
  const initial = { level: 10, trend: 4 };
  const { forecast } = smoothTrend([], 400, { alpha: 0.5, beta: 0.25, phi: 0.9, initial });
  expect(forecast.at(-1)).toBeCloseTo(10 + (0.9 / 0.1) * 4, 9);
});
