import { planCatalogue, type Product, type ProductChange } from '@wms/domain';
import type { Caller } from '../../caller.ts';
import { noteAct } from '../../security/note-act.ts';
import { type Commit, everyWarehouse } from '../../store/store.ts';

export interface PutProducts {
  /** Absent on the command line. */
  readonly caller?: Caller;
  /** Each SKU once. */
  readonly products: readonly Product[];
}

/**
 * Makes the catalogue say what is wanted of these products. What it already says is not written again, so that an
 * import that was cut off is repeated for the price of reading.
 */
export async function putProducts(
  commit: Commit,
  { caller, products }: PutProducts,
): Promise<{ changes: ProductChange[] }> {
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
  const additions = sorted.filter(({ sku }) => added.has(sku)).map((after) => ({ before: null, after }));
  return { changes: [...additions, ...changed] };
}

/** Adds those that the catalogue does not have, and answers with their SKUs. */
export async function addProducts(commit: Commit, products: readonly Product[]): Promise<string[]> {
  const made = await commit.q.insertProducts(products.map((product) => rowOf(commit, product)));
  const skus = made.flat().map(({ sku }) => sku);
  commit.count(everyWarehouse, 'products', skus.length);
  return skus;
}

/** Changes products that the catalogue has, where they differ. */
async function changeProducts(commit: Commit, products: readonly Product[]): Promise<ProductChange[]> {
  const existing = await commit.q.lockProducts(products.map(({ sku }) => ({ sku })));
  const bySku = new Map(existing.flat().map((row) => [row.sku, productOf(row)]));
  const changes = planCatalogue(bySku, products);
  await commit.q.updateProducts(changes.map(({ after }) => rowOf(commit, after)));
  return changes;
}

const productOf = ({ sku, name, ourStock, inProduction }: Product): Product => ({
  sku,
  name,
  ourStock,
  inProduction,
});

/** As it is kept. The text that a search looks through is made here, because the databases lower only English. */
export const rowOf = ({ now }: Pick<Commit, 'now'>, product: Product) => ({
  ...product,
  searchText: `${product.sku}\n${product.name}`.toLowerCase(),
  now,
});
