import { type Outcome, reject, type TokenLockReason } from '@wms/domain';
import type { Commit } from '../../store/store.ts';

type LockableToken = NonNullable<Awaited<ReturnType<Commit['q']['lockToken']>>[number]>;

/**
 * Binds a token to the first device that presents itself (guide, section 2). When another request was first with
 * another device, this is that other device, and the token is locked.
 */
export async function bindDevice(
  commit: Commit,
  { tokenId, deviceDigest, network }: { tokenId: string; deviceDigest: string; network: string },
): Promise<Outcome<{ bound: true } | { lockedNow: TokenLockReason }>> {
  const [token] = await commit.q.lockToken({ id: tokenId });
  if (!token || token.revokedAt !== null) return reject({ code: 'NOT_FOUND' });
  if (token.deviceDigest === deviceDigest) return { bound: true };
  if (token.deviceDigest !== null) return lock(commit, token, 'DEVICE_MISMATCH', network);
  await commit.q.bindDevice({ id: tokenId, deviceDigest });
  return { bound: true };
}

/** Locks a token and tells the account owner, once however many requests come to it. */
export async function lockToken(
  commit: Commit,
  { tokenId, reason, network }: { tokenId: string; reason: TokenLockReason; network: string },
): Promise<Outcome<{ lockedNow: TokenLockReason }>> {
  const [token] = await commit.q.lockToken({ id: tokenId });
  if (!token) return reject({ code: 'NOT_FOUND' });
  return lock(commit, token, reason, network);
}

async function lock(
  { q, now, newId }: Commit,
  token: LockableToken,
  reason: TokenLockReason,
  network: string,
) {
  if (token.lockReason !== null) return { lockedNow: token.lockReason as TokenLockReason };
  await q.setTokenLock({ id: token.id, reason, at: now });
  await q.insertAudit({
    id: newId(),
    accountId: token.accountId,
    warehouseId: token.warehouseId,
    userId: token.userId,
    tokenId: token.id,
    action: 'token.locked',
    detail: JSON.stringify({ reason, network }),
    at: now,
  });
  const [owner] = token.accountId === null ? [] : await q.findAccountOwner({ accountId: token.accountId });
  if (owner) {
    await q.insertMail({
      id: newId(),
      recipient: owner.email,
      template: 'token-locked',
      fields: JSON.stringify({ userName: owner.name, tokenName: token.name, reason, network, at: now }),
      now,
    });
  }
  return { lockedNow: reason };
}
