import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { pageLimitMax } from '@wms/contract';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';

/** Keys read at a time. */
const pageKeys = 50;

/** What every list of keys is read again by. */
export const keysKey = ['keys'] as const;

export type KeyView = 'live' | 'ended';

/** What may be done about a key. */
export type KeyWork = 'revoke' | 'unlock' | 'reissue' | 'networks';

/** The account's keys and desktop sign-ins, newest first. */
export function useKeys(view: KeyView) {
  const host = useHost();
  return useInfiniteQuery({
    queryKey: [...keysKey, view],
    queryFn: ({ pageParam }) => {
      const after = pageParam ? { cursor: pageParam } : {};
      const ended = view === 'ended' ? 'true' : 'false';
      return answerOf(host.request('listKeys', { query: { limit: String(pageKeys), ended, ...after } }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** Those whose device a key may be for: the active workers of the session's warehouse. */
export function useActiveWorkers(isWanted: boolean) {
  const host = useHost();
  return useQuery({
    queryKey: ['workers', 'active'],
    queryFn: async () => {
      const { workers } = await answerOf(
        host.request('listWorkers', { query: { limit: String(pageLimitMax) } }),
      );
      return workers.filter(({ status }) => status === 'ACTIVE');
    },
    enabled: isWanted,
  });
}
