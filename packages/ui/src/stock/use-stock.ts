import { type InfiniteData, type QueryClient, useInfiniteQuery } from '@tanstack/react-query';
import { type AnswerOf, pageLimitMax, type StockLevelAnswer } from '@wms/contract';
import type { StockStatus } from '@wms/domain';
import { answerOf } from '../app/call-failure.ts';
import { livePagesMax, offlineRefetchMs } from '../app/query-client.ts';
import { useHost } from '../app/host-context.ts';

export interface StockFilter {
  readonly search: string;
  /** Only of the present: what a status is made from is today's. */
  readonly status: StockStatus | null;
  /** ISO 8601; null for the present. */
  readonly asOf: string | null;
}

type StockPage = AnswerOf<'listStock'>;

export const liveStockRefetchMs = 10_000;

/** What the API is asked for, page by page. */
export const stockQuery = ({ search, status, asOf }: StockFilter, cursor: string | null) => ({
  limit: String(pageLimitMax),
  ...(cursor ? { cursor } : {}),
  ...(search ? { search } : {}),
  ...(status && asOf === null ? { status } : {}),
  ...(asOf ? { asOf } : {}),
});

/** The levels that match, page by page along the cursor, so that nothing is skipped while stock moves. */
export function useStock(filter: StockFilter) {
  const host = useHost();
  const { search, status, asOf } = filter;
  const isNow = asOf === null;
  return useInfiniteQuery({
    queryKey: isNow
      ? (['stock', 'list', search, status] as const)
      : (['stock', 'past', search, asOf] as const),
    queryFn: ({ pageParam }) => answerOf(host.request('listStock', { query: stockQuery(filter, pageParam) })),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    // What was shown before stays until the answer comes, but the past never stands in for the present.
    placeholderData: (before, query) => (isNow && query?.queryKey[1] === 'list' ? before : undefined),
    // The past does not move.
    ...(isNow ? {} : { staleTime: Infinity, refetchOnWindowFocus: false as const }),
    refetchInterval: ({ state }) => {
      if (state.status === 'error') return offlineRefetchMs;
      return !isNow || (state.data?.pages.length ?? 0) > livePagesMax ? false : liveStockRefetchMs;
    },
  });
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
    .getQueriesData<InfiniteData<StockPage>>({ queryKey: ['stock', 'list'] })
    .flatMap(([, data]) => data?.pages ?? [])
    .flatMap(({ levels }) => levels);
