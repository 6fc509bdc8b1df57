import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { pageLimitMax, type StockLevelAnswer } from '@wms/contract';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import { refetchEvery } from '../app/query-client.ts';
import { readLevel } from '../stock/use-levels.ts';
import { knownLevel, liveStockRefetchMs } from '../stock/use-stock.ts';

/** Pages of movements that the screen reads at most; older ones stand under Transactions. */
export const movementPagesMax = 10;

/** One level; null when the warehouse has none. Begins with what the stock list knows of it. */
export function useLevel(sku: string) {
  const host = useHost();
  const queries = useQueryClient();
  return useQuery<StockLevelAnswer | null>({
    queryKey: ['stock', 'one', sku],
    queryFn: () => readLevel(host, sku),
    initialData: () => knownLevel(queries, sku),
    initialDataUpdatedAt: 0,
    refetchInterval: refetchEvery(liveStockRefetchMs),
  });
}

/** The item's movements, newest first; to a worker the server shows their own issuances only. */
export function useMovements(sku: string) {
  const host = useHost();
  return useInfiniteQuery({
    queryKey: ['transactions', 'of', sku],
    queryFn: ({ pageParam }) => {
      const after = pageParam ? { cursor: pageParam } : {};
      const query = { sku, limit: String(pageLimitMax), ...after };
      return answerOf(host.request('listTransactions', { query }));
    },
    initialPageParam: '',
    getNextPageParam: (last, pages) => (pages.length < movementPagesMax ? last.nextCursor : null),
  });
}

/** Recomputes the item's chain, anew after each of its movements. */
export function useChainCheck(sku: string, movedAt: string) {
  const host = useHost();
  return useQuery({
    queryKey: ['ledger', 'verify', sku, movedAt],
    queryFn: () => answerOf(host.request('verifyLedger', { query: { sku } })),
    staleTime: Infinity,
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
}

/** The live alert of an item, or null. */
export function useAlertOf(sku: string) {
  const host = useHost();
  return useQuery({
    queryKey: ['alerts', 'of', sku],
    queryFn: async () => {
      const { alerts } = await answerOf(host.request('listAlerts', { query: { sku, limit: '1' } }));
      return alerts[0] ?? null;
    },
  });
}

/** What to order of an item, by the last 30 days. */
export function useRecommendationOf(sku: string) {
  const host = useHost();
  return useQuery({
    queryKey: ['recommendations', 'of', sku],
    queryFn: async () => {
      const { recommendations } = await answerOf(host.request('listRecommendations', { query: { sku } }));
      return recommendations[0] ?? null;
    },
  });
}
