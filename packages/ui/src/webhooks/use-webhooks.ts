import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { DeliveryAnswer } from '@wms/contract';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import { liveRefetchMs, refetchEvery } from '../app/query-client.ts';

/** Deliveries read at a time. */
const pageDeliveries = 20;
/** How often a delivery that is under way is looked at, and for how long after it was made. */
const followEveryMs = 1_000;
export const followMs = 30_000;

const webhooksKey = ['webhooks', 'list'] as const;

/** The warehouse's webhooks, oldest first; all pages of at most a hundred. */
export function useWebhooks() {
  const host = useHost();
  return useInfiniteQuery({
    queryKey: webhooksKey,
    queryFn: ({ pageParam }) =>
      answerOf(host.request('listWebhooks', { query: pageParam ? { cursor: pageParam } : {} })),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: ({ state }) =>
      refetchAfterMs(
        state.data?.pages.flatMap(({ webhooks }) => webhooks.map(({ lastDelivery }) => lastDelivery)) ?? [],
        state.status,
      ),
  });
}

/** What was sent to one webhook, newest first. */
export function useDeliveries(id: string) {
  const host = useHost();
  return useInfiniteQuery({
    queryKey: ['webhooks', 'deliveries', id] as const,
    queryFn: ({ pageParam }) => {
      const after = pageParam ? { cursor: pageParam } : {};
      const query = { limit: String(pageDeliveries), ...after };
      return answerOf(host.request('listDeliveries', { params: { id }, query }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: ({ state }) =>
      refetchAfterMs(state.data?.pages.flatMap(({ deliveries }) => deliveries) ?? [], state.status),
  });
}

/** Has webhooks and their deliveries read again. */
export function useReadWebhooksAgain(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: ['webhooks'] });
}

function refetchAfterMs(deliveries: readonly (DeliveryAnswer | null)[], status: string): number {
  return isUnderWay(deliveries, Date.now()) && status !== 'error'
    ? followEveryMs
    : refetchEvery(liveRefetchMs)({ state: { status } });
}

/** True while the outcome of a young delivery is to come; an older one is not worth asking for every second. */
export const isUnderWay = (deliveries: readonly (DeliveryAnswer | null)[], now: number): boolean =>
  deliveries.some(
    (delivery) =>
      delivery !== null &&
      (delivery.state === 'QUEUED' || delivery.state === 'SENDING') &&
      now - Date.parse(delivery.createdAt) < followMs,
  );
