import { beforeAll, describe, expect, it } from 'vitest';
import type { WmsStore } from '../../open-store.ts';
import {
  accepted,
  type Arranged,
  arrangeWarehouse,
  dispatcher,
  registerProducts,
  returned,
  sale,
  type UpdateLine,
  updateStock,
} from '../../testing/arrange.ts';
import { eachEngine } from '../../testing/each-engine.ts';

/** How many rows of a chain are read at a time: the boundary that these chains cross. */
const stretch = 1000;

eachEngine((engine) => {
  let store: WmsStore;
  beforeAll(async () => {
    store = await engine.open();
    await engine.unprotectLedger();
  });

  const verify = ({ warehouseId }: Arranged) => store.survey('verifyLedger', { warehouseId });

  /** A warehouse whose SKU A has the chain 1 AUDIT 10, 2 SALE -1, 3 SALE -2, 4 RETURN 3; B has one row. */
  async function arrangeChain(): Promise<Arranged> {
    const arranged = await arrangeWarehouse(store, { A: 10, B: 5 });
    accepted(await updateStock(store, arranged.supervisor, [sale('A', 1), sale('A', 2)]));
    accepted(await updateStock(store, arranged.supervisor, [returned('A', 3)]));
    return arranged;
  }

  /** A warehouse whose SKU A has a chain of this many rows, written in batches. */
  async function arrangeLongChain(length: number): Promise<Arranged> {
    const arranged = await arrangeWarehouse(store, { A: 0 });
    for (let left = length - 1; left > 0; left -= 500) {
      const lines: UpdateLine[] = Array.from({ length: Math.min(left, 500) }, () => returned('A', 1));
      accepted(await updateStock(store, arranged.supervisor, lines));
    }
    // Both engines plan by what they last counted; PostgreSQL counts by itself, but not within a second.
    await engine.sql('analyze');
    return arranged;
  }

  describe('verifying a ledger', () => {
    it('finds a sound one sound, counting every level and row', async () => {
      const chain = await arrangeChain();
      expect(await verify(chain)).toEqual({ ok: true, levels: 2, transactions: 5, firstFault: null });
    });

    it('finds an empty warehouse sound', async () => {
      const empty = await arrangeWarehouse(store);
      expect(await verify(empty)).toEqual({ ok: true, levels: 0, transactions: 0, firstFault: null });
    });

    it('of one SKU finds the faults of its chain and no other’s', async () => {
      const { warehouseId } = await arrangeChain();
      await engine.sql(
        `update stock_transactions set delta = -3 where warehouse_id = '${warehouseId}' and sku = 'A' and sequence = 3`,
      );
      const verifySku = (sku: string) => store.survey('verifySku', { warehouseId, sku });
      expect(await verifySku('A')).toEqual({
        ok: false,
        levels: 1,
        transactions: 4,
        firstFault: { sku: 'A', sequence: 3, fault: 'BALANCE_MISMATCH' },
      });
      expect(await verifySku('B')).toEqual({ ok: true, levels: 1, transactions: 1, firstFault: null });
    });

    const row =
      (sequence: number, sku = 'A') =>
      (warehouseId: string) =>
        `warehouse_id = '${warehouseId}' and sku = '${sku}' and sequence = ${sequence}`;
    const third = row(3);
    it.each<[string, (warehouseId: string) => string, object]>([
      [
        'a changed delta',
        (id) => `update stock_transactions set delta = -3 where ${third(id)}`,
        { sequence: 3, fault: 'BALANCE_MISMATCH' },
      ],
      [
        'a changed reference',
        (id) => `update stock_transactions set reference = 'forged' where ${third(id)}`,
        { sequence: 3, fault: 'HASH_MISMATCH' },
      ],
      [
        'a changed time',
        (id) => `update stock_transactions set occurred_at = occurred_at - 1 where ${third(id)}`,
        { sequence: 3, fault: 'HASH_MISMATCH' },
      ],
      [
        'a changed first row',
        (id) => `update stock_transactions set user_id = 'x' where ${row(1)(id)}`,
        { sequence: 1, fault: 'HASH_MISMATCH' },
      ],
      [
        'a changed newest hash',
        (id) => `update stock_transactions set hash = 'x' where ${row(4)(id)}`,
        { sequence: 4, fault: 'HEAD_MISMATCH' },
      ],
      [
        'a removed row',
        (id) => `delete from stock_transactions where ${third(id)}`,
        { sequence: 4, fault: 'SEQUENCE_BROKEN' },
      ],
      [
        'a removed newest row',
        (id) => `delete from stock_transactions where ${row(4)(id)}`,
        { sequence: 4, fault: 'SEQUENCE_BROKEN' },
      ],
      [
        'an inserted row that no row leads to',
        (id) => copyRow(id, 'zz', 5),
        { sequence: 4, fault: 'ROW_OUTSIDE_CHAIN' },
      ],
      [
        'a changed quantity of the level',
        (id) => `update stock_levels set quantity = 11 where warehouse_id = '${id}' and sku = 'A'`,
        { sequence: 4, fault: 'BALANCE_MISMATCH' },
      ],
      [
        'a changed sequence of the level',
        (id) => `update stock_levels set sequence = 5 where warehouse_id = '${id}' and sku = 'A'`,
        { sequence: 5, fault: 'HEAD_MISMATCH' },
      ],
      [
        'a link that skips a row',
        (id) => `update stock_transactions set previous_id = ${idOf(id, 1)} where ${third(id)}`,
        { sequence: 3, fault: 'SEQUENCE_BROKEN' },
      ],
      [
        'a link into another SKU’s chain',
        (id) => `update stock_transactions set previous_id = ${idOf(id, 1, 'B')} where ${row(2)(id)}`,
        { sequence: 2, fault: 'SEQUENCE_BROKEN' },
      ],
      [
        'a link that ends the chain early',
        (id) => `update stock_transactions set previous_id = '' where ${third(id)}`,
        { sequence: 3, fault: 'SEQUENCE_BROKEN' },
      ],
      [
        'a link that leads in a circle',
        (id) => `update stock_transactions set previous_id = ${idOf(id, 4)} where ${third(id)}`,
        { sequence: 3, fault: 'SEQUENCE_BROKEN' },
      ],
    ])('finds %s', async (_fault, plant, firstFault) => {
      const chain = await arrangeChain();
      await engine.sql(plant(chain.warehouseId));
      expect(await verify(chain)).toMatchObject({ ok: false, firstFault: { sku: 'A', ...firstFault } });
    });

    it('finds a row put in between, with links that lead through it', async () => {
      const chain = await arrangeChain();
      await engine.sql(copyRow(chain.warehouseId, '0inserted', 3));
      await engine.sql(
        `update stock_transactions set previous_id = '0inserted' where ${row(4)(chain.warehouseId)}`,
      );
      expect(await verify(chain)).toMatchObject({ ok: false, firstFault: { sku: 'A', sequence: 3 } });
    });

    it('does not look into another warehouse', async () => {
      const [sound, forged] = [await arrangeChain(), await arrangeChain()];
      await engine.sql(`update stock_transactions set reference = 'x' where ${third(forged.warehouseId)}`);
      expect(await verify(sound)).toMatchObject({ ok: true });
      expect(await verify(forged)).toMatchObject({ ok: false });
    });

    it.each([stretch - 1, stretch, stretch + 1, 2 * stretch + 1])(
      'follows a chain of %i rows',
      async (length) => {
        const chain = await arrangeLongChain(length);
        expect(await verify(chain)).toEqual({ ok: true, levels: 1, transactions: length, firstFault: null });
      },
    );

    it('finds a fault on either side of where one stretch of a chain ends', async () => {
      const chain = await arrangeLongChain(2 * stretch);
      for (const sequence of [1, stretch - 1, stretch, stretch + 1, stretch + 2]) {
        const here = row(sequence)(chain.warehouseId);
        await engine.sql(`update stock_transactions set reference = 'forged' where ${here}`);
        expect(await verify(chain)).toMatchObject({
          ok: false,
          firstFault: { sequence, fault: 'HASH_MISMATCH' },
        });
        await engine.sql(`update stock_transactions set reference = null where ${here}`);
      }
      expect(await verify(chain)).toMatchObject({ ok: true });
    });

    it('goes through more SKUs than it reads at a time', async () => {
      const skus = Array.from({ length: 501 }, (_, n) => `S${String(n).padStart(4, '0')}`);
      const arranged = await arrangeWarehouse(store);
      await registerProducts(store, skus);
      const ship = (some: string[]) =>
        store.commit(
          'createShipment',
          { caller: dispatcher },
          {
            bodyText: JSON.stringify({
              warehouseId: arranged.warehouseId,
              lines: some.map((sku) => ({ sku, expectedQty: 1 })),
            }),
          },
        );
      accepted(await ship(skus.slice(0, 500)));
      accepted(await ship(skus.slice(500)));
      accepted(
        await updateStock(
          store,
          arranged.supervisor,
          skus.slice(1).map((sku) => returned(sku, 1)),
        ),
      );
      expect(await verify(arranged)).toMatchObject({ ok: true, levels: 501, transactions: 500 });
      await engine.sql(`update stock_levels set quantity = 2 where sku = 'S0500'`);
      expect(await verify(arranged)).toMatchObject({ ok: false, firstFault: { sku: 'S0500' } });
    });
  });

  const idOf = (warehouseId: string, sequence: number, sku = 'A'): string =>
    `(select t.id from stock_transactions t
        where t.warehouse_id = '${warehouseId}' and t.sku = '${sku}' and t.sequence = ${sequence})`;

  /** The third row of A once more, under another id and sequence. */
  const copyRow = (warehouseId: string, id: string, sequence: number): string => `
    insert into stock_transactions (warehouse_id, id, sku, sequence, previous_id, type, delta, quantity_after,
        source, occurred_at, recorded_at, hash)
      select warehouse_id, '${id}', sku, ${sequence}, id, type, delta, quantity_after, source, occurred_at,
        recorded_at, hash
      from stock_transactions where warehouse_id = '${warehouseId}' and sku = 'A' and sequence = 3`;
});
