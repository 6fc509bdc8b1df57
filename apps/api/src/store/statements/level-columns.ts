import type { Preparing } from '../prepare.ts';

/** What a list says of a level, once it is joined with its product. */
export const levelColumns = ({ levels, products }: Preparing['schema']) => ({
  sku: levels.sku,
  name: products.name,
  currentQuantity: levels.quantity,
  refillThreshold: levels.refillThreshold,
  parLevel: levels.parLevel,
  status: levels.status,
  updatedAt: levels.updatedAt,
  gtin: products.gtin,
});
