import {
  isTestSku,
  type Outcome,
  planCatalogue,
  type Product,
  type ProductChange,
  type WantedProduct,
} from '@wms/domain';
import type { Caller } from '../../caller.ts';
import { noteAct } from '../../security/note-act.ts';
import { type Commit, everyWarehouse } from '../../store/store.ts';
import { rejectTakenGtins } from './check-gtins.ts';

export interface PutProducts {
  /** Absent on the command line. */
  readonly caller?: Caller;
  /** Each SKU once, and each GTIN once. */
  readonly products: readonly WantedProduct[];
}

/**
 * Makes the catalogue say what is wanted of these products. What it already says is not written again, so that an
 * import that was cut off is repeated for the price of reading. Rejects with GTIN_TAKEN when another product has a
 * GTIN, and then writes none of them.
 */
export async function putProducts(
  commit: Commit,
  { caller, products }: PutProducts,
): Promise<Outcome<{ changes: ProductChange[] }>> {
  const taken = await rejectTakenGtins(commit, products);
  if (taken) return taken;
  // Sorted, so that two imports at once lock in the same order and cannot deadlock.
  const sorted = products.toSorted((a, b) => (a.sku < b.sku ? -1 : 1));
  const added = new Set(await addProducts(commit, sorted));
  const rest = sorted.filter(({ sku }) => !added.has(sku));
  const changed = await changeProducts(commit, rest);
  if (added.size + changed.length > 0) {
    await noteAct(commit, {
      caller,
      action: 'catalogue.imported',
      before: changed.map(({ before }) => before),
      after: { changed: changed.map(({ after }) => after), added: [...added] },
    });
  }
  const additions = planCatalogue(
    new Map(),
    sorted.filter(({ sku }) => added.has(sku)),
  );
  return { changes: [...additions, ...changed] };
}

/** Adds those that the catalogue does not have, and answers with their SKUs. */
export async function addProducts(commit: Commit, products: readonly WantedProduct[]): Promise<string[]> {
  const made = await commit.q.insertProducts(
    products.map((product) => rowOf(commit, { ...product, gtin: product.gtin ?? null })),
  );
  const skus = made.flat().map(({ sku }) => sku);
  commit.count(everyWarehouse, 'products', skus.filter((sku) => !isTestSku(sku)).length);
  return skus;
}

/** Changes products that the catalogue has, where they differ. */
async function changeProducts(commit: Commit, products: readonly WantedProduct[]): Promise<ProductChange[]> {
  const existing = await commit.q.lockProducts(products.map(({ sku }) => ({ sku })));
  const bySku = new Map(existing.flat().map((row) => [row.sku, productOf(row)]));
  const changes = planCatalogue(bySku, products);
  await commit.q.updateProducts(changes.map(({ after }) => rowOf(commit, after)));
  return changes;
}

const productOf = ({ sku, name, ourStock, inProduction, gtin }: Product): Product => ({
  sku,
  name,
  ourStock,
  inProduction,
  gtin,
});

/** As it is kept. The text that a search looks through is made here, because the databases lower only English. */
export const rowOf = ({ now }: Pick<Commit, 'now'>, product: Product) => ({
  ...product,
  searchText: `${product.sku}\n${product.name}`.toLowerCase(),
  now,
});
