import { watchClock } from '@wms/client';
import type { ClockHost } from '@wms/ui/host-bridge';
import { subscribeTo } from './subscribe-to.ts';

/** A `fetch` that compares the server's clock with this machine's, and what the screens are told of it. */
export function createPortalClock(fetch: typeof globalThis.fetch): {
  readonly fetch: typeof globalThis.fetch;
  readonly host: ClockHost;
} {
  const listeners = new Set<(skewMs: number) => void>();
  let skewMs = 0;
  const watched = watchClock(fetch, Date.now, (next) => {
    skewMs = next;
    for (const listener of listeners) listener(next);
  });
  return {
    fetch: watched,
    host: {
      skewMs: async () => skewMs,
      onChange: subscribeTo(listeners),
    },
  };
}
