import type { Commit } from '../../store/store.ts';

/** Sign-in attempts allowed in a window, per network address and per account (guide, section 2). */
export const signInAttemptsPerAddressMax = 60;
export const signInAttemptsPerAccountMax = 10;
export const signInWindowMs = 15 * 60_000;

export type SignInCount = { refused: false } | { refused: true; retryAfterSeconds: number };

/** Who tries to sign in, from where. Subjects are HMACs. */
export interface SignInAttempt {
  readonly addressSubject: string;
  readonly accountSubject: string;
  /** Normalised; to find out whose audit log a refusal belongs in. */
  readonly email: string;
  readonly network: string;
}

/**
 * Counts an attempt to sign in before the password is looked at, durably, so that a restart forgives nothing.
 * A subject over its limit is refused, and its further attempts still count within the window.
 */
export async function countSignIn(commit: Commit, attempt: SignInAttempt): Promise<SignInCount> {
  const { q, now } = commit;
  const windowEndsAt = now + signInWindowMs;
  const limits = [
    { by: 'address', subject: attempt.addressSubject, max: signInAttemptsPerAddressMax },
    { by: 'account', subject: attempt.accountSubject, max: signInAttemptsPerAccountMax },
  ] as const;
  let refusedUntil = 0;
  for (const { by, subject, max } of limits) {
    const [count] = await q.countAttempt({ subject, now, windowEndsAt });
    if (!count || count.attempts <= max) continue;
    refusedUntil = Math.max(refusedUntil, count.windowEndsAt);
    // A window's first refusal is worth a row, those that follow it are not.
    if (count.attempts === max + 1) await noteThrottled(commit, attempt, by);
  }
  if (refusedUntil === 0) return { refused: false };
  return { refused: true, retryAfterSeconds: Math.max(1, Math.ceil((refusedUntil - now) / 1000)) };
}

async function noteThrottled(
  { q, now, newId }: Commit,
  { email, network }: SignInAttempt,
  by: 'address' | 'account',
): Promise<void> {
  const [user] = await q.findUserByEmail({ email });
  await q.insertAudit({
    id: newId(),
    accountId: user?.accountId ?? null,
    warehouseId: user?.warehouseId ?? null,
    userId: user?.id ?? null,
    tokenId: null,
    action: 'sign-in.throttled',
    detail: JSON.stringify({ by, network }),
    at: now,
  });
}
