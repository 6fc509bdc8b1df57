import { isRejected, type ProductChange } from '@wms/domain';
import type { Command } from 'commander';
import { describeFaults } from '../csv/faults.ts';
import { localFile } from '../csv/read-csv.ts';
import { importProducts } from '../features/catalogue/import-products.ts';
import type { LevelAnswer } from '../features/catalogue/set-level.command.ts';
import type { WmsStore } from '../open-store.ts';
import { type Report, storeAction, type Variables } from './invocation.ts';
import { answerOf, Refused, sentenceOf } from './operator-error.ts';
import { parseQuantity, parseSku } from './option-values.ts';

interface LevelOptions {
  readonly warehouse: string;
  readonly sku: string;
  readonly threshold?: number;
  readonly par?: number;
  readonly quantity?: number;
}

/** `wms admin product|level`: 888's catalogue, and what 888 sets of a customer's levels. */
export function addCatalogueCommands(admin: Command, variables: Variables): void {
  admin
    .command('product')
    .description("888's catalogue and central stock")
    .command('import')
    .description('add or replace products: sku,name,ourStock,inProduction[,gtin]')
    .argument('<file>', 'CSV with these columns')
    .action(storeAction(variables, importProductFile));

  admin
    .command('level')
    .description("a SKU's level in a warehouse")
    .command('set')
    .description('set threshold, par or stock; stock is written to the ledger as an AUDIT')
    .requiredOption('--warehouse <id>', 'the warehouse')
    .requiredOption('--sku <sku>', 'the SKU, of the catalogue', parseSku)
    .option('--threshold <pieces>', 'refill threshold', parseQuantity)
    .option('--par <pieces>', 'par level', parseQuantity)
    .option('--quantity <pieces>', 'stock as counted', parseQuantity)
    .action(storeAction(variables, setLevel));
}

async function importProductFile(
  store: WmsStore,
  _options: object,
  [file = '']: readonly string[],
): Promise<Report> {
  const outcome = await importProducts(localFile(file), {
    find: async (skus) => (await store.read.readProducts(skus.map((sku) => ({ sku })))).flat(),
    findOwners: async (gtins) => (await store.read.findGtins(gtins.map((gtin) => ({ gtin })))).flat(),
    put: async (products) =>
      answerOf<{ changes: ProductChange[] }>(await store.commit('putProducts', { products })).changes,
  });
  if (isRejected(outcome)) throw new Refused(sentenceOf(outcome.rejected));
  const { rows, added, changed, unchanged, faultCount, faults } = outcome;
  if (faultCount > 0) {
    throw new Refused(
      `${file} has ${faultCount} bad lines, so that nothing was written.\n${describeFaults(faults, faultCount)}`,
    );
  }
  return {
    document: { products: rows, added, changed, unchanged },
    readable: `${rows} products are in the catalogue: ${added} new, ${changed} changed, ${unchanged} as before.`,
  };
}

async function setLevel(store: WmsStore, options: LevelOptions): Promise<Report> {
  const { warehouse: warehouseId, sku, threshold, par, quantity } = options;
  const [warehouse] = await store.read.findWarehouse({ id: warehouseId });
  if (!warehouse) throw new Refused(`There is no warehouse ${warehouseId}. Nothing was changed.`);
  const level = answerOf<LevelAnswer>(
    await store.commit('setLevel', {
      warehouseId,
      sku,
      refillThreshold: threshold ?? null,
      parLevel: par ?? null,
      quantity: quantity ?? null,
    }),
  );
  const { currentQuantity, refillThreshold, parLevel, status } = level;
  return {
    document: level,
    readable: `${sku}: ${currentQuantity} pieces, threshold ${refillThreshold}, par ${parLevel}, ${status}.`,
  };
}
