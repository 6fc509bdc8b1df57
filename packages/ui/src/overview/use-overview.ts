import { useQueries, useQuery } from '@tanstack/react-query';
import type { StockStatus } from '@wms/domain';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import { refetchEvery } from '../app/query-client.ts';
import { type AlertView, alertViews } from '../replenishment/use-alerts.ts';

/** The screen is looked at from across the room, so that it asks often; the answers are counts that the server keeps. */
const countRefetchMs = 10_000;

/** The consumption plot moves by the day. */
const trendRefetchMs = 5 * 60_000;

const trendDays = 30;

export const stockStatuses = ['CRITICAL', 'LOW', 'OK'] as const satisfies readonly StockStatus[];
export const alertViewNames = Object.keys(alertViews) as AlertView[];

/** How many levels have each status. */
export function useLevelCounts() {
  const host = useHost();
  return useQueries({
    queries: stockStatuses.map((status) => ({
      queryKey: ['stock', 'count', status] as const,
      queryFn: async () =>
        (await answerOf(host.request('listStock', { query: { status, limit: '1' } }))).total ?? 0,
      refetchInterval: refetchEvery(countRefetchMs),
    })),
  });
}

/** How many live alerts there are of each view. */
export function useAlertCounts() {
  const host = useHost();
  return useQueries({
    queries: alertViewNames.map((view) => ({
      queryKey: ['alerts', 'count', view] as const,
      queryFn: async () => {
        const query = { status: [...alertViews[view]], limit: '1' };
        return (await answerOf(host.request('listAlerts', { query }))).total ?? 0;
      },
      refetchInterval: refetchEvery(countRefetchMs),
    })),
  });
}

/** The warehouse's consumption of the last month. */
export function useTrend() {
  const host = useHost();
  return useQuery({
    queryKey: ['recommendations', 'trend', trendDays],
    queryFn: async () => {
      const query = { days: String(trendDays), limit: '1' };
      return (await answerOf(host.request('listRecommendations', { query }))).consumptionTrend;
    },
    refetchInterval: refetchEvery(trendRefetchMs),
  });
}
