import { isRejected } from '@wms/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WmsStore } from '../open-store.ts';
import {
  accepted,
  arrangeWarehouse,
  dispatcher,
  keyClaim,
  quantityOf,
  refusalOf,
  returned,
  sale,
  updateStock,
} from '../testing/arrange.ts';
import { eachEngine } from '../testing/each-engine.ts';

const hourMs = 3_600_000;
const startedAt = Date.UTC(2026, 5, 1);

eachEngine((engine) => {
  const clock = { now: startedAt };
  const open = (): Promise<WmsStore> => engine.open(() => clock.now);
  let store: WmsStore;
  beforeAll(async () => {
    store = await open();
  });
  const rowsWith = (warehouseId: string): Promise<unknown[]> =>
    engine.sql(
      `select delta from stock_transactions where warehouse_id = '${warehouseId}' and type <> 'AUDIT' order by id`,
    );
  const keysOf = (scope: string): Promise<unknown[]> =>
    engine.sql(`select key_digest from idempotency_keys where scope = '${scope}'`);

  describe('an Idempotency-Key', () => {
    it('replays the first answer byte for byte and writes nothing more', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { A: 10 });
      const first = accepted(await updateStock(store, supervisor, [sale('A', 3)], { key: 'k' }));
      accepted(await updateStock(store, supervisor, [sale('A', 1)]));
      const again = accepted(await updateStock(store, supervisor, [sale('A', 3)], { key: 'k' }));
      expect(first).toEqual({ text: first.text, replayed: false });
      expect(again).toEqual({ text: first.text, replayed: true });
      expect(await rowsWith(warehouseId)).toEqual([{ delta: -3 }, { delta: -1 }]);
    });

    it('is refused for another request, and the first stays replayable', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { A: 10 });
      const first = accepted(await updateStock(store, supervisor, [sale('A', 3)], { key: 'k' }));
      const other = await updateStock(store, supervisor, [sale('A', 4)], { key: 'k' });
      expect(refusalOf(other)).toEqual({ code: 'IDEMPOTENCY_KEY_REUSED' });
      const again = accepted(await updateStock(store, supervisor, [sale('A', 3)], { key: 'k' }));
      expect(again.text).toBe(first.text);
      expect(await quantityOf(store, warehouseId, 'A')).toBe(7);
    });

    it('means nothing in another warehouse', async () => {
      const one = await arrangeWarehouse(store, { A: 10 });
      const other = await arrangeWarehouse(store, { A: 20 });
      accepted(await updateStock(store, one.supervisor, [sale('A', 3)], { key: 'shared' }));
      const second = accepted(await updateStock(store, other.supervisor, [sale('A', 3)], { key: 'shared' }));
      expect(second.replayed).toBe(false);
      expect(await quantityOf(store, other.warehouseId, 'A')).toBe(17);
    });

    it('is free again after a refusal', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { A: 2 });
      const tooMany = await updateStock(store, supervisor, [sale('A', 3)], { key: 'k' });
      expect(refusalOf(tooMany)).toMatchObject({ code: 'INSUFFICIENT_STOCK' });
      expect(await keysOf(warehouseId)).toEqual([]);
      accepted(await updateStock(store, supervisor, [returned('A', 1)]));
      const retried = accepted(await updateStock(store, supervisor, [sale('A', 3)], { key: 'k' }));
      expect(retried.replayed).toBe(false);
      expect(await quantityOf(store, warehouseId, 'A')).toBe(0);
    });

    it('is neither used up nor replayed by a dry run', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { A: 10 });
      const dry = { key: 'k', dryRun: true };
      accepted(await updateStock(store, supervisor, [sale('A', 3)], dry));
      expect(await keysOf(warehouseId)).toEqual([]);
      expect(accepted(await updateStock(store, supervisor, [sale('A', 3)], { key: 'k' })).replayed).toBe(
        false,
      );
      const after = accepted(await updateStock(store, supervisor, [sale('A', 3)], dry));
      expect(after.replayed).toBe(false);
      expect(JSON.parse(after.text)).toMatchObject({ levels: [{ currentQuantity: 4 }], dryRun: true });
      expect(await quantityOf(store, warehouseId, 'A')).toBe(7);
    });

    it('replays for 24 hours and is forgotten after them', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { A: 10 });
      const sell = () => updateStock(store, supervisor, [sale('A', 3)], { key: 'daily' });
      clock.now = startedAt;
      accepted(await sell());
      clock.now = startedAt + 24 * hourMs;
      expect(accepted(await sell()).replayed).toBe(true);
      clock.now = startedAt + 24 * hourMs + 1;
      const later = accepted(await sell());
      expect(later.replayed).toBe(false);
      expect(accepted(await sell())).toEqual({ text: later.text, replayed: true });
      expect(await quantityOf(store, warehouseId, 'A')).toBe(4);
    });

    it('is not applied twice when the clock goes back', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { A: 10 });
      clock.now = startedAt;
      accepted(await updateStock(store, supervisor, [sale('A', 3)], { key: 'k' }));
      clock.now = startedAt - 400 * 24 * hourMs;
      const again = accepted(await updateStock(store, supervisor, [sale('A', 3)], { key: 'k' }));
      clock.now = startedAt;
      expect(again.replayed).toBe(true);
      expect(await quantityOf(store, warehouseId, 'A')).toBe(7);
    });

    it('sent three times at once on the last pieces is replayed, never refused', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { A: 0 });
      for (let round = 0; round < 20; round++) {
        accepted(await updateStock(store, supervisor, [returned('A', 10)]));
        const answers = await Promise.all(
          [1, 2, 3].map(() => updateStock(store, supervisor, [sale('A', 10)], { key: `round ${round}` })),
        );
        const texts = answers.map((answer) => accepted(answer).text);
        expect(new Set(texts).size).toBe(1);
        expect(await quantityOf(store, warehouseId, 'A')).toBe(0);
      }
    });

    it('sent 1,000 times at once, across a restart, is applied once', async () => {
      const { supervisor, warehouseId } = await arrangeWarehouse(store, { A: 1000 });
      const sell = (through: WmsStore) => updateStock(through, supervisor, [sale('A', 1)], { key: 'once' });
      const before = await open();
      const early = await Promise.all(Array.from({ length: 500 }, () => sell(before)));
      await before.close();
      const after = await open();
      const late = await Promise.all(Array.from({ length: 500 }, () => sell(after)));
      await after.close();
      const answers = [...early, ...late].map(accepted);
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
      expect(await rowsWith(warehouseId)).toEqual([{ delta: -1 }]);
    });

    it('guards every command alike: an ASN is created once', async () => {
      const { warehouseId } = await arrangeWarehouse(store, { A: 0 });
      const bodyText = JSON.stringify({ warehouseId, lines: [{ sku: 'A', expectedQty: 5 }] });
      const create = () =>
        store.commit(
          'createShipment',
          { caller: dispatcher },
          { bodyText, key: keyClaim('staff:dispatch', warehouseId, bodyText) },
        );
      const answers = await Promise.all([create(), create(), create()]);
      expect(answers.some(isRejected)).toBe(false);
      expect(new Set(answers.map((answer) => accepted(answer).text)).size).toBe(1);
      expect(
        await engine.sql(`select status from shipments where warehouse_id = '${warehouseId}'`),
      ).toHaveLength(1);
    });
  });
});
