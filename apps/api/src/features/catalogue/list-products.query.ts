import type { AnswerOf, ParsedOf } from '@wms/contract';
import { isTestSku } from '@wms/domain';
import { cursorPageOf, searchPattern } from '../../paging.ts';
import type { Statements } from '../../store/statements/statements.ts';
import { everyWarehouse, type Reading } from '../../store/store.ts';
import { presentProduct } from './present-product.ts';
import type { searchProducts } from './search-catalogue.survey.ts';

type Query = ParsedOf<'listProducts'>['query'];
type ProductReading = Reading<{ searchProducts: typeof searchProducts }>;
type ProductRow = Awaited<ReturnType<Statements['pageProducts']>>[number];

/** GET /products: the catalogue by SKU. */
export async function listProducts(store: ProductReading, query: Query): Promise<AnswerOf<'listProducts'>> {
  const found = query.sku ? await namedProducts(store, query.sku, query) : await pageOfProducts(store, query);
  const { rows, around } = cursorPageOf(found.rows, query.limit, ({ sku }) => sku, found.total);
  return { products: rows.map(presentProduct), ...around };
}

interface Found {
  readonly rows: readonly ProductRow[];
  readonly total: number | null;
}

/** The SKUs asked for; those that the catalogue does not have are simply absent. */
async function namedProducts(
  store: ProductReading,
  skus: readonly string[],
  { search = '', cursor = '' }: Query,
): Promise<Found> {
  const needle = search.toLowerCase();
  const asked = new Set(skus.filter((sku) => !isTestSku(sku)));
  const found = await store.read.readProducts([...asked].map((sku) => ({ sku })));
  const matching = found
    .flat()
    .filter(({ sku, name }) => `${sku}\n${name}`.toLowerCase().includes(needle))
    .toSorted((a, b) => (a.sku < b.sku ? -1 : 1));
  return { rows: matching.filter(({ sku }) => sku > cursor), total: matching.length };
}

async function pageOfProducts(
  store: ProductReading,
  { search, cursor: after = '', limit }: Query,
): Promise<Found> {
  const page = { after, limit: limit + 1 };
  if (search !== undefined) {
    const rows = await store.survey('searchProducts', { ...page, pattern: searchPattern(search) });
    return { rows, total: null };
  }
  const counts = await store.read.readRowCounts({ warehouseId: everyWarehouse });
  const total = counts.find(({ name }) => name === 'products')?.value ?? 0;
  return { rows: await store.read.pageProducts(page), total };
}
