import { idempotencyKeyLifeMs } from '../store/perform.ts';
import type { Commit } from '../store/store.ts';

/** Drops what has had its time, at most `limit` of each: idempotency keys, and throttles whose window has ended. */
export async function dropExpired(
  { q, now }: Commit,
  { limit }: { limit: number },
): Promise<{ isDone: boolean }> {
  const keys = await q.dropOldKeys({ before: now - idempotencyKeyLifeMs, limit });
  const throttles = await q.dropEndedThrottles({ now, limit });
  return { isDone: keys.length < limit && throttles.length < limit };
}
