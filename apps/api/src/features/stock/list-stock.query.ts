import type { AnswerOf, ParsedOf } from '@wms/contract';
import {
  comparePlaces,
  placeBeforeAll,
  placeOfLevel,
  promised,
  readGtin,
  readStockPlace,
  readStockSort,
  type StockOrder,
  type StockPlace,
  type StockSort,
  stockStatus,
  writeStockPlace,
} from '@wms/domain';
import { presentLevel } from '../../ledger/present.ts';
import { isFarPage, pageOf, pageStart, searchPattern } from '../../paging.ts';
import type { Statements } from '../../store/statements/statements.ts';
import type { Reading } from '../../store/store.ts';
import type {
  pageLevels,
  pageLevelsByStatus,
  pageSortedLevels,
  searchLevels,
  searchSortedLevels,
} from './read-levels.survey.ts';
import type { rewindLevels } from './rewind-levels.survey.ts';

/** What the stock list needs of the store. */
export type StockReading = Reading<StockSurveys>;
export type StockSurveys = {
  searchLevels: typeof searchLevels;
  pageLevels: typeof pageLevels;
  pageLevelsByStatus: typeof pageLevelsByStatus;
  pageSortedLevels: typeof pageSortedLevels;
  searchSortedLevels: typeof searchSortedLevels;
  rewindLevels: typeof rewindLevels;
};

type Query = ParsedOf<'listStock'>['query'];
type LevelRow = Awaited<ReturnType<Statements['pageLevels']>>[number];

/** Where a page of the list begins: behind a place of its order, or a number of rows in. */
export interface StockStart {
  readonly sort: StockSort;
  readonly order: StockOrder;
  readonly after: StockPlace;
  readonly offset: number;
}

/** The order of a list that none was asked for. */
const usualSort: StockSort = 'sku';

/** Null where the cursor comes from a list in another order, in which its place means nothing. */
export function readStockStart(query: Query): StockStart | null {
  const { cursor, sort = usualSort } = query;
  const order = promised(readStockSort(sort), 'the contract knows every sort');
  const { offset } = pageStart(query, '');
  if (cursor === undefined) return { sort, order, after: placeBeforeAll(order), offset };
  const after = sort === usualSort ? skuPlace(cursor) : readStockPlace(order, cursor);
  return after && { sort, order, after, offset };
}

/** In the usual order a cursor is the SKU alone; a place of another order has lines, and a SKU has none. */
const skuPlace = (cursor: string): StockPlace | null =>
  cursor.includes('\n') ? null : { key: cursor, sku: cursor };

/** GET /stock: read live from what is committed; no cache sits in between. */
export async function listStock(
  store: StockReading,
  warehouseId: string,
  query: Query,
  start: StockStart,
): Promise<AnswerOf<'listStock'>> {
  const skus = query.gtin ? await skusOf(store, query.gtin) : query.sku;
  const found = skus
    ? await namedLevels(store, warehouseId, skus, query, start)
    : {
        rows: await pageOfLevels(store, warehouseId, query, start),
        total: await totalOf(store, warehouseId, query),
      };
  const { rows, around } = pageOf(found.rows, query, (row) => cursorOf(row, start), found.total);
  if (query.asOf === undefined) return { levels: rows.map(presentLevel), ...around };
  const then = await rewind(store, warehouseId, rows, Date.parse(query.asOf));
  return { levels: then.map(presentLevel), asOf: query.asOf, ...around };
}

const cursorOf = (row: LevelRow, { sort, order }: StockStart): string =>
  sort === usualSort ? row.sku : writeStockPlace(order, placeOfLevel(row, order.by));

/** The same levels with what they held at an instant; their settings, and so the status, stay those of today. */
async function rewind(
  store: StockReading,
  warehouseId: string,
  rows: readonly LevelRow[],
  at: number,
): Promise<LevelRow[]> {
  const levels = await store.survey('rewindLevels', { warehouseId, skus: rows.map(({ sku }) => sku), at });
  return rows.map((row, index) => {
    const then = levels[index] ?? { quantity: 0, changedAt: at };
    const status = stockStatus({ ...row, quantity: then.quantity });
    return { ...row, currentQuantity: then.quantity, status, updatedAt: then.changedAt };
  });
}

/** The SKUs that the catalogue has under these GTINs; those that it does not know are simply absent. */
async function skusOf(store: StockReading, gtins: readonly string[]): Promise<string[]> {
  const found = await store.read.findGtins(gtins.map((written) => ({ gtin: readGtin(written) ?? '' })));
  return found.flat().map(({ sku }) => sku);
}

/** The levels of the SKUs asked for; those the warehouse does not have are simply absent. */
async function namedLevels(
  store: StockReading,
  warehouseId: string,
  skus: readonly string[],
  { status, search, limit }: Query,
  { order, after, offset }: StockStart,
): Promise<{ rows: LevelRow[]; total: number }> {
  const needle = search?.toLowerCase() ?? '';
  const placeOf = (row: LevelRow) => placeOfLevel(row, order.by);
  const found = await store.read.findLevels([...new Set(skus)].map((sku) => ({ warehouseId, sku })));
  const matching = found
    .flat()
    .filter((row) => status === undefined || row.status === status)
    .filter((row) => `${row.sku}\n${row.name}`.toLowerCase().includes(needle))
    .toSorted((a, b) => comparePlaces(placeOf(a), placeOf(b), order));
  const rows = matching
    .filter((row) => comparePlaces(placeOf(row), after, order) > 0)
    .slice(offset, offset + limit + 1);
  return { rows, total: matching.length };
}

/** One row more than the page, which tells whether another follows. */
function pageOfLevels(store: StockReading, warehouseId: string, query: Query, start: StockStart) {
  if (start.sort !== usualSort) return pageInOrder(store, warehouseId, query, start);
  const { after, offset } = start;
  const page = { warehouseId, after: after.sku, offset, limit: query.limit + 1 };
  if (query.search !== undefined) {
    const pattern = searchPattern(query.search);
    return store.survey('searchLevels', { ...page, pattern, status: query.status ?? '' });
  }
  const isFar = isFarPage(start);
  if (query.status === undefined)
    return isFar ? store.survey('pageLevels', page) : store.read.pageLevels(page);
  const statusPage = { ...page, status: query.status };
  return isFar ? store.survey('pageLevelsByStatus', statusPage) : store.read.pageLevelsByStatus(statusPage);
}

/**
 * A movement changes most of what a list is sorted by, and writes to no index for it; so the levels are sorted as they
 * are read, off the request path. SKU and status have an index.
 */
function pageInOrder(store: StockReading, warehouseId: string, query: Query, start: StockStart) {
  const { sort, order, after, offset } = start;
  const { status = '', limit } = query;
  const page = { sort, warehouseId, status, ...after, offset, limit: limit + 1 };
  if (query.search !== undefined) {
    return store.survey('searchSortedLevels', { ...page, pattern: searchPattern(query.search) });
  }
  const hasIndex = (order.by === 'sku' || order.by === 'status') && query.status === undefined;
  return hasIndex && !isFarPage(start)
    ? store.read.pageSortedLevels(page)
    : store.survey('pageSortedLevels', page);
}

/** From the kept counts; what a search finds is not counted, because that would cost more than the page. */
async function totalOf(store: StockReading, warehouseId: string, query: Query): Promise<number | null> {
  if (query.search !== undefined) return null;
  const counts = await store.read.readRowCounts({ warehouseId });
  return counts
    .filter(({ name }) => (query.status ? name === `levels.${query.status}` : name.startsWith('levels.')))
    .reduce((sum, { value }) => sum + value, 0);
}
