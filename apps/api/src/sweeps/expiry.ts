import { isRejected } from '@wms/domain';
import type { Store } from '../store/store.ts';
import type { dropExpired } from './drop-expired.command.ts';
import { type Repeating, repeatSweep } from './repeat-sweep.ts';

/** How often expired rows are looked for. */
export const expiryIntervalMs = 60_000;
/** Rows in one commit, so that no write waits long behind it, and commits in one sweep. */
export const expirySliceRows = 500;
export const expirySlicesMax = 100;

type ExpiryStore = Store<{ dropExpired: typeof dropExpired }, Record<never, never>>;

/** Drops expired rows in slices, now and then, until it is stopped. */
export const startExpiry = (store: ExpiryStore, onFailure: (error: unknown) => void): Repeating =>
  repeatSweep((stopping) => dropSlices(store, { stopping }), { intervalMs: expiryIntervalMs, onFailure });

/**
 * One sweep: as many slices as it takes, up to its bound; the next sweep goes on from there. Answers with how many
 * rows of each kind had had their time.
 */
export async function dropSlices(
  store: ExpiryStore,
  { stopping, slicesMax = expirySlicesMax }: { stopping?: AbortSignal; slicesMax?: number } = {},
): Promise<Readonly<Record<string, number>>> {
  const dropped: Record<string, number> = {};
  for (let slice = 0; slice < slicesMax && !stopping?.aborted; slice++) {
    const outcome = await store.commit('dropExpired', { limit: expirySliceRows });
    if (isRejected(outcome)) break;
    const answer = JSON.parse(outcome.text) as Awaited<ReturnType<typeof dropExpired>>;
    for (const [kind, rows] of Object.entries(answer.dropped)) dropped[kind] = (dropped[kind] ?? 0) + rows;
    if (answer.isDone) break;
  }
  return dropped;
}
