import {
  compareRecommendations,
  consumptionTrend,
  promised,
  type ReorderInput,
  reorderQuantity,
  type TrendPoint,
  visitRecent,
} from '@wms/domain';
import { visitTail } from '../../ledger/read-tail.ts';
import type { Statements } from '../../store/statements/statements.ts';

/** How many levels are read at a time. */
const levelsPerPage = 10_000;

export interface RankingRequest {
  readonly warehouseId: string;
  /** In days since 1970-01-01. */
  readonly today: number;
  readonly periodDays: number;
  /** The one SKU to give; null for every one. */
  readonly sku: string | null;
  /** The row after which the page begins, if not `offset` rows in. */
  readonly after: Place | null;
  readonly offset: number;
  readonly limit: number;
}

/** Where a row stands in the list. */
export interface Place {
  readonly sku: string;
  readonly recommendedOrder: number;
}

/** A row of the page: all that its recommendation is made from. */
export type RankedSku = Place & ReorderInput & { readonly name: string };

export interface Ranking {
  readonly rows: readonly RankedSku[];
  readonly consumptionTrend: readonly TrendPoint[];
  /** How many SKUs of the warehouse need an order, how many are listed, and whether rows follow the page. */
  readonly due: number;
  readonly total: number;
  readonly hasMore: boolean;
}

type Candidate = Place & Omit<ReorderInput, 'ourStock'>;

/**
 * Ranks every SKU of a warehouse by how much of it to order (guide, section 5), in one pass over the levels with
 * their recent consumption, and gives one page of the list.
 */
export async function rankRecommendations(q: Statements, request: RankingRequest): Promise<Ranking> {
  const { warehouseId, today, periodDays, sku: wanted, offset, limit } = request;
  const inTransit = bySku(await q.sumInTransit({ warehouseId }));
  const inProduction = bySku(await q.readInProduction({}));
  const period = new Period(today, periodDays);
  const [due, rest]: [Candidate[], Candidate[]] = [[], []];
  let after = '';
  for (;;) {
    const page = await readLevels(q, warehouseId, after);
    const tails = await readTails(q, warehouseId, page);
    for (const [index, sku] of page.skus.entries()) {
      const candidate = {
        sku,
        currentStock: page.currentStock[index] ?? 0,
        inTransit: inTransit.get(sku) ?? 0,
        inProduction: inProduction.get(sku) ?? 0,
        consumedInPeriod: Math.max(0, period.add(page.recent[index] ?? '', tails.get(sku))),
        periodDays,
        recommendedOrder: 0,
      };
      candidate.recommendedOrder = reorderQuantity(candidate).recommendedOrder;
      (candidate.recommendedOrder > 0 ? due : rest).push(candidate);
    }
    const last = page.skus.at(-1);
    if (last === undefined || page.skus.length < levelsPerPage) break;
    after = last;
  }
  // Apart, because the rest is in its order already: only those that are due have to be sorted among each other.
  const ranked = [due, rest].flatMap((some) => some.toSorted(compareRecommendations));
  const listed = wanted === null ? ranked : ranked.filter(({ sku }) => sku === wanted);
  const start = request.after ? placeAfter(listed, request.after) : offset;
  return {
    rows: await addProducts(q, listed.slice(start, start + limit)),
    consumptionTrend: consumptionTrend(period.consumedByDay(), today, periodDays),
    due: due.length,
    total: listed.length,
    hasMore: listed.length > start + limit,
  };
}

const bySku = (rows: readonly { sku: string; quantity: number }[]): ReadonlyMap<string, number> =>
  new Map(rows.map(({ sku, quantity }) => [sku, quantity]));

/** The last days, today included, and what all SKUs together consumed on each. */
class Period {
  readonly #firstDay: number;
  readonly #sums: Float64Array;

  constructor(today: number, periodDays: number) {
    this.#firstDay = today - periodDays + 1;
    this.#sums = new Float64Array(periodDays);
  }

  /** Adds one SKU, and says what it consumed in the period, in pieces; below 0 where more came back. */
  add(recent: string, uncounted: readonly DayPieces[] = []): number {
    let consumed = 0;
    const add = (day: number, pieces: number) => {
      const index = day - this.#firstDay;
      if (index < 0 || index >= this.#sums.length) return;
      consumed += pieces;
      this.#sums[index] = (this.#sums[index] ?? 0) + pieces;
    };
    visitRecent(recent, this.#firstDay, add);
    for (const { day, pieces } of uncounted) add(day, pieces);
    return consumed;
  }

  consumedByDay(): ReadonlyMap<number, number> {
    return new Map([...this.#sums].map((pieces, index) => [this.#firstDay + index, pieces]));
  }
}

interface DayPieces {
  readonly day: number;
  readonly pieces: number;
}

/** A stretch of levels, column by column: what stands at one place belongs to one level. */
interface LevelPage {
  readonly skus: readonly string[];
  readonly currentStock: readonly number[];
  readonly uncountedRows: readonly number[];
  readonly recent: readonly string[];
}

async function readLevels(q: Statements, warehouseId: string, after: string): Promise<LevelPage> {
  const [packed] = await q.packConsumption({ warehouseId, after, limit: levelsPerPage });
  const page = promised(packed, 'an aggregate has a row');
  return {
    skus: JSON.parse(page.skus) as string[],
    currentStock: JSON.parse(page.currentStock) as number[],
    uncountedRows: JSON.parse(page.uncountedRows) as number[],
    recent: JSON.parse(page.recent) as string[],
  };
}

/** What is not counted yet of the levels that have moved since the last sweep. */
async function readTails(
  q: Statements,
  warehouseId: string,
  { skus, uncountedRows }: LevelPage,
): Promise<ReadonlyMap<string, readonly DayPieces[]>> {
  const behind = skus.filter((_, index) => (uncountedRows[index] ?? 0) > 0);
  const tails = await q.findTails(behind.map((sku) => ({ warehouseId, sku })));
  const found = new Map<string, readonly DayPieces[]>();
  for (const [index, sku] of behind.entries()) {
    const days: DayPieces[] = [];
    const tail = promised(tails[index]?.[0], 'a survey sees the levels of one moment');
    await visitTail(q, warehouseId, tail, (day, pieces) => days.push({ day, pieces }));
    found.set(sku, days);
  }
  return found;
}

/** The index of the first row behind a place, by bisection. */
function placeAfter(candidates: readonly Place[], place: Place): number {
  let [low, high] = [0, candidates.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const candidate = candidates[middle];
    if (candidate && compareRecommendations(candidate, place) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function addProducts(q: Statements, page: readonly Candidate[]): Promise<RankedSku[]> {
  const products = await q.findProducts(page);
  return page.map((candidate, index) => {
    const { name, ourStock } = promised(products[index]?.[0], 'a level is of a product');
    return { ...candidate, name, ourStock };
  });
}
