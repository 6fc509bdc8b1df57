import type { Commit } from '../../store/store.ts';

/** An article of 888's catalogue, with 888's own stock of it; quantities in pieces. */
export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly ourStock: number;
  readonly inProduction: number;
}

/** What a search looks through. Made here, because the databases lower only the English alphabet. */
const searchTextOf = ({ sku, name }: Product): string => `${sku}\n${name}`.toLowerCase();

/** Adds products to the catalogue, or replaces what it says of them. */
export async function putProducts(
  { q, now, newId }: Commit,
  { products }: { products: readonly Product[] },
): Promise<{ written: number }> {
  // Sorted, so that two imports at once lock in the same order and cannot deadlock.
  const sorted = products.toSorted((a, b) => (a.sku < b.sku ? -1 : 1));
  await q.putProducts(sorted.map((product) => ({ ...product, searchText: searchTextOf(product), now })));
  await q.insertAudit({
    id: newId(),
    accountId: null,
    warehouseId: null,
    userId: null,
    tokenId: null,
    action: 'catalogue.put',
    detail: JSON.stringify({ products: products.length, by: 'operator' }),
    at: now,
  });
  return { written: products.length };
}
