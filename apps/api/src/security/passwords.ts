import { hash, verify } from '@node-rs/argon2';
import { type Outcome, reject, weaknessOf } from '@wms/domain';

/** argon2id with OWASP's parameters (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A hash of no one's password: checked against when there is no account, so that both take the same time. */
const nobody = hash('no account has this password', parameters);

/** The hash of a password that somebody chooses, or why it may not be used: `WEAK_PASSWORD`. */
export async function hashNewPassword(password: string): Promise<Outcome<string>> {
  const reason = weaknessOf(password);
  return reason === null ? hashPassword(password) : reject({ code: 'WEAK_PASSWORD', reason });
}

export const hashPassword = (password: string): Promise<string> => hash(password, parameters);

/** `passwordHash` is null where there is no such person; the answer is then false, and takes as long. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobody), password);
  return matches && passwordHash !== null;
}
