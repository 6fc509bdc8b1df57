import { useDebouncedValue } from '@mantine/hooks';
import { type QueryClient, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { type AnswerOf, pageLimitMax, type StockLevelAnswer } from '@wms/contract';
import type { StockSort, StockStatus } from '@wms/domain';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import { offlineRefetchMs } from '../app/query-client.ts';
import type { HostBridge } from '../host-bridge.ts';
import { usualStockSort } from './stock-view.ts';

export interface StockFilter {
  readonly search: string;
  /** Only of the present: what a status is made from is today's. */
  readonly status: StockStatus | null;
  /** ISO 8601; null for the present. */
  readonly asOf: string | null;
  readonly sort: StockSort;
}

/** One page of the list, with what was asked for. */
export interface StockPage extends AnswerOf<'listStock'> {
  readonly filter: StockFilter;
}

export const liveStockRefetchMs = 10_000;

/** What the API is asked for on every page. */
export const stockQuery = ({ search, status, asOf, sort }: StockFilter) => ({
  limit: String(pageLimitMax),
  ...(search ? { search } : {}),
  ...(status && asOf === null ? { status } : {}),
  ...(asOf ? { asOf } : {}),
  ...(sort === usualStockSort ? {} : { sort }),
});

const pageKey = ({ search, status, asOf, sort }: StockFilter, page: number) =>
  asOf === null
    ? (['stock', 'list', search, status, sort, page] as const)
    : (['stock', 'past', search, asOf, sort, page] as const);

/** A page by its number, from 1. Each is read, kept and kept current by itself. */
const pageQuery = (host: HostBridge, filter: StockFilter, page: number) => ({
  queryKey: pageKey(filter, page),
  queryFn: async (): Promise<StockPage> => {
    const query = { ...stockQuery(filter), page: String(page) };
    return { ...(await answerOf(host.request('listStock', { query }))), filter };
  },
  // The past does not move.
  ...(filter.asOf === null ? {} : { staleTime: Infinity, refetchOnWindowFocus: false as const }),
  refetchInterval: ({ state }: { state: { status: string } }) => {
    if (state.status === 'error') return offlineRefetchMs;
    return filter.asOf === null && liveStockRefetchMs;
  },
});

/** The first page of what matches, which also says how much there is. */
export function useStock(filter: StockFilter) {
  const host = useHost();
  return useQuery<StockPage>({
    ...pageQuery(host, filter, 1),
    // What was shown before stays until the answer comes, but one moment never stands in for another.
    placeholderData: (before: StockPage | undefined) =>
      before?.filter.asOf === filter.asOf ? before : undefined,
  });
}

/** The pages in view have stood still for this long before they are read, in milliseconds. */
const viewRestMs = 80;

/**
 * The pages in view, each undefined until it has come. Whoever drags the scrollbar through a thousand pages has those
 * read that they stop at.
 */
export function useStockPages(filter: StockFilter, inView: readonly number[]) {
  const host = useHost();
  const queries = useQueryClient();
  const [rested] = useDebouncedValue(inView.join(), viewRestMs);
  const asked = rested.split(',').map(Number);
  const results = useQueries({ queries: asked.map((page) => pageQuery(host, filter, page)) });
  return {
    pageAt: (page: number) => queries.getQueryData<StockPage>(pageKey(filter, page)),
    failed: results.find(({ error, data }) => error !== null && data === undefined),
  };
}

/** Asks for one SKU; a comma would part the list parameter in two. */
export const skuQuery = (sku: string) => (sku.includes(',') ? { search: sku } : { sku: [sku] });

/** A level that some screen has read before; for codes scanned while the server cannot be reached. */
export const knownLevel = (queries: QueryClient, sku: string): StockLevelAnswer | undefined =>
  knownLevels(queries).find((level) => level.sku === sku);

/** The same by the number on the package, in 14 digits. */
export const knownByGtin = (queries: QueryClient, gtin: string): StockLevelAnswer | undefined =>
  knownLevels(queries).find((level) => level.gtin === gtin);

const knownLevels = (queries: QueryClient): readonly StockLevelAnswer[] =>
  queries
    .getQueriesData<StockPage>({ queryKey: ['stock', 'list'] })
    .flatMap(([, page]) => page?.levels ?? []);
