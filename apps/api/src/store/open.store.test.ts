import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../open-store.ts';
import { arrangeWarehouse, quantityOf } from '../testing/arrange.ts';
import { eachEngine } from '../testing/each-engine.ts';
import { StoreUnusable } from './store.ts';

eachEngine((engine) => {
  describe('opening the store', () => {
    it('by several at once makes the schema once, and all of them work', async () => {
      const count = engine.engine === 'PostgreSQL' ? 4 : 1;
      const stores = await Promise.all(Array.from({ length: count }, () => engine.open()));
      const { warehouseId } = await arrangeWarehouse(stores[0]!, { A: 5 });
      for (const store of stores) expect(await quantityOf(store, warehouseId, 'A')).toBe(5);
      await Promise.all(stores.map((store) => store.close()));
    });

    it('again finds everything as it was', async () => {
      const first = await engine.open();
      const { warehouseId } = await arrangeWarehouse(first, { A: 7 });
      await first.close();
      const second = await engine.open();
      expect(await quantityOf(second, warehouseId, 'A')).toBe(7);
      await second.close();
    });

    it('that a newer version has written is refused with a sentence, and nothing is touched', async () => {
      const journal =
        engine.engine === 'PostgreSQL' ? 'drizzle.__drizzle_migrations' : '__drizzle_migrations';
      await engine.sql(`insert into ${journal} (hash, created_at) values ('of the future', 99999999999999)`);
      const opening = engine.open();
      await expect(opening).rejects.toBeInstanceOf(StoreUnusable);
      await expect(opening).rejects.toThrow(
        /^The database was written by a newer version of 888 WMS\. Install/,
      );
      await engine.sql(`delete from ${journal} where hash = 'of the future'`);
      await (await engine.open()).close();
    });
  });
});

describe('opening the store where it cannot be', () => {
  it('a data folder that cannot be made is one sentence for the operator', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wms-open-'));
    writeFileSync(join(folder, 'file'), '');
    const opening = openStore({ dataFolder: join(folder, 'file', 'data') }, Date.now);
    await expect(opening).rejects.toBeInstanceOf(StoreUnusable);
    await expect(opening).rejects.toThrow(/^The data folder .* cannot be written: .*\.$/);
    await rm(folder, { recursive: true });
  });

  it('a PostgreSQL that nobody runs is one sentence for the operator', async () => {
    const opening = openStore({ url: 'postgres://postgres@127.0.0.1:1/none' }, Date.now);
    await expect(opening).rejects.toBeInstanceOf(StoreUnusable);
    await expect(opening).rejects.toThrow(/^PostgreSQL cannot be reached: .*\.$/);
  });
});
