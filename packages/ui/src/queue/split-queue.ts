import type { QueueEntry } from '../host-bridge.ts';

/** What is still to be sent. */
export const waiting = (entries: readonly QueueEntry[]): readonly QueueEntry[] =>
  entries.filter(({ state }) => state !== 'REJECTED');

/** What the server refused, for a person to decide on. */
export const rejected = (entries: readonly QueueEntry[]): readonly QueueEntry[] =>
  entries.filter(({ state }) => state === 'REJECTED');
