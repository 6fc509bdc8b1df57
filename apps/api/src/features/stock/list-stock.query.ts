import type { AnswerOf, ParsedOf } from '@wms/contract';
import { readGtin, stockStatus } from '@wms/domain';
import { presentLevel } from '../../ledger/present.ts';
import { isFarPage, pageOf, type PageStart, pageStart, searchPattern } from '../../paging.ts';
import type { Statements } from '../../store/statements/statements.ts';
import type { Reading } from '../../store/store.ts';
import type { pageLevels, pageLevelsByStatus, searchLevels } from './read-levels.survey.ts';
import type { rewindLevels } from './rewind-levels.survey.ts';

/** What the stock list needs of the store. */
export type StockReading = Reading<StockSurveys>;
export type StockSurveys = {
  searchLevels: typeof searchLevels;
  pageLevels: typeof pageLevels;
  pageLevelsByStatus: typeof pageLevelsByStatus;
  rewindLevels: typeof rewindLevels;
};

type Query = ParsedOf<'listStock'>['query'];
type LevelRow = Awaited<ReturnType<Statements['pageLevels']>>[number];

/** GET /stock: read live from what is committed; no cache sits in between. */
export async function listStock(
  store: StockReading,
  warehouseId: string,
  query: Query,
): Promise<AnswerOf<'listStock'>> {
  const start = pageStart(query, '');
  const skus = query.gtin ? await skusOf(store, query.gtin) : query.sku;
  const found = skus
    ? await namedLevels(store, warehouseId, skus, query, start)
    : {
        rows: await pageOfLevels(store, warehouseId, query, start),
        total: await totalOf(store, warehouseId, query),
      };
  const { rows, around } = pageOf(found.rows, query, ({ sku }) => sku, found.total);
  if (query.asOf === undefined) return { levels: rows.map(presentLevel), ...around };
  const then = await rewind(store, warehouseId, rows, Date.parse(query.asOf));
  return { levels: then.map(presentLevel), asOf: query.asOf, ...around };
}

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
  { after, offset }: PageStart,
): Promise<{ rows: LevelRow[]; total: number }> {
  const needle = search?.toLowerCase() ?? '';
  const found = await store.read.findLevels([...new Set(skus)].map((sku) => ({ warehouseId, sku })));
  const matching = found
    .flat()
    .filter((row) => status === undefined || row.status === status)
    .filter((row) => `${row.sku}\n${row.name}`.toLowerCase().includes(needle))
    .toSorted((a, b) => (a.sku < b.sku ? -1 : 1));
  const rows = matching.filter(({ sku }) => sku > after).slice(offset, offset + limit + 1);
  return { rows, total: matching.length };
}

/** One row more than the page, which tells whether another follows. */
function pageOfLevels(store: StockReading, warehouseId: string, query: Query, { after, offset }: PageStart) {
  const page = { warehouseId, after, offset, limit: query.limit + 1 };
  if (query.search !== undefined) {
    const pattern = searchPattern(query.search);
    return store.survey('searchLevels', { ...page, pattern, status: query.status ?? '' });
  }
  const isFar = isFarPage({ after, offset });
  if (query.status === undefined)
    return isFar ? store.survey('pageLevels', page) : store.read.pageLevels(page);
  const statusPage = { ...page, status: query.status };
  return isFar ? store.survey('pageLevelsByStatus', statusPage) : store.read.pageLevelsByStatus(statusPage);
}

/** From the kept counts; what a search finds is not counted, because that would cost more than the page. */
async function totalOf(store: StockReading, warehouseId: string, query: Query): Promise<number | null> {
  if (query.search !== undefined) return null;
  const counts = await store.read.readRowCounts({ warehouseId });
  return counts
    .filter(({ name }) => (query.status ? name === `levels.${query.status}` : name.startsWith('levels.')))
    .reduce((sum, { value }) => sum + value, 0);
}
