import type { AnswerOf, ParsedOf } from '@wms/contract';
import type { WarehouseCaller } from '../../caller.ts';
import { presentTransaction } from '../../ledger/present.ts';
import { isFarPage, pageOf, type PageStart, pageStart } from '../../paging.ts';
import { afterEveryId } from '../../store/statements/ledger.ts';
import type { Statements } from '../../store/statements/statements.ts';
import type { Reading } from '../../store/store.ts';
import type { filterIssuances, filterLedger, pageLedger, walkChain } from './read-ledger.survey.ts';

/** What the transaction list needs of the store. */
export type LedgerReading = Reading<{
  filterIssuances: typeof filterIssuances;
  filterLedger: typeof filterLedger;
  pageLedger: typeof pageLedger;
  walkChain: typeof walkChain;
}>;

type Query = ParsedOf<'listTransactions'>['query'];
type Row = Awaited<ReturnType<Statements['pageLedger']>>[number];

/** GET /transactions, newest first. What a worker may see is decided here, inside the query, not in any screen. */
export async function listTransactions(
  store: LedgerReading,
  caller: WarehouseCaller,
  query: Query,
): Promise<AnswerOf<'listTransactions'>> {
  const start = pageStart(query, afterEveryId);
  const found =
    caller.role === 'WORKER'
      ? await ownIssuances(store, caller, query, start)
      : await warehouseRows(store, caller.warehouseId, query, start);
  const { rows, around } = pageOf(found.rows, query, ({ id }) => id, found.total);
  const names = await namesOf(store, rows);
  const transactions = rows.map((row) => ({
    ...presentTransaction(row),
    recordedBy: row.userId === null ? null : (names.get(row.userId) ?? null),
  }));
  return { transactions, ...around };
}

/** Who booked the rows. A page of 200 rows has few people, whatever the warehouse's size. */
async function namesOf(
  store: LedgerReading,
  rows: readonly Pick<Row, 'userId'>[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(rows.flatMap(({ userId }) => (userId === null ? [] : [userId])));
  const found = await Promise.all([...ids].map(async (id) => store.read.findUser({ id })));
  return new Map(found.flat().map(({ id, name }) => [id, name]));
}

interface Found {
  readonly rows: readonly Row[];
  readonly total: number | null;
}

/** The filters as the statements take them: '' for any. */
const filtersOf = (query: Query) => ({
  sku: query.sku ?? '',
  type: query.type ?? '',
  source: query.source ?? '',
  reference: query.reference ?? '',
  from: query.from === undefined ? 0 : Date.parse(query.from),
  to: query.to === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(query.to),
});

const isFiltered = (query: Query, ...names: (keyof Query)[]): boolean =>
  names.some((name) => query[name] !== undefined);

async function ownIssuances(
  store: LedgerReading,
  { warehouseId, userId }: WarehouseCaller,
  query: Query,
  { after, offset }: PageStart,
): Promise<Found> {
  if (query.workerId !== undefined && query.workerId !== userId) return { rows: [], total: 0 };
  const page = { warehouseId, ownerId: userId, before: after, offset, limit: query.limit + 1 };
  const rows = await store.survey('filterIssuances', { ...page, ...filtersOf(query) });
  if (isFiltered(query, 'sku', 'type', 'source', 'reference', 'from', 'to')) return { rows, total: null };
  return { rows, total: await countOf(store, warehouseId, `issuances.${userId}`) };
}

async function warehouseRows(
  store: LedgerReading,
  warehouseId: string,
  query: Query,
  start: PageStart,
): Promise<Found> {
  const page = { warehouseId, before: start.after, offset: start.offset, limit: query.limit + 1 };
  if (isFiltered(query, 'type', 'source', 'workerId', 'reference', 'from', 'to')) {
    const filters = { ...filtersOf(query), workerId: query.workerId ?? '' };
    return { rows: await store.survey('filterLedger', { ...page, ...filters }), total: null };
  }
  if (query.sku !== undefined) return chainRows(store, warehouseId, query.sku, query.limit + 1, start);
  const rows = isFarPage(start) ? await store.survey('pageLedger', page) : await store.read.pageLedger(page);
  return { rows, total: await countOf(store, warehouseId, 'ledger') };
}

/** One SKU's rows: from the head of its chain, or from the row before the cursor's. */
async function chainRows(
  store: LedgerReading,
  warehouseId: string,
  sku: string,
  limit: number,
  { after, offset }: PageStart,
): Promise<Found> {
  const [[head]] = (await store.read.findChainHeads([{ warehouseId, sku }])) as [
    { headId: string; sequence: number }[],
  ];
  if (!head) return { rows: [], total: 0 };
  let startId = head.headId;
  if (after !== afterEveryId) {
    const [row] = await store.read.findLedgerRow({ warehouseId, id: after });
    startId = row?.sku === sku ? row.previousId : '';
  }
  const walk = { warehouseId, startId, offset, limit, stretch: offset + limit };
  const rows = isFarPage({ offset })
    ? await store.survey('walkChain', walk)
    : await store.read.walkChain(walk);
  return { rows, total: head.sequence };
}

async function countOf(store: LedgerReading, warehouseId: string, name: string): Promise<number> {
  const counts = await store.read.readRowCounts({ warehouseId });
  return counts.find((count) => count.name === name)?.value ?? 0;
}
