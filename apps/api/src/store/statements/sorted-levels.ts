import {
  promised,
  readStockSort,
  type StockOrder,
  type StockSort,
  type StockSortKey,
  stockSorts,
} from '@wms/domain';
import { and, asc, desc, eq, or, type SQL, sql } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { levelColumns } from './level-columns.ts';
import { $ } from './placeholder.ts';

/** A page of levels in an order: what comes after a place of it, less the first `offset` of those. */
export interface SortedPage {
  readonly sort: StockSort;
  readonly warehouseId: string;
  /** '' for any. */
  readonly status: string;
  readonly key: string | number;
  readonly sku: string;
  readonly offset: number;
  readonly limit: number;
}

/** Levels in every order that a list can have. */
export function sortedLevelStatements({ db, schema, statement }: Preparing) {
  const { products, levels } = schema;
  const inWarehouse = eq(levels.warehouseId, $('warehouseId'));

  const keys: Readonly<Record<StockSortKey, SQL<string | number>>> = {
    sku: sql`${levels.sku}`,
    // As it is kept to be searched: behind the SKU and a line feed, in lowercase of every alphabet. İ is the one
    // character that is two in lowercase (Unicode's SpecialCasing.txt).
    name: sql`substr(${products.searchText}, length(replace(${products.sku}, 'İ', 'i_')) + 2)`,
    status: sql`${levels.status}`,
    currentQuantity: sql`${levels.quantity}`,
    missingToPar: sql`${levels.parLevel} - ${levels.quantity}`,
    refillThreshold: sql`${levels.refillThreshold}`,
    parLevel: sql`${levels.parLevel}`,
    updatedAt: sql`${levels.updatedAt}`,
  };

  /** What comes after the place. Where the key is the SKU or an index holds it, the index leads there. */
  const afterPlace = ({ by, descending }: StockOrder): SQL => {
    const than = sql.raw(descending ? '<' : '>');
    if (by === 'sku') return sql`${levels.sku} ${than} ${$('sku')}`;
    const type = sql.raw(by === 'name' || by === 'status' ? 'text' : 'bigint');
    return sql`(${keys[by]}, ${levels.sku}) ${than} (cast(${$('key')} as ${type}), ${$('sku')})`;
  };

  /**
   * The page is chosen before anything but its keys is read, because only its rows are worth their names. What looks
   * for a pattern or sorts by name has to read all names of the warehouse.
   */
  const sorted = (order: StockOrder, ...conditions: readonly (SQL | undefined)[]) => {
    const way = order.descending ? desc : asc;
    const key = keys[order.by];
    const candidates = db.select({ sku: levels.sku, key: key.as('sort_key') }).from(levels);
    const named =
      order.by === 'name' || conditions.length > 0
        ? candidates.innerJoin(products, eq(products.sku, levels.sku))
        : candidates;
    const ofStatus = or(sql`${$('status')} = ''`, eq(levels.status, $('status')));
    const chosen = named
      .where(and(inWarehouse, afterPlace(order), ofStatus, ...conditions))
      .orderBy(way(key), way(levels.sku))
      .limit($('limit'))
      .offset($('offset'))
      .as('chosen');
    return db
      .select(levelColumns(schema))
      .from(chosen)
      .innerJoin(levels, and(inWarehouse, eq(levels.sku, chosen.sku)))
      .innerJoin(products, eq(products.sku, levels.sku))
      .orderBy(way(chosen.key), way(chosen.sku));
  };

  const orders = new Map(
    stockSorts.map((sort) => [sort, promised(readStockSort(sort), 'every sort has an order')]),
  );
  const forEachSort = <Prepared>(prepare: (sort: StockSort, order: StockOrder) => Prepared) => {
    const prepared = new Map([...orders].map(([sort, order]) => [sort, prepare(sort, order)]));
    return (sort: StockSort) => promised(prepared.get(sort), 'every sort has its statement');
  };
  const pages = forEachSort((sort, order) =>
    statement<SortedPage>()(`pageSortedLevels ${sort}`, () => sorted(order)),
  );
  const searches = forEachSort((sort, order) =>
    statement<SortedPage & { pattern: string }>()(`searchSortedLevels ${sort}`, () =>
      sorted(order, sql`${products.searchText} like ${$('pattern')} escape '\\'`),
    ),
  );

  return {
    pageSortedLevels: (page: SortedPage) => pages(page.sort)(page),
    /** `pattern` as for `searchLevels`. */
    searchSortedLevels: (page: SortedPage & { pattern: string }) => searches(page.sort)(page),
  };
}
