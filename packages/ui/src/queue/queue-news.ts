import type { QueueEntry } from '../host-bridge.ts';
import { rejected, waiting } from './split-queue.ts';

/** What changed in the queue that a person should hear of. */
export interface QueueNews {
  /** Sent at last, after having waited for the server. */
  readonly sent: readonly QueueEntry[];
  /** Refused after having waited; whoever scanned it has long gone on to something else. */
  readonly refused: readonly QueueEntry[];
}

/** An entry this old, in milliseconds, has waited longer than any answer takes: the server was away. */
export const delayedAfterMs = 2_500;

/** The entries that were tried in vain, or stand in line behind one that was. */
export const delayed = (entries: readonly QueueEntry[], now: number): readonly QueueEntry[] =>
  waiting(entries).filter(
    ({ state, attempts, createdAt }) =>
      (state === 'WAITING' && attempts > 0) || now - createdAt > delayedAfterMs,
  );

/**
 * Compares the queue before and after a change. `delayedIds` are the entries that were ever seen delayed: one whose
 * first try was answered at once is no news, because its own screen tells.
 */
export function queueNews(
  before: readonly QueueEntry[],
  after: readonly QueueEntry[],
  delayedIds: ReadonlySet<string>,
): QueueNews {
  const left = new Set(after.map(({ id }) => id));
  const refusedBefore = new Set(rejected(before).map(({ id }) => id));
  return {
    sent: waiting(before).filter(({ id }) => delayedIds.has(id) && !left.has(id)),
    refused: rejected(after).filter(({ id }) => delayedIds.has(id) && !refusedBefore.has(id)),
  };
}
