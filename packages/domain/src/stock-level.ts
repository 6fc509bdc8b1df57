/** The largest quantity a level, a line or a delta may hold, in pieces. */
export const quantityMax = 2_147_483_647;

/** Longest SKU, in Unicode code points. SKUs are kept and compared byte for byte. */
export const skuLengthMax = 64;

export const stockStatuses = ['OK', 'LOW', 'CRITICAL'] as const;
export type StockStatus = (typeof stockStatuses)[number];

/** One SKU's stock in one warehouse; quantities in pieces. */
export interface StockLevel {
  readonly sku: string;
  readonly quantity: number;
  readonly refillThreshold: number;
  readonly parLevel: number;
}

/** True when the level has reached its refill threshold (guide, section 4). */
export const isBelowThreshold = (level: Pick<StockLevel, 'quantity' | 'refillThreshold'>): boolean =>
  level.quantity <= level.refillThreshold;

/** CRITICAL is tested before LOW (guide, section 4): current <= threshold, else current < par x 0.5. */
export function stockStatus(level: Omit<StockLevel, 'sku'>): StockStatus {
  if (isBelowThreshold(level)) return 'CRITICAL';
  return level.quantity * 2 < level.parLevel ? 'LOW' : 'OK';
}

/**
 * The level that the first shipment of a SKU gives it, marked for review by 888: the par is what was
 * shipped, and the threshold a quarter of it.
 */
export function initialLevel(shippedQuantity: number): Pick<StockLevel, 'parLevel' | 'refillThreshold'> {
  return { parLevel: shippedQuantity, refillThreshold: Math.ceil(shippedQuantity / 4) };
}
