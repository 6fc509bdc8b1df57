import { decodeTime, monotonicFactory } from 'ulid';

/**
 * Gives out ULIDs that sort in the order they were made, also when the clock steps back, and after `floor`, the
 * highest id that an earlier run gave out.
 */
export function createIds(floor: string | null): (now: number) => string {
  const next = monotonicFactory();
  if (floor !== null) next(decodeTime(floor) + 1);
  return next;
}
