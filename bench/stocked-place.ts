import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPlace, type Place, startWms } from './processes.ts';
import { createWarehouse, importProducts, receiveStock, type Warehouse } from './warehouse.ts';

/** Enough for any benchmark to sell from without running out. */
const piecesPerSku = 1_000_000;
const skuCountDefault = 10_000;

/** A database with one stocked warehouse, which several competitors get a copy of. */
export interface StockedPlace {
  readonly place: Place;
  readonly warehouse: Warehouse;
  readonly skus: readonly string[];
}

/** Stocks a new SQLite database through the public API. */
export async function openStockedPlace(skuCount = skuCountDefault): Promise<StockedPlace> {
  const place = await openPlace();
  const skus = Array.from({ length: skuCount }, (_, index) => `BENCH-${String(index).padStart(7, '0')}`);
  const warehouse = await createWarehouse(place);
  await importProducts(place, new Map(skus.map((sku) => [sku, `Benchmark article ${sku}`])));
  const server = await startWms(place);
  await receiveStock(server, warehouse, new Map(skus.map((sku) => [sku, piecesPerSku])));
  await server.stop();
  return { place, warehouse, skus };
}

/** A copy of a folder whose server has stopped: the competitors start from the same bytes. */
export async function copyPlace({ folder }: Place): Promise<Place & { readonly folder: string }> {
  if (folder === null) throw new Error('only a folder can be copied');
  const copy = await mkdtemp(join(tmpdir(), 'wms-bench-copy-'));
  await cp(folder, copy, { recursive: true });
  return {
    args: ['--data', copy],
    folder: copy,
    remove: () => rm(copy, { recursive: true, force: true }),
  };
}
