import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WmsStore } from '../open-store.ts';
import { arrangeWarehouse, quantityOf, registerProducts, sale, updateStock } from '../testing/arrange.ts';
import { eachEngine } from '../testing/each-engine.ts';
import { HistoryInterrupted, importHistoryFile } from './import-history-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'wms-history-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function history(...lines: string[]): string {
  const file = join(folder, `${(files += 1)}.csv`);
  writeFileSync(file, ['occurredAt,sku,delta,type,reference', ...lines, ''].join('\n'));
  return file;
}

const run = (store: WmsStore, warehouseId: string, file: string, skipBad = false) =>
  importHistoryFile({ store, warehouseId, file, skipBad, clock: Date.now, progress: () => {} });

const good = [
  '2025-03-01T08:00:00Z,TEE,100,ADJUSTMENT,opening balance',
  '2025-03-02T08:00:00Z,TEE,-7,SALE,"order 1, part 2"',
  '2025-03-02T08:00:00+00:00,CAP,20,RECEIVE,',
  '2025-03-03T08:00:00.500Z,TEE,-2,ISSUANCE,work clothes',
];

describe('importing a history', () => {
  eachEngine((engine) => {
    let store: WmsStore;
    const freshWarehouse = async () => (await arrangeWarehouse(store)).warehouseId;
    const rowsOf = (warehouseId: string) =>
      store.read.pageLedger({ warehouseId, before: '~', offset: 0, limit: 200 });

    beforeAll(async () => {
      store = await engine.open();
      await registerProducts(store, ['TEE', 'CAP', 'SOCK']);
    });

    it('appends rows that say when they happened and that they are imported, to a ledger that proves itself', async () => {
      const warehouseId = await freshWarehouse();
      const before = Date.now();
      expect(await run(store, warehouseId, history(...good))).toMatchObject({ imported: 4, before: 0 });
      const rows = (await rowsOf(warehouseId)).toReversed();
      expect(rows.map(({ sku, type, delta, quantityAfter }) => [sku, type, delta, quantityAfter])).toEqual([
        ['TEE', 'ADJUSTMENT', 100, 100],
        ['TEE', 'SALE', -7, 93],
        ['CAP', 'RECEIVE', 20, 20],
        ['TEE', 'ISSUANCE', -2, 91],
      ]);
      expect(rows[1]).toMatchObject({ source: 'IMPORT', reference: 'order 1, part 2' });
      expect(rows[2]?.reference).toBeNull();
      expect(rows[3]?.occurredAt).toBe(Date.parse('2025-03-03T08:00:00.500Z'));
      expect(rows.every(({ recordedAt }) => recordedAt >= before)).toBe(true);
      expect(await store.survey('verifyLedger', { warehouseId })).toMatchObject({
        ok: true,
        transactions: 4,
      });
    });

    it('refuses a file with bad lines by their numbers and imports nothing of it', async () => {
      const warehouseId = await freshWarehouse();
      const file = history(
        ...good,
        '2025-03-04T08:00:00Z,HAT,5,RECEIVE,',
        '2025-03-04T08:00:00Z,CAP,-21,SALE,',
        '2025-03-01T07:00:00Z,SOCK,1,RECEIVE,',
        '2025-03-04T08:00:00Z,CAP,1,SALE,',
        '2025-03-04T08:00:00Z,CAP,-1,RECEIVE,',
        '2025-03-04T08:00:00Z,CAP,0,ADJUSTMENT,',
        '2025-03-04T08:00:00Z,CAP,1,AUDIT,',
        '2025-03-04,CAP,1,RETURN,',
        '2999-03-04T08:00:00Z,CAP,1,RETURN,',
        'short,line',
      );
      const { imported, faults } = await run(store, warehouseId, file);
      expect(imported).toBeNull();
      expect(faults.named.map(({ line }) => line)).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
      expect(faults.describe()).toContain('line 7: CAP would go below zero: there are 20');
      expect(faults.describe()).toContain('line 6: sku HAT is not in the catalogue');
      expect(await rowsOf(warehouseId)).toEqual([]);
    });

    it('leaves bad lines out when asked to, as if they were not in the file', async () => {
      const warehouseId = await freshWarehouse();
      const [first = '', ...rest] = good;
      const file = history(first, '2025-03-01T09:00:00Z,TEE,-101,SALE,', ...rest);
      const { imported, faults } = await run(store, warehouseId, file, true);
      expect([imported, faults.named.map(({ line }) => line)]).toEqual([4, [3]]);
      expect(await quantityOf(store, warehouseId, 'TEE')).toBe(91);
    });

    it('imports the same file once, however often it is run', async () => {
      const warehouseId = await freshWarehouse();
      const file = history(...good);
      await run(store, warehouseId, file);
      expect(await run(store, warehouseId, file)).toMatchObject({ imported: 0, before: 4 });
      expect(await quantityOf(store, warehouseId, 'TEE')).toBe(91);
    });

    it('refuses rows older than what the ledger already has of their SKU', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store, { TEE: 10 });
      await updateStock(store, supervisor, [sale('TEE', 1)]);
      const { imported, faults } = await run(store, warehouseId, history(...good));
      expect(imported).toBeNull();
      expect(faults.named.map(({ line }) => line)).toEqual([2, 3, 5]);
    });

    it('stops with what is in when the warehouse moves meanwhile, and says how to go on', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store);
      const lines = Array.from({ length: 1200 }, (_, index) => {
        const at = new Date(Date.parse('2025-01-01T00:00:00Z') + index * 60_000).toISOString();
        return `${at},CAP,1,RECEIVE,`;
      });
      // After the first commit of the import, a sale of today comes in between.
      let sold = false;
      const meddled: WmsStore = {
        ...store,
        commit: async (...given) => {
          const outcome = await store.commit(...given);
          if (!sold) await updateStock(store, supervisor, [sale('CAP', 1)]);
          sold = true;
          return outcome;
        },
      };
      await expect(run(meddled, warehouseId, history(...lines))).rejects.toThrow(HistoryInterrupted);
      expect(await quantityOf(store, warehouseId, 'CAP')).toBe(499);
      expect(await store.survey('verifyLedger', { warehouseId })).toMatchObject({
        ok: true,
        transactions: 501,
      });
    });
  });
});
