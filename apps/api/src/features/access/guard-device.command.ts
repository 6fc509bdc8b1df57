import { type Outcome, reject, type TokenLockReason } from '@wms/domain';
import type { Commit } from '../../store/store.ts';
import { lockRow } from './lock-token.command.ts';

/**
 * Binds a token to the first device that presents itself (guide, section 2). When another request was first with
 * another device, this is that other device, and the token is locked.
 */
export async function bindDevice(
  commit: Commit,
  { tokenId, deviceDigest, network }: { tokenId: string; deviceDigest: string; network: string },
): Promise<Outcome<{ bound: true } | { lockedNow: TokenLockReason }>> {
  const { q, now, newId } = commit;
  const [token] = await q.lockToken({ id: tokenId });
  if (!token || token.revokedAt !== null) return reject({ code: 'NOT_FOUND' });
  if (token.deviceDigest === deviceDigest) return { bound: true };
  if (token.deviceDigest !== null) return lockRow(commit, token, 'DEVICE_MISMATCH', network);
  await q.bindDevice({ id: tokenId, deviceDigest });
  await q.insertAudit({
    id: newId(),
    accountId: token.accountId,
    warehouseId: token.warehouseId,
    userId: token.userId,
    tokenId,
    action: 'token.bound',
    detail: JSON.stringify({ network }),
    at: now,
  });
  return { bound: true };
}
