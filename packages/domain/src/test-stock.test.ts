import { describe, expect, it } from 'vitest';
import { skuLengthMax } from './stock-level.ts';
import { isStockedIn, planTestPallet, planTestSale, testProducts } from './test-stock.ts';

const level = (sku: string, currentQuantity: number) => ({
  sku,
  currentQuantity,
  parLevel: 100,
  refillThreshold: 25,
});

it.each([
  ['wh_4k7m2p9qrs', 'TSHIRT-BLK-L', true],
  ['wh_4k7m2p9qrs', 'T888-TEE-BLK-S', false],
  ['wht_4k7m2p9qrs', 'TSHIRT-BLK-L', false],
  ['wht_4k7m2p9qrs', 'T888-TEE-BLK-S', true],
  ['wh_t_9qrs', 'T888', true],
])('%s may stock %s: %s', (warehouseId, sku, may) => expect(isStockedIn(warehouseId, sku)).toBe(may));

describe('the test products', () => {
  it('are twenty SKUs that only test warehouses stock, and begin above their thresholds', () => {
    expect(new Set(testProducts.map(({ sku }) => sku)).size).toBe(20);
    for (const { sku, quantity, parLevel, refillThreshold } of testProducts) {
      expect(isStockedIn('wht_4k7m2p9qrs', sku) && sku.length <= skuLengthMax).toBe(true);
      expect(quantity > refillThreshold && quantity <= parLevel).toBe(true);
    }
  });
});

describe('a test pallet', () => {
  it('brings the three that miss most up to their par', () => {
    const levels = [level('A', 90), level('B', 10), level('C', 50), level('D', 100)];
    expect(planTestPallet(levels)).toEqual([
      { sku: 'B', expectedQty: 90 },
      { sku: 'C', expectedQty: 50 },
      { sku: 'A', expectedQty: 10 },
    ]);
  });

  it('brings a piece of each where nothing is missing, and of nothing nothing', () => {
    expect(planTestPallet([level('B', 100), level('A', 130)])).toEqual([
      { sku: 'B', expectedQty: 1 },
      { sku: 'A', expectedQty: 1 },
    ]);
    expect(planTestPallet([])).toEqual([]);
  });
});

describe('a test sale', () => {
  it('takes the fullest level down to its threshold', () => {
    expect(planTestSale([level('A', 40), level('C', 90), level('B', 90)])).toEqual({
      sku: 'B',
      quantity: 65,
    });
  });

  it('takes nothing where every level is at its threshold', () => {
    expect(planTestSale([level('A', 25), level('B', 3)])).toBeNull();
    expect(planTestSale([])).toBeNull();
  });
});
