import { beforeAll, describe, expect, it } from 'vitest';
import type { WmsStore } from '../open-store.ts';
import { accepted, type Arranged, arrangeWarehouse, sale, updateStock } from '../testing/arrange.ts';
import { eachEngine } from '../testing/each-engine.ts';

eachEngine((engine) => {
  let store: WmsStore;
  let arranged: Arranged;
  beforeAll(async () => {
    store = await engine.open();
    arranged = await arrangeWarehouse(store, { A: 10 });
    accepted(await updateStock(store, arranged.supervisor, [sale('A', 1)]));
  });

  describe('the database itself', () => {
    it.each([
      ['changing a ledger row', `update stock_transactions set delta = -2 where type = 'SALE'`],
      ['changing only its reference', `update stock_transactions set reference = 'x' where type = 'SALE'`],
      ['deleting a ledger row', `delete from stock_transactions where type = 'SALE'`],
    ])('refuses %s', async (_what, text) => {
      await expect(engine.sql(text)).rejects.toThrow('append-only');
      expect(await engine.sql(`select delta, reference from stock_transactions where type = 'SALE'`)).toEqual(
        [{ delta: -1, reference: null }],
      );
    });

    it('refuses emptying the ledger at once', async () => {
      // SQLite has no TRUNCATE: a DELETE without a condition is its own.
      const text =
        engine.engine === 'PostgreSQL'
          ? 'truncate stock_transactions cascade'
          : 'delete from stock_transactions';
      await expect(engine.sql(text)).rejects.toThrow('append-only');
      expect(await engine.sql('select 1 from stock_transactions')).toHaveLength(2);
    });

    it.each([
      ['a quantity below zero', `update stock_levels set quantity = -1`, 'stock_levels_quantity'],
      ['a status of our own invention', `update stock_levels set status = 'FINE'`, 'stock_levels_status'],
      ['a par below zero', `update stock_levels set par_level = -1`, 'stock_levels_settings'],
      ['an unknown account status', `update accounts set status = 'GOLD'`, 'accounts_status'],
    ])('refuses %s', async (_what, text, constraint) => {
      await expect(engine.sql(text)).rejects.toThrow(constraint);
    });

    it('refuses a second live alert of the same SKU', async () => {
      const alert = (id: string, status: string) =>
        engine.sql(
          `insert into alerts (warehouse_id, id, sku, status, quantity_at_open, opened_at)
             values ('${arranged.warehouseId}', '${id}', 'A', '${status}', 0, 0)`,
        );
      await alert('one', 'RESOLVED');
      await alert('two', 'OPEN');
      await expect(alert('three', 'ORDERED')).rejects.toThrow(/unique/i);
      await alert('four', 'RESOLVED');
      expect(await engine.sql(`select id from alerts order by id`)).toHaveLength(3);
    });

    it('sorts text by its bytes, whatever the server’s language', async () => {
      const skus = ['a', 'B', 'Z', 'ä', '_', '0', '~', 'aa', 'A'];
      const { warehouseId } = await arrangeWarehouse(store, Object.fromEntries(skus.map((sku) => [sku, 1])));
      const levels = await store.read.pageLevels({ warehouseId, after: '', offset: 0, limit: 20 });
      expect(levels.map(({ sku }) => sku)).toEqual(['0', 'A', 'B', 'Z', '_', 'a', 'aa', '~', 'ä']);
    });
  });
});
