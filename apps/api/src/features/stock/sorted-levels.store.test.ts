import {
  comparePlaces,
  placeBeforeAll,
  placeOfLevel,
  readStockSort,
  type StockOrder,
  type StockSort,
  stockSorts,
} from '@wms/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WmsStore } from '../../open-store.ts';
import type { SortedPage } from '../../store/statements/sorted-levels.ts';
import { accepted, arrangeWarehouse } from '../../testing/arrange.ts';
import { eachEngine } from '../../testing/each-engine.ts';

/** Names that are alike but for capitals, with letters of several alphabets, and SKUs that their order could trip over. */
const goods = [
  ['A', 'apron', 5, 2, 20],
  ['a', 'Apron', 5, 0, 10],
  ['B', 'Zip', 0, 4, 9],
  ['b', 'Ärmel', 12, 4, 9],
  ['é', 'ärmel', 12, 0, 0],
  ['Ç', '大衣', 2_147_483_647, 1, 1],
  ['İ', 'İnce', 7, 2, 2_147_483_647],
  ['Σ', 'ΟΔΟΣ', 3, 3, 6],
  ['\u{1F455}', '\u{1F455} shirt', 4, 1, 8],
  ['\uFB01', '\uFB01lter', 4, 1, 9],
  ['\u{10FFFF}x', '\u{10FFFF}', 1, 1, 1],
  ['~', ' ', 1, 0, 4],
] as const;

eachEngine((engine) => {
  let clock = Date.parse('2026-03-01T08:00:00Z');
  let store: WmsStore;
  let warehouseId: string;
  beforeAll(async () => {
    store = await engine.open(() => clock);
    ({ warehouseId } = await arrangeWarehouse(store));
    const products = goods.map(([sku, name]) => ({ sku, name, ourStock: 0, inProduction: 0 }));
    accepted(await store.commit('putProducts', { products }));
    for (const [index, [sku, , quantity, refillThreshold, parLevel]] of goods.entries()) {
      clock += (index % 3) * 1000;
      accepted(await store.commit('setLevel', { warehouseId, sku, quantity, refillThreshold, parLevel }));
    }
    // Somebody else has the same articles in other numbers.
    const other = await arrangeWarehouse(store);
    for (const [sku] of goods) {
      const more = { quantity: 77, refillThreshold: 0, parLevel: 0 };
      accepted(await store.commit('setLevel', { warehouseId: other.warehouseId, sku, ...more }));
    }
  });

  const pageOf = (sort: StockSort, more: Partial<SortedPage> = {}): SortedPage => {
    const first = placeBeforeAll(orderOf(sort));
    return { sort, warehouseId, status: '', ...first, offset: 0, limit: 100, ...more };
  };
  const expected = async (sort: StockSort) => {
    const order = orderOf(sort);
    const all = await store.read.pageLevels({ warehouseId, after: '', offset: 0, limit: 100 });
    return all.toSorted((a, b) => comparePlaces(placeOfLevel(a, order.by), placeOfLevel(b, order.by), order));
  };

  describe.each(stockSorts)('sorted by %s', (sort) => {
    it('levels stand as the rule says, on and off the request path', async () => {
      const levels = await expected(sort);
      expect(levels).toHaveLength(goods.length);
      expect(await store.read.pageSortedLevels(pageOf(sort))).toEqual(levels);
      expect(await store.survey('pageSortedLevels', pageOf(sort))).toEqual(levels);
    });

    it('a page begins where the one before ended, or so many rows in', async () => {
      const levels = await expected(sort);
      for (const [index, level] of levels.entries()) {
        const after = placeOfLevel(level, orderOf(sort).by);
        expect(await store.survey('pageSortedLevels', pageOf(sort, { ...after, limit: 2 }))).toEqual(
          levels.slice(index + 1, index + 3),
        );
        expect(await store.survey('pageSortedLevels', pageOf(sort, { offset: index, limit: 2 }))).toEqual(
          levels.slice(index, index + 2),
        );
      }
    });

    it('what is filtered and found keeps its order', async () => {
      const levels = await expected(sort);
      for (const status of ['OK', 'LOW', 'CRITICAL']) {
        const ofStatus = levels.filter((level) => level.status === status);
        expect(await store.survey('pageSortedLevels', pageOf(sort, { status }))).toEqual(ofStatus);
        const search = { ...pageOf(sort, { status }), pattern: '%r%' };
        expect(await store.survey('searchSortedLevels', search)).toEqual(
          ofStatus.filter(({ sku, name }) => `${sku}\n${name}`.toLowerCase().includes('r')),
        );
      }
    });
  });
});

function orderOf(sort: StockSort): StockOrder {
  const order = readStockSort(sort);
  if (!order) throw new Error(`no order: ${sort}`);
  return order;
}
