import { recoveryCodesCount } from '@wms/contract';
import { randomInt } from 'node:crypto';
import type { SecretKeys } from './secret-keys.ts';

/** Letters and digits that nobody takes for one another. */
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const codeLength = 12;

/** Fresh recovery codes, as people write them down: `7KPQ-M2XW-94TC`, 58 bits each. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: recoveryCodesCount }, () =>
    Array.from({ length: codeLength }, () => alphabet.charAt(randomInt(alphabet.length)))
      .join('')
      .replace(/(.{4})(?=.)/g, '$1-'),
  );

/** A code of either kind without what people put between its letters. */
export const plainCode = (given: string): string => given.replace(/[\s-]/g, '').toUpperCase();

/** What is kept of a recovery code of a user. */
export const recoveryDigest = (keys: SecretKeys, userId: string, code: string): string =>
  keys.digest('recovery', `${userId} ${plainCode(code)}`);
