import type { Commit } from '../../store/store.ts';

/** Sign-in attempts allowed in a window, per network address and per account (guide, section 2). */
export const signInAttemptsPerAddressMax = 60;
export const signInAttemptsPerAccountMax = 10;
export const signInWindowMs = 15 * 60_000;

export type SignInCount = { refused: false } | { refused: true; retryAfterSeconds: number };

/**
 * Counts an attempt to sign in before the password is looked at, durably, so that a restart forgives nothing.
 * A subject over its limit is refused, and its further attempts still count within the window.
 */
export async function countSignIn(
  { q, now }: Commit,
  { addressSubject, accountSubject }: { addressSubject: string; accountSubject: string },
): Promise<SignInCount> {
  const windowEndsAt = now + signInWindowMs;
  const limits = [
    { subject: addressSubject, max: signInAttemptsPerAddressMax },
    { subject: accountSubject, max: signInAttemptsPerAccountMax },
  ];
  let refusedUntil = 0;
  for (const { subject, max } of limits) {
    const [count] = await q.countAttempt({ subject, now, windowEndsAt });
    if (count && count.attempts > max) refusedUntil = Math.max(refusedUntil, count.windowEndsAt);
  }
  if (refusedUntil === 0) return { refused: false };
  return { refused: true, retryAfterSeconds: Math.max(1, Math.ceil((refusedUntil - now) / 1000)) };
}
