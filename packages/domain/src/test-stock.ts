/**
 * What a test warehouse's id begins with. The mark stands in the id, so that no write has to look up of which kind a
 * warehouse is, and no row can lose the mark.
 */
export const testWarehousePrefix = 'wht_';

/** What the SKUs of test warehouses begin with. Nobody else may put such a SKU into the catalogue. */
export const testSkuPrefix = 'T888-';

/** True for a warehouse in which nothing is real. */
export const isTestWarehouse = (warehouseId: string): boolean => warehouseId.startsWith(testWarehousePrefix);

/** True for a SKU that exists in test warehouses alone. */
export const isTestSku = (sku: string): boolean => sku.startsWith(testSkuPrefix);

/** True when a warehouse's catalogue may hold the SKU: test warehouses know test SKUs alone, and no other knows any. */
export const isStockedIn = (warehouseId: string, sku: string): boolean =>
  isTestSku(sku) === isTestWarehouse(warehouseId);

/** A product of every test warehouse, and what a new one begins with, in pieces. */
export interface TestProduct {
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly parLevel: number;
  readonly refillThreshold: number;
}

const garments = [
  { code: 'TEE-BLK', name: 'Test Tee Black', parLevel: 200 },
  { code: 'TEE-WHT', name: 'Test Tee White', parLevel: 160 },
  { code: 'HOOD-NVY', name: 'Test Hoodie Navy', parLevel: 80 },
  { code: 'CAP-RED', name: 'Test Cap Red', parLevel: 60 },
] as const;
const sizes = ['S', 'M', 'L', 'XL', '2XL'] as const;

/** Twenty products, full but for the largest size, whose levels are low. */
export const testProducts: readonly TestProduct[] = garments.flatMap(({ code, name, parLevel }) =>
  sizes.map((size) => ({
    sku: `${testSkuPrefix}${code}-${size}`,
    name: `${name} ${size}`,
    quantity: size === '2XL' ? Math.floor(parLevel * 0.4) : parLevel,
    parLevel,
    refillThreshold: Math.floor(parLevel * 0.25),
  })),
);

/** How many SKUs a test pallet brings. */
const palletLines = 3;

interface TestLevel {
  readonly sku: string;
  readonly currentQuantity: number;
  readonly parLevel: number;
  readonly refillThreshold: number;
}

/** What is on the next test pallet: those that miss most to their par, each filled up to it, or a piece at least. */
export function planTestPallet(levels: readonly TestLevel[]): { sku: string; expectedQty: number }[] {
  const missing = ({ parLevel, currentQuantity }: TestLevel) => parLevel - currentQuantity;
  return levels
    .toSorted((a, b) => missing(b) - missing(a) || (a.sku < b.sku ? -1 : 1))
    .slice(0, palletLines)
    .map((level) => ({ sku: level.sku, expectedQty: Math.max(missing(level), 1) }));
}

/**
 * What a test sale takes: of the level that stands furthest above its threshold, all that is above it, so that an alert
 * opens. Null when every level is at its threshold already.
 */
export function planTestSale(levels: readonly TestLevel[]): { sku: string; quantity: number } | null {
  const above = ({ currentQuantity, refillThreshold }: TestLevel) => currentQuantity - refillThreshold;
  const [most] = levels.toSorted((a, b) => above(b) - above(a) || (a.sku < b.sku ? -1 : 1));
  return most && above(most) > 0 ? { sku: most.sku, quantity: above(most) } : null;
}
