import type { Commit } from '../../store/store.ts';
import { signInAttemptsPerAccountMax, signInWindowMs } from './count-sign-in.command.ts';

export interface FailedSignIn {
  /** Null when nobody signs in with that e-mail address. The address itself is not kept: it may be a password. */
  readonly user: {
    readonly id: string;
    readonly accountId: string | null;
    readonly warehouseId: string | null;
  } | null;
  /** HMACs of the e-mail address and of where it came from. */
  readonly accountSubject: string;
  readonly addressSubject: string;
  readonly reason: string;
  readonly network: string;
}

/**
 * Leaves a sign-in that failed in the audit log. A window keeps at most as many rows of an account as it allows
 * attempts, and as many of an address that tries accounts which do not exist. Both are counted either way, so that
 * an account that does not exist takes the same time as one that does.
 */
export async function noteFailedSignIn(
  { q, now, newId }: Commit,
  { user, accountSubject, addressSubject, reason, network }: FailedSignIn,
): Promise<null> {
  const windowEndsAt = now + signInWindowMs;
  const [ofAccount] = await q.countAttempt({ subject: `failed ${accountSubject}`, now, windowEndsAt });
  const [ofAddress] = await q.countAttempt({ subject: `failed ${addressSubject}`, now, windowEndsAt });
  const count = user ? ofAccount : ofAddress;
  if (count && count.attempts > signInAttemptsPerAccountMax) return null;
  await q.insertAudit({
    id: newId(),
    accountId: user?.accountId ?? null,
    warehouseId: user?.warehouseId ?? null,
    userId: user?.id ?? null,
    tokenId: null,
    action: 'sign-in.failed',
    detail: JSON.stringify({ reason, network }),
    at: now,
  });
  return null;
}
