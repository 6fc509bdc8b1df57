import { beforeAll, describe, expect, it } from 'vitest';
import type { WmsStore } from '../open-store.ts';
import {
  accepted,
  answerOf,
  arrangeWarehouse,
  dispatcher,
  quantityOf,
  returned,
  sale,
  updateStock,
} from '../testing/arrange.ts';
import { eachEngine } from '../testing/each-engine.ts';
import { StoreFailure } from './store.ts';

const dayMs = 24 * 3_600_000;

eachEngine((engine) => {
  const clock = { now: Date.UTC(2026, 5, 1) };
  const open = (): Promise<WmsStore> => engine.open(() => clock.now);
  let store: WmsStore;
  beforeAll(async () => {
    store = await open();
  });

  describe('a commit', () => {
    it('whose COMMIT the database refuses is a failure and never an answer', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { DOOMED: 10, A: 10 });
      await plantFaultAtCommit();
      const doomed = updateStock(store, supervisor, [sale('DOOMED', 1)], { key: 'doomed' });
      await expect(doomed).rejects.toBeInstanceOf(StoreFailure);
      expect(await quantityOf(store, warehouseId, 'DOOMED')).toBe(10);
      expect(await engine.sql(`select 1 from idempotency_keys where scope = '${warehouseId}'`)).toEqual([]);
      accepted(await updateStock(store, supervisor, [sale('A', 1)]));
      expect(await store.survey('verifyLedger', { warehouseId })).toMatchObject({ ok: true });
    });

    it('that breaks a constraint half way keeps nothing, and the store goes on', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { A: 10, B: 10 });
      const countsBefore = await store.read.readRowCounts({ warehouseId });
      // Past the wire's schema: the second line's type breaks the ledger's CHECK after the first line was written.
      const broken = [sale('A', 1), { ...sale('B', 1), type: 'THEFT' as 'SALE' }];
      await expect(updateStock(store, supervisor, broken, { key: 'k' })).rejects.toMatchObject({
        name: 'StoreFailure',
        kind: 'FAULT',
      });
      expect(await quantityOf(store, warehouseId, 'A')).toBe(10);
      expect(await store.read.readRowCounts({ warehouseId })).toEqual(countsBefore);
      expect(accepted(await updateStock(store, supervisor, [sale('A', 1)], { key: 'k' })).replayed).toBe(
        false,
      );
    });

    it('is there for every reader once it is answered, and after a restart', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { A: 100 });
      await Promise.all(
        Array.from({ length: 50 }, async (_, n) => {
          accepted(await updateStock(store, supervisor, [{ ...sale('A', 1), reference: `order ${n}` }]));
          const found = await engine.sql(
            `select delta from stock_transactions where warehouse_id = '${warehouseId}' and reference = 'order ${n}'`,
          );
          expect(found).toEqual([{ delta: -1 }]);
        }),
      );
      const reopened = await open();
      expect(await quantityOf(reopened, warehouseId, 'A')).toBe(50);
      await reopened.close();
    });

    it('keeps its rows in order when the clock goes back 400 days, and after a restart', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { A: 0 });
      const asnNumbers: string[] = [];
      const write = async (through: WmsStore) => {
        accepted(await updateStock(through, supervisor, [returned('A', 1)]));
        const bodyText = JSON.stringify({
          warehouseId,
          status: 'PENDING',
          lines: [{ sku: 'A', expectedQty: 1 }],
        });
        const made = await through.commit('createShipment', { caller: dispatcher }, { bodyText });
        asnNumbers.push(answerOf<{ asnNumber: string }>(made).asnNumber);
      };
      await write(store);
      clock.now -= 400 * dayMs;
      await write(store);
      const reopened = await open();
      await write(reopened);
      await write(reopened);
      await reopened.close();
      clock.now += 400 * dayMs;

      const rows = await store.read.pageLedger({ warehouseId, before: '~', offset: 0, limit: 10 });
      expect(rows.map(({ sequence }) => sequence)).toEqual([5, 4, 3, 2, 1]);
      const shipments = await store.read.pageShipments({
        warehouseId,
        status: 'PENDING',
        before: '~',
        limit: 10,
      });
      expect(shipments.map(({ asnNumber }) => asnNumber)).toEqual(asnNumbers.toReversed());
    });

    it('keeps shipments in order after a restart that finds no ledger row yet', async () => {
      const { warehouseId } = await arrangeWarehouse(store);
      const bodyText = JSON.stringify({
        warehouseId,
        status: 'PENDING',
        lines: [{ sku: 'A', expectedQty: 1 }],
      });
      const create = async (through: WmsStore) => {
        const made = await through.commit('createShipment', { caller: dispatcher }, { bodyText });
        return answerOf<{ id: string }>(made).id;
      };
      clock.now += 2 * dayMs;
      const first = await create(store);
      clock.now -= 2 * dayMs;
      const reopened = await open();
      const second = await create(reopened);
      await reopened.close();
      expect(second > first).toBe(true);
    });
  });

  /** From now on a sale of DOOMED passes every statement and fails when its transaction commits. */
  async function plantFaultAtCommit(): Promise<void> {
    if (engine.engine === 'PostgreSQL') {
      await engine.sql(`create function refuse_doomed() returns trigger language plpgsql as $$
        begin if new.sku = 'DOOMED' then raise exception 'planted'; end if; return new; end $$`);
      await engine.sql(`create constraint trigger refuse_doomed after insert on stock_transactions
        deferrable initially deferred for each row execute function refuse_doomed()`);
      return;
    }
    await engine.sql(
      'create table doomed (sku text references products (sku) deferrable initially deferred)',
    );
    await engine.sql(`create trigger refuse_doomed after insert on stock_transactions when new.sku = 'DOOMED'
      begin insert into doomed values ('no such product'); end`);
  }
});
