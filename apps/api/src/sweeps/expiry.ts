import { isRejected } from '@wms/domain';
import type { Store } from '../store/store.ts';
import type { dropExpired } from './drop-expired.command.ts';

/** How often expired rows are looked for. */
export const expiryIntervalMs = 60_000;
/** Rows of a kind in one commit, so that no write waits long behind it, and commits in one sweep. */
export const expirySliceRows = 500;
export const expirySlicesMax = 100;

type ExpiryStore = Store<{ dropExpired: typeof dropExpired }, Record<never, never>>;

/** Drops expired rows in slices, now and then, until it is stopped. */
export function startExpiry(store: ExpiryStore, onFailure: (error: unknown) => void): { stop(): void } {
  let isSweeping = false;
  const sweep = async () => {
    if (isSweeping) return;
    isSweeping = true;
    try {
      await dropSlices(store);
    } catch (error) {
      onFailure(error);
    } finally {
      isSweeping = false;
    }
  };
  const timer = setInterval(() => void sweep(), expiryIntervalMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** One sweep: as many slices as it takes, up to its bound; the next sweep goes on from there. */
export async function dropSlices(store: ExpiryStore): Promise<void> {
  for (let slice = 0; slice < expirySlicesMax; slice++) {
    const outcome = await store.commit('dropExpired', { limit: expirySliceRows });
    if (isRejected(outcome) || (JSON.parse(outcome.text) as { isDone: boolean }).isDone) return;
  }
}
