import { cpSync } from 'node:fs';
import { folderPlace, startWms, temporaryFolder } from './processes.ts';
import { createWarehouse, importProducts, receiveStock, type Warehouse } from './warehouse.ts';

/** Enough for any benchmark to sell from without running out. */
const piecesPerSku = 1_000_000;
const skuCountDefault = 10_000;

type FolderPlace = ReturnType<typeof folderPlace>;

/** A database with one stocked warehouse, which several competitors get a copy of. */
export interface StockedPlace {
  readonly place: FolderPlace;
  readonly warehouse: Warehouse;
  readonly skus: readonly string[];
}

/** Stocks a new SQLite database through the public API. */
export async function openStockedPlace(skuCount = skuCountDefault): Promise<StockedPlace> {
  const place = folderPlace(temporaryFolder());
  const skus = Array.from({ length: skuCount }, (_, index) => `BENCH-${String(index).padStart(7, '0')}`);
  const warehouse = await createWarehouse(place);
  await importProducts(place, new Map(skus.map((sku) => [sku, `Benchmark article ${sku}`])));
  const server = await startWms(place);
  await receiveStock(server, warehouse, new Map(skus.map((sku) => [sku, piecesPerSku])));
  await server.stop();
  return { place, warehouse, skus };
}

/** A copy of a folder whose server has stopped: the competitors start from the same bytes. */
export function copyPlace({ folder }: FolderPlace): FolderPlace {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return folderPlace(copy);
}
