import type { AnswerOf, ParsedOf, ReviewedLevelAnswer } from '@wms/contract';
import { isTestWarehouse, type Outcome, reject, suggestionDaysMax, suggestLevel } from '@wms/domain';
import { presentLevel } from '../../ledger/present.ts';
import { cursorPageOf, searchPattern } from '../../paging.ts';
import type { Statements } from '../../store/statements/statements.ts';
import type { Reading } from '../../store/store.ts';
import type { searchReviewedLevels } from './search-catalogue.survey.ts';

type Query = ParsedOf<'listLevels'>['query'];
type LevelReading = Reading<{ searchReviewedLevels: typeof searchReviewedLevels }>;
type LevelRow = Awaited<ReturnType<Statements['pageReviewedLevels']>>[number];
type Consumption = Awaited<ReturnType<Statements['sumConsumption']>>[number][number];

const dayMs = 86_400_000;

/** GET /warehouses/{id}/levels: a warehouse's levels by SKU, each with the settings that its consumption speaks for. */
export async function listLevels(
  store: LevelReading,
  warehouseId: string,
  query: Query,
  now: number,
): Promise<Outcome<AnswerOf<'listLevels'>>> {
  const [warehouse] = await store.read.findWarehouse({ id: warehouseId });
  if (!warehouse || isTestWarehouse(warehouseId)) return reject({ code: 'NOT_FOUND' });
  const found = query.sku
    ? await namedLevels(store, warehouseId, query.sku, query)
    : await pageOfLevels(store, warehouseId, query);
  const total = query.sku || query.search !== undefined ? null : await totalOf(store, warehouseId, query);
  const { rows, around } = cursorPageOf(found, query.limit, ({ sku }) => sku, total);

  const today = Math.floor(now / dayMs);
  const fromDay = today - suggestionDaysMax + 1;
  const consumption = await store.read.sumConsumption(rows.map(({ sku }) => ({ warehouseId, sku, fromDay })));
  const levels = rows.map((row, index) => present(row, consumption[index]?.[0], today));
  return { levels, ...around };
}

/** The levels of the SKUs asked for; those the warehouse does not have are simply absent. */
async function namedLevels(
  store: LevelReading,
  warehouseId: string,
  skus: readonly string[],
  query: Query,
): Promise<LevelRow[]> {
  const { search = '', status, needsReview, cursor = '' } = query;
  const needle = search.toLowerCase();
  const found = await store.read.readReviewedLevels([...new Set(skus)].map((sku) => ({ warehouseId, sku })));
  return found
    .flat()
    .filter((row) => row.sku > cursor)
    .filter((row) => status === undefined || row.status === status)
    .filter((row) => needsReview === undefined || row.needsReview)
    .filter(({ sku, name }) => `${sku}\n${name}`.toLowerCase().includes(needle))
    .toSorted((a, b) => (a.sku < b.sku ? -1 : 1));
}

/** One row more than the page, which tells whether another follows. */
async function pageOfLevels(
  store: LevelReading,
  warehouseId: string,
  { search, status, needsReview, cursor: after = '', limit }: Query,
): Promise<readonly LevelRow[]> {
  const page = { warehouseId, after, limit: limit + 1 };
  if (search !== undefined) {
    const wanted = { status: status ?? '', needsReview: needsReview ?? '' } as const;
    return store.survey('searchReviewedLevels', { ...page, ...wanted, pattern: searchPattern(search) });
  }
  if (needsReview !== undefined) return store.read.pageLevelsToReview({ ...page, status: status ?? '' });
  return status === undefined
    ? store.read.pageReviewedLevels(page)
    : store.read.pageReviewedLevelsByStatus({ ...page, status });
}

/** From the kept counts; a filter by both review and status is not counted. */
async function totalOf(
  store: LevelReading,
  warehouseId: string,
  { status, needsReview }: Query,
): Promise<number | null> {
  if (status !== undefined && needsReview !== undefined) return null;
  const counts = await store.read.readRowCounts({ warehouseId });
  return counts
    .filter(({ name }) =>
      needsReview !== undefined
        ? name === 'reviews'
        : status
          ? name === `levels.${status}`
          : name.startsWith('levels.'),
    )
    .reduce((sum, { value }) => sum + value, 0);
}

function present(row: LevelRow, consumption: Consumption | undefined, today: number): ReviewedLevelAnswer {
  const { consumed, firstDay } = consumption ?? { consumed: 0, firstDay: null };
  return {
    ...presentLevel(row),
    needsReview: row.needsReview,
    ourStock: row.ourStock,
    suggestion: firstDay === null ? null : suggestLevel(consumed, today - firstDay + 1),
  };
}
