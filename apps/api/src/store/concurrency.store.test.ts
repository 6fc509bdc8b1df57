import { isRejected } from '@wms/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WmsStore } from '../open-store.ts';
import {
  accepted,
  arrangeWarehouse,
  quantityOf,
  refusalOf,
  returned,
  sale,
  updateStock,
} from '../testing/arrange.ts';
import { eachEngine } from '../testing/each-engine.ts';
import { realRowCounts } from '../testing/real-counts.ts';

eachEngine((engine) => {
  let store: WmsStore;
  /** A second node where the engine allows one: SQLite has one writer, so there it is the same. */
  let secondNode: WmsStore;
  beforeAll(async () => {
    store = await engine.open();
    secondNode = engine.engine === 'PostgreSQL' ? await engine.open() : store;
  });
  afterAll(() => store.close());

  describe('writes at the same time', () => {
    it('200 buyers of 100 pieces: exactly 100 succeed, on two nodes too', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { A: 100 });
      const outcomes = await Promise.all(
        Array.from({ length: 200 }, (_, buyer) =>
          updateStock(buyer % 2 ? store : secondNode, supervisor, [sale('A', 1)], { key: `buyer ${buyer}` }),
        ),
      );
      const refused = outcomes.filter(isRejected);
      expect(outcomes.length - refused.length).toBe(100);
      expect(new Set(refused.map(({ rejected }) => JSON.stringify(rejected)))).toEqual(
        new Set([JSON.stringify({ code: 'INSUFFICIENT_STOCK', sku: 'A', available: 0, line: 0 })]),
      );
      expect(await quantityOf(store, warehouseId, 'A')).toBe(0);
      const balances = await engine.sql<{ quantity_after: number }>(
        `select quantity_after from stock_transactions
           where warehouse_id = '${warehouseId}' and type = 'SALE' order by sequence`,
      );
      expect(balances.map((row) => row.quantity_after)).toEqual(
        Array.from({ length: 100 }, (_, sold) => 99 - sold),
      );
    });

    it('batches with the same SKUs in opposite order all come through, without a deadlock', async () => {
      const skus = ['A', 'B', 'C', 'D', 'E'];
      const deadlocks = await deadlocksOf(async (nodes) => {
        const { supervisor, warehouseId } = await arrangeWarehouse(
          store,
          Object.fromEntries(skus.map((sku) => [sku, 30])),
        );
        const outcomes = await Promise.all(
          Array.from({ length: 60 }, (_, batch) => {
            const order = batch % 2 ? skus : skus.toReversed();
            return updateStock(
              nodes[batch % 4 < 2 ? 0 : 1],
              supervisor,
              order.map((sku) => sale(sku, 1)),
            );
          }),
        );
        expect(outcomes.filter((outcome) => !isRejected(outcome))).toHaveLength(30);
        for (const sku of skus) expect(await quantityOf(store, warehouseId, sku)).toBe(0);
      });
      expect(deadlocks).toBe(0);
    });

    it('keep the same counts on two nodes, without a deadlock', async () => {
      const skus = Array.from({ length: 40 }, (_, n) => `S${n}`);
      const deadlocks = await deadlocksOf(async (nodes) => {
        const { supervisor, warehouseId } = await arrangeWarehouse(
          store,
          Object.fromEntries(skus.map((sku, n) => [sku, n % 2])),
        );
        for (let round = 0; round < 4; round++) {
          // Half of the levels leave CRITICAL while the other half enters it.
          await Promise.all(
            skus.map(async (sku, n) => {
              const line = (n + round) % 2 ? sale(sku, 1) : returned(sku, 1);
              accepted(await updateStock(nodes[n % 4 < 2 ? 0 : 1], supervisor, [line]));
            }),
          );
        }
        const kept = await store.read.readRowCounts({ warehouseId });
        expect(Object.fromEntries(kept.map(({ name, value }) => [name, value]))).toEqual(
          await realRowCounts(engine, warehouseId),
        );
      });
      expect(deadlocks).toBe(0);
    });

    it('a refused batch among accepted ones leaves no trace of its lines', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { A: 1000, B: 0 });
      const outcomes = await Promise.all(
        Array.from({ length: 100 }, (_, batch) =>
          updateStock(store, supervisor, batch % 2 ? [sale('A', 1)] : [sale('A', 5), sale('B', 1)]),
        ),
      );
      for (const [batch, outcome] of outcomes.entries()) {
        if (batch % 2) accepted(outcome);
        else
          expect(refusalOf(outcome)).toEqual({ code: 'INSUFFICIENT_STOCK', sku: 'B', available: 0, line: 1 });
      }
      expect(await quantityOf(store, warehouseId, 'A')).toBe(950);
      expect(await store.survey('verifyLedger', { warehouseId })).toMatchObject({ ok: true });
    });

    it('a reader sees whole batches only', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { A: 0, B: 1000 });
      let writing = true;
      const writer = async () => {
        for (let batch = 0; batch < 100; batch++) {
          accepted(await updateStock(store, supervisor, [returned('A', 1), sale('B', 1)]));
        }
        writing = false;
      };
      const reader = async () => {
        const sums = new Set<number>();
        while (writing) {
          const levels = await store.read.pageLevels({ warehouseId, after: '', offset: 0, limit: 2 });
          sums.add(levels.reduce((sum, { currentQuantity }) => sum + currentQuantity, 0));
          await new Promise((resolve) => setImmediate(resolve));
        }
        return sums;
      };
      const [, sums] = await Promise.all([writer(), reader()]);
      expect(sums).toEqual(new Set([1000]));
    });
  });

  /** Does the work on two nodes and tells how many deadlocks the database had to break; SQLite has no locks to wait for. */
  async function deadlocksOf(work: (nodes: readonly [WmsStore, WmsStore]) => Promise<void>): Promise<number> {
    if (engine.engine === 'SQLite') {
      await work([store, store]);
      return 0;
    }
    const nodes = [await engine.open(), await engine.open()] as const;
    await work(nodes);
    // A connection reports what it met when it ends.
    await Promise.all(nodes.map((node) => node.close()));
    const [database] = await engine.sql<{ deadlocks: number }>(
      'select deadlocks from pg_stat_database where datname = current_database()',
    );
    return database!.deadlocks;
  }
});
