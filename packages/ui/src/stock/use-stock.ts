import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
} from '@tanstack/react-query';
import { type AnswerOf, pageLimitMax, type StockLevelAnswer } from '@wms/contract';
import type { StockStatus } from '@wms/domain';
import { answerOf } from '../app/call-failure.ts';
import { offlineRefetchMs } from '../app/query-client.ts';
import { useHost } from '../app/host-context.ts';

export interface StockFilter {
  readonly search: string;
  readonly status: StockStatus | null;
}

type StockPage = AnswerOf<'listStock'>;

/** More pages than this are not kept in step by themselves: all of them would be read again every time. */
export const livePagesMax = 5;

export const liveStockRefetchMs = 10_000;

/** The levels that match, page by page along the cursor, so that nothing is skipped while stock moves. */
export function useStock({ search, status }: StockFilter) {
  const host = useHost();
  return useInfiniteQuery({
    queryKey: ['stock', 'list', search, status] as const,
    queryFn: ({ pageParam }) =>
      answerOf(
        host.request('listStock', {
          query: {
            limit: String(pageLimitMax),
            ...(pageParam ? { cursor: pageParam } : {}),
            ...(search ? { search } : {}),
            ...(status ? { status } : {}),
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      if (state.status === 'error') return offlineRefetchMs;
      return (state.data?.pages.length ?? 0) > livePagesMax ? false : liveStockRefetchMs;
    },
  });
}

/** A level that some screen has read before; for codes scanned while the server cannot be reached. */
export function knownLevel(queries: QueryClient, sku: string): StockLevelAnswer | undefined {
  return queries
    .getQueriesData<InfiniteData<StockPage>>({ queryKey: ['stock', 'list'] })
    .flatMap(([, data]) => data?.pages ?? [])
    .flatMap(({ levels }) => levels)
    .find((level) => level.sku === sku);
}
