import { beforeAll, describe, expect, it } from 'vitest';
import type { WmsStore } from '../../open-store.ts';
import {
  accepted,
  answerOf,
  arrangeWarehouse,
  quantityOf,
  refusalOf,
  returned,
  sale,
  type UpdateAnswer,
  type UpdateLine,
  updateStock,
} from '../../testing/arrange.ts';
import { eachEngine } from '../../testing/each-engine.ts';

interface Row {
  readonly sku: string;
  readonly type: string;
  readonly delta: number;
  readonly quantity_after: number;
  readonly sequence: number;
  readonly source: string;
  readonly reference: string | null;
}

eachEngine((engine) => {
  let store: WmsStore;
  beforeAll(async () => {
    store = await engine.open();
  });

  /** The warehouse's ledger rows in the order they were written, without the opening counts. */
  const rowsOf = (warehouseId: string): Promise<Row[]> =>
    engine.sql<Row>(
      `select sku, type, delta, quantity_after, sequence, source, reference from stock_transactions
         where warehouse_id = '${warehouseId}' and type <> 'AUDIT' order by id`,
    );

  describe('POST /stock/update', () => {
    it('answers the guide’s example to the digit', async () => {
      const { supervisor } = await arrangeWarehouse(store, {
        'TSHIRT-BLK-L': { quantity: 100, refillThreshold: 20, parLevel: 100 },
        'HOODIE-NVY-M': { quantity: 10, refillThreshold: 5, parLevel: 20 },
      });
      const outcome = await updateStock(store, supervisor, [
        sale('TSHIRT-BLK-L', 3),
        sale('TSHIRT-BLK-L', 2),
        { ...returned('HOODIE-NVY-M', 4), reference: 'rma:RMA-2026-0117' },
      ]);
      expect(answerOf(outcome)).toEqual({
        processed: 3,
        levels: [
          { sku: 'TSHIRT-BLK-L', currentQuantity: 95, belowThreshold: false },
          { sku: 'HOODIE-NVY-M', currentQuantity: 14, belowThreshold: false },
        ],
      });
    });

    it('accumulates a repeated SKU line by line, each row with its own quantityAfter', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { A: 10, B: 5 });
      const outcome = await updateStock(store, supervisor, [
        sale('B', 1),
        sale('A', 4),
        returned('A', 1),
        { sku: 'B', delta: 2, type: 'ADJUSTMENT', reference: 'count' },
        { sku: 'A', delta: -7, type: 'DAMAGE' },
      ]);
      expect(answerOf<UpdateAnswer>(outcome).levels).toEqual([
        { sku: 'B', currentQuantity: 6, belowThreshold: false },
        { sku: 'A', currentQuantity: 0, belowThreshold: true },
      ]);
      const common = { source: 'DESKTOP', reference: null };
      expect(await rowsOf(warehouseId)).toEqual([
        { ...common, sku: 'B', type: 'SALE', delta: -1, quantity_after: 4, sequence: 2 },
        { ...common, sku: 'A', type: 'SALE', delta: -4, quantity_after: 6, sequence: 2 },
        { ...common, sku: 'A', type: 'RETURN', delta: 1, quantity_after: 7, sequence: 3 },
        {
          ...common,
          sku: 'B',
          type: 'ADJUSTMENT',
          delta: 2,
          quantity_after: 6,
          sequence: 3,
          reference: 'count',
        },
        { ...common, sku: 'A', type: 'DAMAGE', delta: -7, quantity_after: 0, sequence: 4 },
      ]);
    });

    it.each([
      ['DESKTOP', 'DESKTOP'],
      ['PORTAL', 'PORTAL'],
      ['INTEGRATION', 'API'],
    ] as const)('a %s token’s rows say they came from %s', async (kind, source) => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { A: 1 });
      accepted(await updateStock(store, { ...supervisor, kind }, [sale('A', 1)]));
      expect(await rowsOf(warehouseId)).toMatchObject([{ source }]);
    });

    it.each<[string, UpdateLine[], object]>([
      [
        'a line that goes below zero names the balance before it',
        [sale('A', 6), returned('B', 1), sale('A', 5)],
        { code: 'INSUFFICIENT_STOCK', sku: 'A', available: 4, line: 2 },
      ],
      [
        'a balance that would recover in a later line is refused all the same',
        [sale('A', 11), returned('A', 5)],
        { code: 'INSUFFICIENT_STOCK', sku: 'A', available: 10, line: 0 },
      ],
      [
        'every unknown SKU is named at once, before any shortage',
        [sale('A', 99), sale('X', 1), returned('Y', 1), sale('X', 1)],
        { code: 'UNREGISTERED_SKUS', unregisteredSkus: ['X', 'Y'] },
      ],
      [
        'a balance above the largest quantity',
        [returned('A', 2_147_483_647)],
        { code: 'QUANTITY_OUT_OF_RANGE', sku: 'A', line: 0, max: 2_147_483_647 },
      ],
    ])('%s, and nothing is written', async (_case, lines, refusal) => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { A: 10, B: 10 });
      expect(refusalOf(await updateStock(store, supervisor, lines))).toEqual(refusal);
      expect(await rowsOf(warehouseId)).toEqual([]);
      expect(await quantityOf(store, warehouseId, 'A')).toBe(10);
      expect(await quantityOf(store, warehouseId, 'B')).toBe(10);
    });

    it('takes a level exactly to zero and to the largest quantity', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { A: 10, B: 0 });
      accepted(await updateStock(store, supervisor, [sale('A', 10), returned('B', 2_147_483_647)]));
      expect(await quantityOf(store, warehouseId, 'A')).toBe(0);
      expect(await quantityOf(store, warehouseId, 'B')).toBe(2_147_483_647);
    });

    it('leaves the same SKU of another warehouse alone', async () => {
      const one = await arrangeWarehouse(store, { A: 10 });
      const other = await arrangeWarehouse(store, { A: 10 });
      accepted(await updateStock(store, one.supervisor, [sale('A', 3)]));
      expect(await quantityOf(store, other.warehouseId, 'A')).toBe(10);
      expect(await rowsOf(other.warehouseId)).toEqual([]);
    });

    it('tells SKUs apart by their exact bytes', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, {
        é: 5,
        'e\u0301': 7,
        a: 1,
        A: 2,
        ' A': 3,
      });
      accepted(await updateStock(store, supervisor, [sale('é', 1), sale('a', 1), sale(' A', 3)]));
      const levels = await store.read.pageLevels({ warehouseId, after: '', offset: 0, limit: 10 });
      expect(levels.map(({ sku, currentQuantity }) => [sku, currentQuantity])).toEqual([
        [' A', 0],
        ['A', 2],
        ['a', 0],
        ['e\u0301', 7],
        ['é', 4],
      ]);
    });

    it('a dry run answers as if done, marked, and writes nothing', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { A: 10 });
      const countsBefore = await store.read.readRowCounts({ warehouseId });
      const outcome = await updateStock(store, supervisor, [sale('A', 4)], { dryRun: true });
      expect(answerOf(outcome)).toEqual({
        processed: 1,
        levels: [{ sku: 'A', currentQuantity: 6, belowThreshold: false }],
        dryRun: true,
      });
      expect(await quantityOf(store, warehouseId, 'A')).toBe(10);
      expect(await rowsOf(warehouseId)).toEqual([]);
      expect(await store.read.readRowCounts({ warehouseId })).toEqual(countsBefore);
    });

    it('a dry run refuses what a real one would', async () => {
      const { supervisor } = await arrangeWarehouse(store, { A: 10 });
      const refusal = refusalOf(await updateStock(store, supervisor, [sale('A', 11)], { dryRun: true }));
      expect(refusal).toEqual({ code: 'INSUFFICIENT_STOCK', sku: 'A', available: 10, line: 0 });
    });

    it('moves the status with the quantity and marks the level as moved', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, {
        A: { quantity: 60, refillThreshold: 20, parLevel: 100 },
      });
      const statuses: string[] = [];
      for (const pieces of [10, 1, 28, 1]) {
        accepted(await updateStock(store, supervisor, [sale('A', pieces)]));
        const [level] = await store.read.pageLevels({ warehouseId, after: '', offset: 0, limit: 1 });
        statuses.push(`${level!.currentQuantity} ${level!.status}`);
      }
      expect(statuses).toEqual(['50 OK', '49 LOW', '21 LOW', '20 CRITICAL']);
      expect(
        await engine.sql(`select sku from stock_levels where warehouse_id = '${warehouseId}' and moved`),
      ).toEqual([{ sku: 'A' }]);
    });
  });
});
