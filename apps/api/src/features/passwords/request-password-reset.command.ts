import { appendMail } from '../../outbox/append-mail.ts';
import type { Commit } from '../../store/store.ts';

/** Links asked for in a window, per network address and per e-mail address; what is beyond is silently left undone. */
export const resetRequestsPerAddressMax = 20;
export const resetRequestsPerAccountMax = 3;
export const resetRequestWindowMs = 15 * 60_000;

export interface RequestPasswordReset {
  /** Normalised. */
  readonly email: string;
  readonly addressSubject: string;
  readonly accountSubject: string;
}

/**
 * Notes that somebody asks for a link. It looks nobody up: whether anybody signs in with the address is found out
 * when the mail is sent, so that this takes the same statements and the same time for every address.
 */
export async function requestPasswordReset(
  commit: Commit,
  { email, addressSubject, accountSubject }: RequestPasswordReset,
): Promise<null> {
  const { q, now } = commit;
  const windowEndsAt = now + resetRequestWindowMs;
  const [byAddress] = await q.countAttempt({ subject: addressSubject, now, windowEndsAt });
  const [byAccount] = await q.countAttempt({ subject: accountSubject, now, windowEndsAt });
  const isTooOften =
    (byAddress?.attempts ?? 0) > resetRequestsPerAddressMax ||
    (byAccount?.attempts ?? 0) > resetRequestsPerAccountMax;
  if (!isTooOften) await appendMail(commit, email, 'password-reset', {});
  return null;
}
