import { hash, verify } from '@node-rs/argon2';

/** argon2id with OWASP's parameters (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A hash of no one's password: checked against when there is no account, so that both take the same time. */
const nobody = hash('no account has this password', parameters);

export const hashPassword = (password: string): Promise<string> => hash(password, parameters);

/** `passwordHash` is null where there is no such person; the answer is then false, and takes as long. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobody), password);
  return matches && passwordHash !== null;
}
