import { type Outcome, reject, type TokenLockReason } from '@wms/domain';
import { appendMail } from '../../outbox/append-mail.ts';
import type { Commit } from '../../store/store.ts';

type LockableToken = NonNullable<Awaited<ReturnType<Commit['q']['lockToken']>>[number]>;

/** Locks a token and tells the account owner, once however many requests come to it. */
export async function lockToken(
  commit: Commit,
  { tokenId, reason, network }: { tokenId: string; reason: TokenLockReason; network: string },
): Promise<Outcome<{ lockedNow: TokenLockReason }>> {
  const [token] = await commit.q.lockToken({ id: tokenId });
  if (!token) return reject({ code: 'NOT_FOUND' });
  return lockRow(commit, token, reason, network);
}

/** The same for a token whose row this commit has locked already. */
export async function lockRow(
  commit: Commit,
  token: LockableToken,
  reason: TokenLockReason,
  network: string,
): Promise<{ lockedNow: TokenLockReason }> {
  if (token.lockReason !== null) return { lockedNow: token.lockReason as TokenLockReason };
  const { q, now, newId } = commit;
  await q.setTokenLock({ id: token.id, reason, at: now, network });
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
  // Nobody owns 888's own tokens but the person who uses them.
  const [owner] =
    token.accountId === null
      ? await q.findUser({ id: token.userId })
      : await q.findAccountOwner({ accountId: token.accountId });
  if (owner) {
    const fields = { userName: owner.name, tokenName: token.name, reason, network, at: now };
    await appendMail(commit, owner.email, 'token-locked', fields);
  }
  return { lockedNow: reason };
}
