import { beforeAll, describe, expect, it } from 'vitest';
import { answerOf, arrangeWarehouse, refusalOf, registerProducts } from '../../testing/arrange.ts';
import type { WmsStore } from '../../open-store.ts';
import { eachEngine } from '../../testing/each-engine.ts';
import type { LevelAnswer } from './set-level.command.ts';

const untouched = { refillThreshold: null, parLevel: null, quantity: null };

describe('setting a level', () => {
  eachEngine((engine) => {
    let store: WmsStore;
    beforeAll(async () => {
      store = await engine.open();
    });

    it('makes the level of a catalogue SKU, and writes its stock as one AUDIT row', async () => {
      const { warehouseId } = await arrangeWarehouse(store);
      await registerProducts(store, ['NEW']);
      const level = answerOf<LevelAnswer>(
        await store.commit('setLevel', {
          warehouseId,
          sku: 'NEW',
          refillThreshold: 5,
          parLevel: 20,
          quantity: 12,
        }),
      );
      expect(level).toEqual({
        sku: 'NEW',
        currentQuantity: 12,
        refillThreshold: 5,
        parLevel: 20,
        status: 'OK',
      });
      const rows = await store.read.pageLedger({ warehouseId, before: '~', offset: 0, limit: 10 });
      expect(rows).toMatchObject([{ type: 'AUDIT', delta: 12, quantityAfter: 12, source: 'IMPORT' }]);
    });

    it('changes settings alone without a row in the ledger, and moves the kept counts with the status', async () => {
      const { warehouseId } = await arrangeWarehouse(store, {
        SKU: { quantity: 10, refillThreshold: 2, parLevel: 12 },
      });
      const level = answerOf<LevelAnswer>(
        await store.commit('setLevel', { ...untouched, warehouseId, sku: 'SKU', refillThreshold: 10 }),
      );
      expect(level).toMatchObject({
        currentQuantity: 10,
        refillThreshold: 10,
        parLevel: 12,
        status: 'CRITICAL',
      });
      const counts = Object.fromEntries(
        (await store.read.readRowCounts({ warehouseId })).map(({ name, value }) => [name, value]),
      );
      expect(counts).toMatchObject({ 'levels.OK': 0, 'levels.CRITICAL': 1, ledger: 1 });
    });

    it('writes a row even when the count agrees, because somebody counted', async () => {
      const { warehouseId } = await arrangeWarehouse(store, { COUNTED: 7 });
      answerOf(await store.commit('setLevel', { ...untouched, warehouseId, sku: 'COUNTED', quantity: 7 }));
      const [newest] = await store.read.pageLedger({ warehouseId, before: '~', offset: 0, limit: 1 });
      expect(newest).toMatchObject({ type: 'AUDIT', delta: 0, quantityAfter: 7, sequence: 2 });
    });

    it('refuses a SKU that is not in the catalogue, and a warehouse that is not there', async () => {
      const { warehouseId } = await arrangeWarehouse(store, { HERE: 1 });
      expect(
        refusalOf(await store.commit('setLevel', { ...untouched, warehouseId, sku: 'NO', quantity: 1 })),
      ).toEqual({
        code: 'UNREGISTERED_SKUS',
        unregisteredSkus: ['NO'],
      });
      expect(
        refusalOf(
          await store.commit('setLevel', { ...untouched, warehouseId: 'wh_no', sku: 'HERE', quantity: 1 }),
        ),
      ).toEqual({ code: 'NOT_FOUND' });
    });
  });
});
