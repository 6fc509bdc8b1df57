import { makeToken, tokenRandomBytes } from '@wms/domain';
import { randomBytes } from 'node:crypto';
import { sha256 } from '../ledger/hash.ts';

export interface RawToken {
  /** Shown once, kept by its owner alone. */
  readonly raw: string;
  /** What the database keeps. */
  readonly digest: string;
  readonly lastFour: string;
}

export const tokenDigest = (raw: string): string => sha256(raw);

export function newRawToken(): RawToken {
  const raw = makeToken(randomBytes(tokenRandomBytes));
  return { raw, digest: tokenDigest(raw), lastFour: raw.slice(-4) };
}
