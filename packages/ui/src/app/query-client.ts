import { QueryClient } from '@tanstack/react-query';

/** How often a screen in view asks again, in milliseconds; the API says to poll and never to cache. */
export const liveRefetchMs = 30_000;

/** More pages of one list than this are not kept in step by themselves: all of them would be read again every time. */
export const livePagesMax = 5;

/** How often it asks while the server cannot be reached. */
export const offlineRefetchMs = 5_000;

/** A query's `refetchInterval`: so often, and sooner while the server cannot be reached. */
export const refetchEvery =
  (ms: number) =>
  ({ state }: { state: { status: string } }): number =>
    state.status === 'error' ? offlineRefetchMs : ms;

/** How long an answer that no screen shows is kept for working offline: one long shift. */
export const answerKeptMs = 12 * 60 * 60 * 1000;

/**
 * The one place that holds server state. Retries belong to the client, which knows what may be repeated, and
 * `networkMode: 'always'` asks even where the browser believes to be offline: the server may stand on this network.
 */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: 0,
        gcTime: answerKeptMs,
        refetchOnWindowFocus: 'always',
        refetchInterval: refetchEvery(liveRefetchMs),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
