import { type Query, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LiveState } from '@wms/client';
import { useEffect } from 'react';
import { useHost } from './host-context.ts';
import { livePagesMax } from './query-client.ts';
import { createNewsReader } from './read-news.ts';

const liveKey = ['live'] as const;
const off: LiveState = { state: 'OFF' };

/** Whether the server is heard. */
export function useLiveState(): LiveState {
  const { live } = useHost();
  const { data } = useQuery({
    queryKey: liveKey,
    queryFn: () => live.state(),
    staleTime: Infinity,
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
  return data ?? off;
}

/** Keeps every answer that a screen shows current for as long as the caller is there. */
export function useLive(): void {
  const { live } = useHost();
  const queries = useQueryClient();
  useEffect(() => {
    const reader = createNewsReader((roots) =>
      readAgain(queries, ({ queryKey: [root] }) => typeof root === 'string' && roots.has(root)),
    );
    const leaveNews = live.onNews((news) => reader.hear(news));
    const leaveState = live.onState((state) => {
      queries.setQueryData(liveKey, state);
      // Nobody tells what was missed between two connections.
      if (state.state === 'CONNECTED') readAgain(queries, () => true);
    });
    return () => {
      leaveNews();
      leaveState();
      reader.stop();
    };
  }, [live, queries]);
}

/** What never goes stale by itself is not the server's present: the past, settings, what a person has typed. */
function readAgain(queries: QueryClient, isConcerned: (query: Query) => boolean): void {
  void queries.invalidateQueries({
    predicate: (query) => isConcerned(query) && !isLocal(query) && pageCount(query) <= livePagesMax,
  });
}

const isLocal = ({ options }: Query): boolean =>
  (options as { readonly staleTime?: unknown }).staleTime === Infinity;

function pageCount({ state: { data } }: Query): number {
  const { pages } = (data ?? {}) as { readonly pages?: unknown };
  return Array.isArray(pages) ? pages.length : 1;
}
