import { mean } from './fit.ts';

export const demandPatterns = ['SMOOTH', 'ERRATIC', 'INTERMITTENT', 'LUMPY', 'NONE'] as const;
export type DemandPattern = (typeof demandPatterns)[number];

/** From this average interval between demands on (in periods), demand is intermittent. */
export const demandIntervalMin = 1.32;

/** From this squared coefficient of variation of the demands on, their sizes are erratic. */
export const sizeVariationMin = 0.49;

/**
 * The pattern of a demand history by its average demand interval and the squared coefficient of variation of its
 * demands (Syntetos, Boylan & Croston, "On the categorization of demand patterns", Journal of the Operational
 * Research Society 56, 2005, whose cut-off values these are). NONE when nothing was demanded.
 */
export function classifyDemand(history: readonly number[]): DemandPattern {
  const demands = history.filter((value) => value > 0);
  if (demands.length === 0) return 'NONE';
  const isIntermittent = history.length / demands.length >= demandIntervalMin;
  const isErratic = sizeVariation(demands) >= sizeVariationMin;
  if (isIntermittent) return isErratic ? 'LUMPY' : 'INTERMITTENT';
  return isErratic ? 'ERRATIC' : 'SMOOTH';
}

/** Squared coefficient of variation, with the sample variance; 0 for a single demand. */
function sizeVariation(demands: readonly number[]): number {
  if (demands.length < 2) return 0;
  const center = mean(demands);
  const squares = demands.reduce((sum, value) => sum + (value - center) ** 2, 0);
  return squares / (demands.length - 1) / center ** 2;
}
