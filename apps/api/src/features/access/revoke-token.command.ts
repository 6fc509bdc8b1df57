import type { Caller } from '../../caller.ts';
import type { Commit } from '../../store/store.ts';

/** Ends a token at once: signing out. */
export async function revokeToken({ q, now, newId }: Commit, { caller }: { caller: Caller }): Promise<null> {
  await q.revokeToken({ id: caller.tokenId, at: now });
  await q.insertAudit({
    id: newId(),
    accountId: caller.accountId,
    warehouseId: caller.warehouseId,
    userId: caller.userId,
    tokenId: caller.tokenId,
    action: 'token.revoked',
    detail: JSON.stringify({ by: 'sign-out' }),
    at: now,
  });
  return null;
}
