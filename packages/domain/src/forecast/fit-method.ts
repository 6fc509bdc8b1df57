import { movingAverage, naive } from './average.ts';
import { type Fit, mean, squaredError } from './fit.ts';
import { croston, syntetosBoylan, teunterSyntetosBabai } from './smooth-intermittent.ts';
import { smoothLevel } from './smooth-level.ts';
import { smoothSeason } from './smooth-season.ts';
import { smoothTrend } from './smooth-trend.ts';

/** The single methods, the simpler before the less simple. */
export const singleMethods = [
  'NAIVE',
  'MOVING_AVERAGE',
  'SIMPLE_SMOOTHING',
  'ROOT_SMOOTHING',
  'CROSTON',
  'SBA',
  'TSB',
  'HOLT',
  'DAMPED_TREND',
  'SEASONAL_ADDITIVE',
  'SEASONAL_MULTIPLICATIVE',
] as const;
export type SingleMethod = (typeof singleMethods)[number];

type FitMethod = (history: readonly number[], horizon: number, seasonLength: number) => Fit;

const windows = [3, 6, 13];
const levelWeights = [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9];
const slowWeights = [0.05, 0.1, 0.2, 0.3];
const trendWeights = [0.1, 0.2, 0.4, 0.6].flatMap((alpha) => [0.05, 0.1, 0.3].map((beta) => ({ alpha, beta })));
const dampedWeights = trendWeights.flatMap((weights) => [0.8, 0.9].map((phi) => ({ ...weights, phi })));
const probabilityWeights = [0.05, 0.1, 0.2, 0.3].flatMap((beta) => [0.1, 0.2].map((alpha) => ({ alpha, beta })));
const seasonWeights = [0.1, 0.3, 0.6].flatMap((alpha) =>
  [0.05, 0.2].flatMap((beta) => [0.05, 0.2, 0.4].map((gamma) => ({ alpha, beta, gamma, phi: 0.95 }))),
);

function best<Parameters>(
  history: readonly number[],
  grid: readonly Parameters[],
  fit: (parameters: Parameters) => Fit,
): Fit {
  let chosen: Fit | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const parameters of grid) {
    const candidate = fit(parameters);
    const error = squaredError(history, candidate.fitted);
    if (chosen === null || error < least) [chosen, least] = [candidate, error];
  }
  return chosen as Fit;
}

const initialDemand = (h: readonly number[]) => {
  const d = h.filter((v) => v > 0);
  return { demand: mean(d), interval: h.length / Math.max(1, d.length), probability: d.length / h.length };
};
export const knobs = { trendInit: 'zero', top: 2 };
const initialTrend = (h: readonly number[]) => {
  if (knobs.trendInit === 'zero') return { level: mean(h.slice(0, 4)), trend: 0 };
  const s = h.slice(0, 10), n = s.length, mx = (n - 1) / 2, my = mean(s);
  let a = 0, b = 0;
  s.forEach((v, i) => { a += (i - mx) * (v - my); b += (i - mx) ** 2; });
  const trend = b ? a / b : 0;
  return { level: my - trend * (mx + 1), trend };
};

export const fitMethod: Record<SingleMethod, FitMethod> = {
  NAIVE: naive,
  MOVING_AVERAGE: (h, n) => best(h, windows, (window) => movingAverage(h, n, { window })),
  SIMPLE_SMOOTHING: (h, n) => { const initialLevel = mean(h); return best(h, levelWeights, (alpha) => smoothLevel(h, n, { alpha, initialLevel })); },
  ROOT_SMOOTHING: (h, n) => { const r = h.map(Math.sqrt); const initialLevel = mean(r); const f = best(r, slowWeights, (alpha) => smoothLevel(r, n, { alpha, initialLevel })); return { forecast: f.forecast.map((v) => v * v), fitted: f.fitted.map((v) => v * v) }; },
  CROSTON: (h, n) => { const initial = initialDemand(h); return best(h, slowWeights, (w) => croston(h, n, { alpha: w, beta: w, initial })); },
  SBA: (h, n) => { const initial = initialDemand(h); return best(h, slowWeights, (w) => syntetosBoylan(h, n, { alpha: w, beta: w, initial })); },
  TSB: (h, n) => { const initial = initialDemand(h); return best(h, probabilityWeights, (w) => teunterSyntetosBabai(h, n, { ...w, initial })); },
  HOLT: (h, n) => { const initial = initialTrend(h); return best(h, trendWeights, (w) => smoothTrend(h, n, { ...w, phi: 1, initial })); },
  DAMPED_TREND: (h, n) => { const initial = initialTrend(h); return best(h, dampedWeights, (w) => smoothTrend(h, n, { ...w, initial })); },
  SEASONAL_ADDITIVE: (h, n, seasonLength) => best(h, seasonWeights, (w) => smoothSeason(h, n, { ...w, kind: 'additive', seasonLength })),
  SEASONAL_MULTIPLICATIVE: (h, n, seasonLength) => best(h, seasonWeights, (w) => smoothSeason(h, n, { ...w, kind: 'multiplicative', seasonLength })),
};
