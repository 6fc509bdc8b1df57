import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';

/** The lookbacks to choose from, in days; the longest is the API's own bound. */
export const periods = [7, 30, 90] as const;
export type Period = (typeof periods)[number];

/** SKUs read at a time; the first page holds those that need most. */
const pageSkus = 100;

/** What to order, the most needed first, and the warehouse's consumption in the period. */
export function useRecommendations(days: Period) {
  const host = useHost();
  return useInfiniteQuery({
    queryKey: ['recommendations', 'list', days] as const,
    queryFn: ({ pageParam }) => {
      const after = pageParam ? { cursor: pageParam } : {};
      const query = { limit: String(pageSkus), days: String(days), ...after };
      return answerOf(host.request('listRecommendations', { query }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
}
