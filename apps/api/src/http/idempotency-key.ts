import { headers } from '@wms/contract';
import type { Request } from 'express';
import { hash } from 'node:crypto';
import type { Caller } from '../caller.ts';
import type { SecretKeys } from '../security/secret-keys.ts';
import type { KeyClaim } from '../store/store.ts';
import { type HttpOutcome, refuse } from './outcome.ts';

const keyPattern = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/;
/** Characters of a key's digest that are kept: 128 bits, in base64url. */
const keyDigestLength = 22;

/** Reads Idempotency-Key, quoted or bare; the same string is the same key. Undefined when there is none. */
export function readIdempotencyKey(
  request: Request,
  caller: Caller,
  bodyText: string,
  keys: SecretKeys,
): HttpOutcome<KeyClaim | undefined> {
  const header = request.headers[headers.idempotencyKey];
  if (header === undefined) return undefined;
  const text = String(header).trim();
  const key = /^".*"$/.test(text) && text.length >= 2 ? text.slice(1, -1) : text;
  if (!keyPattern.test(key)) return refuse('BAD_IDEMPOTENCY_KEY');
  return {
    // Staff have no warehouse: their keys are their own.
    scope: caller.warehouseId ?? `staff:${caller.userId}`,
    keyDigest: hash('sha256', key, 'base64url').slice(0, keyDigestLength),
    requestDigest: keys.requestDigest(`${request.method}\n${request.path}\n${bodyText}`),
  };
}
