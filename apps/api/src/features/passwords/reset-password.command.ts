import { type Outcome, reject } from '@wms/domain';
import { appendMail } from '../../outbox/append-mail.ts';
import type { Commit } from '../../store/store.ts';

export interface ResetPassword {
  /** SHA-256 of the link's secret. */
  readonly digest: string;
  readonly passwordHash: string;
  /** The throttle subjects of the account that a new password clears. */
  readonly clearsThrottles: readonly string[];
  /** Where the link was used from. */
  readonly network: string;
}

/**
 * Uses a link up and sets its owner's password. Whoever came in with the old one is out: every token and session of
 * the user ends, and so do their other links.
 */
export async function resetPassword(
  commit: Commit,
  { digest, passwordHash, clearsThrottles, network }: ResetPassword,
): Promise<Outcome<{ tokensRevoked: number }>> {
  const { q, now, newId } = commit;
  const [reset] = await q.findPasswordReset({ digest, now });
  if (reset?.status !== 'ACTIVE') return reject({ code: 'RESET_LINK_INVALID' });
  const { userId } = reset;
  await q.lockUser({ id: userId });
  const taken = await q.takePasswordReset({ digest, now });
  if (taken.length === 0) return reject({ code: 'RESET_LINK_INVALID' });
  await q.dropPasswordResetsOf({ userId });
  await q.setPassword({ id: userId, passwordHash });
  const revoked = await q.revokeAllTokens({ userId, at: now });
  for (const subject of clearsThrottles) await q.forgetAttempts({ subject });
  await q.insertAudit({
    id: newId(),
    accountId: reset.accountId,
    warehouseId: reset.warehouseId,
    userId,
    tokenId: null,
    action: 'password.reset',
    detail: JSON.stringify({ network, tokensRevoked: revoked.length }),
    at: now,
  });
  await appendMail(commit, reset.email, 'password-changed', {
    userName: reset.name,
    at: now,
    keysGoOn: false,
  });
  return { tokensRevoked: revoked.length };
}
