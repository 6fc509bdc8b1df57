import { type Outcome, reject } from '@wms/domain';
import { appendMail, type MailFields } from '../../outbox/append-mail.ts';
import type { Commit } from '../../store/store.ts';

/** Accounts asked for in a window, per network address and per e-mail address. */
export const signUpsPerAddressMax = 20;
export const signUpsPerEmailMax = 3;
export const signUpWindowMs = 15 * 60_000;

export interface RequestSignUp {
  /** Normalised. */
  readonly email: string;
  readonly wanted: MailFields['sign-up'];
  readonly addressSubject: string;
  readonly accountSubject: string;
}

/**
 * Notes that somebody asks for an account. It looks nobody up: whether anybody signs in with the address already is
 * found out when the mail about it is written, so that this takes the same statements and time for every address.
 */
export async function requestSignUp(
  commit: Commit,
  { email, wanted, addressSubject, accountSubject }: RequestSignUp,
): Promise<Outcome<null>> {
  const { q, now } = commit;
  const windowEndsAt = now + signUpWindowMs;
  const [byAddress] = await q.countAttempt({ subject: addressSubject, now, windowEndsAt });
  const [byEmail] = await q.countAttempt({ subject: accountSubject, now, windowEndsAt });
  const ends = [
    ...(byAddress && byAddress.attempts > signUpsPerAddressMax ? [byAddress.windowEndsAt] : []),
    ...(byEmail && byEmail.attempts > signUpsPerEmailMax ? [byEmail.windowEndsAt] : []),
  ];
  if (ends.length > 0) {
    return reject({ code: 'THROTTLED', retryAfterSeconds: Math.ceil((Math.max(...ends) - now) / 1000) });
  }
  await appendMail(commit, email, 'sign-up', wanted);
  return null;
}
