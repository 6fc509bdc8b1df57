import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparePlaces,
  missingToPar,
  placeBeforeAll,
  placeOfLevel,
  readStockPlace,
  readStockSort,
  type SortedLevel,
  stockSorts,
  writeStockPlace,
  writeStockSort,
} from './stock-order.ts';

const text = (lengthMax: number) =>
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: lengthMax })
    // oxlint-disable-next-line no-control-regex -- neither SKUs nor names have control characters
    .filter((value) => value.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(value));
const count = fc.integer({ min: 0, max: 2_147_483_647 });
const level: fc.Arbitrary<SortedLevel> = fc.record({
  sku: text(64),
  name: text(200),
  status: fc.constantFrom('OK', 'LOW', 'CRITICAL'),
  currentQuantity: count,
  refillThreshold: count,
  parLevel: count,
  updatedAt: fc.integer({ min: 0, max: 4_000_000_000_000 }),
});
/** There are sixteen orders, each with runs of its own. */
const numRuns = 25;

const orders = stockSorts.map((sort) => {
  const order = readStockSort(sort);
  if (!order) throw new Error(`no order: ${sort}`);
  return { sort, order };
});

describe.each(orders)('the order $sort', ({ sort, order }) => {
  it('is written as it was read', () => expect(writeStockSort(order)).toBe(sort));

  it('has every level behind its beginning, and its place comes back from a cursor', () => {
    fc.assert(
      fc.property(level, (some) => {
        const place = placeOfLevel(some, order.by);
        expect(comparePlaces(placeBeforeAll(order), place, order)).toBeLessThan(0);
        expect(readStockPlace(order, writeStockPlace(order, place))).toEqual(place);
      }),
      { numRuns },
    );
  });

  it('read backwards is the other way round, and no two levels share a place', () => {
    const other = { ...order, descending: !order.descending };
    fc.assert(
      fc.property(level, level, (one, two) => {
        const [a, b] = [placeOfLevel(one, order.by), placeOfLevel(two, order.by)];
        expect(Math.sign(comparePlaces(a, b, order))).toBe(Math.sign(comparePlaces(b, a, other)));
        expect(comparePlaces(a, b, order) === 0).toBe(one.sku === two.sku && a.key === b.key);
      }),
      { numRuns },
    );
  });

  it('refuses the places of every other order', () => {
    for (const other of orders.filter((each) => each.sort !== sort)) {
      const written = writeStockPlace(other.order, placeBeforeAll(other.order));
      expect(readStockPlace(order, written)).toBeNull();
    }
  });
});

it.each(['', '-', '--sku', 'SKU', 'quantity', 'sku,name', ' sku'])('%j names no order', (given) =>
  expect(readStockSort(given)).toBeNull(),
);

it.each(['', 'TEE-1', 'currentQuantity\n5', 'currentQuantity\nx\nA', 'currentQuantity\n1\nA\nB'])(
  '%j is no place',
  (given) => expect(readStockPlace({ by: 'currentQuantity', descending: false }, given)).toBeNull(),
);

it('text is in the order of its bytes', () => {
  fc.assert(
    fc.property(text(8), text(8), (a, b) => {
      const order = { by: 'sku', descending: false } as const;
      const bytes = new TextEncoder();
      const [left, right] = [bytes.encode(a), bytes.encode(b)];
      const at = left.findIndex((byte, index) => byte !== right[index]);
      const inBytes = at === -1 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1);
      const places = [a, b].map((sku) => ({ key: sku, sku })) as [{ key: string; sku: string }, never];
      expect(Math.sign(comparePlaces(...places, order))).toBe(Math.sign(inBytes));
    }),
  );
});

it.each([
  [20, 5, 15],
  [20, 20, 0],
  [20, 25, -5],
])('a par of %i with %i there misses %i', (parLevel, currentQuantity, missing) =>
  expect(missingToPar({ parLevel, currentQuantity })).toBe(missing),
);
