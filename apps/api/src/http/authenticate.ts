import { headers, secureSessionCookie, sessionCookie } from '@wms/contract';
import { isRejected } from '@wms/domain';
import type { Request, Response } from 'express';
import type { Caller } from '../caller.ts';
import { tokenDigest } from '../security/raw-tokens.ts';
import { createRequestCounter, type RequestCounterParts } from './count-request.ts';
import { createDeviceGuard } from './guard-device.ts';
import { createNetworkGuard } from './guard-network.ts';
import { type HttpOutcome, refuse } from './outcome.ts';
import { callerOf, isLive } from './token-row.ts';

const devicePattern = /^[0-9a-f]{64}$/;
const bearerPattern = /^Bearer +(wms_[0-9A-Za-z]{40}) *$/i;
const cookiePattern = (name: string) => new RegExp(`(?:^|; ?)${name}=(wms_[0-9A-Za-z]{40})(?:;|$)`);

export interface Authenticated {
  readonly caller: Caller;
  /** Set when the token came in a cookie: what X-WMS-CSRF must be the digest of. */
  readonly cookieDigest: string | null;
  readonly expiresAt: number;
}

export interface AuthenticatorParts extends RequestCounterParts {
  readonly clock: () => number;
  /** Whether the portal is reached by https, which its cookie's name says. */
  readonly secureCookies: boolean;
}

export type Authenticate = (request: Request, response: Response) => Promise<HttpOutcome<Authenticated>>;

/**
 * Finds out who is asking: the token's own state first, then how much it has asked for, then the device that it is
 * bound to and the network that it is used from.
 */
export function createAuthenticator(parts: AuthenticatorParts): Authenticate {
  const { store, clock, limits } = parts;
  const count = createRequestCounter(parts);
  const guardDevice = createDeviceGuard(parts);
  const guardNetwork = createNetworkGuard(parts);
  const inCookie = cookiePattern(parts.secureCookies ? secureSessionCookie : sessionCookie);

  return async function authenticate(request, response) {
    const now = clock();
    const address = request.ip;
    const countable = { request, address, now };
    const presented = tokenOf(request, inCookie);
    if (!presented) return count.ofStranger(countable);
    const digest = tokenDigest(presented.raw);
    const barredSeconds = limits.barredSeconds(digest, address, now);
    if (barredSeconds > 0) return refuse('THROTTLED', { retryAfterSeconds: barredSeconds });
    const [token] = await store.read.findTokenByDigest({ digest });
    // A cookie's token is no Bearer token, and the other way round: a leaked one cannot change its way in.
    if (!token || !isLive(token, now) || (token.kind === 'PORTAL') !== presented.isCookie) {
      return count.ofStranger(countable);
    }
    const throttled = await count.ofToken(token, digest, countable, response);
    if (throttled) return throttled;
    const device = deviceOf(request);
    if (isRejected(device)) return device;
    const lock =
      token.lockReason ??
      (await guardDevice(token, device, address)) ??
      (await guardNetwork(token, address, now));
    if (lock !== null) return refuse('TOKEN_LOCKED', { reason: lock });
    return {
      caller: callerOf(token),
      cookieDigest: presented.isCookie ? digest : null,
      expiresAt: token.expiresAt,
    };
  };
}

/** The raw token that a request presents; a cookie counts only without an Authorization header. */
function tokenOf(
  { headers: { authorization, cookie } }: Request,
  inCookie: RegExp,
): { raw: string; isCookie: boolean } | null {
  const isCookie = authorization === undefined;
  const raw = isCookie ? inCookie.exec(cookie ?? '')?.[1] : bearerPattern.exec(authorization)?.[1];
  return raw === undefined ? null : { raw, isCookie };
}

function deviceOf(request: Request): HttpOutcome<string | null> {
  const device = request.headers[headers.device];
  if (device === undefined) return null;
  return typeof device === 'string' && devicePattern.test(device) ? device : refuse('BAD_DEVICE_HEADER');
}
