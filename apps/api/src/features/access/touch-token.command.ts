import type { Commit } from '../../store/store.ts';

/** Notes when a token was last used, to the minute: not worth a commit on every request. */
export async function touchToken({ q, now }: Commit, { tokenId }: { tokenId: string }): Promise<null> {
  await q.touchToken({ id: tokenId, at: now });
  return null;
}
