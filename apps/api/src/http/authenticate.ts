import { headers, sessionCookie } from '@wms/contract';
import { isRejected, type Role, type TokenKind, type TokenLockReason } from '@wms/domain';
import type { Request } from 'express';
import type { Caller } from '../caller.ts';
import type { WmsStore } from '../open-store.ts';
import { networkOf } from '../security/network.ts';
import { tokenDigest } from '../security/raw-tokens.ts';
import type { SecretKeys } from '../security/secret-keys.ts';
import { type HttpOutcome, refuse } from './outcome.ts';

/** A token's last use is noted at most this often. */
const lastUsedGranularityMs = 60_000;
const devicePattern = /^[0-9a-f]{64}$/;
const bearerPattern = /^Bearer +(wms_[0-9A-Za-z]{40}) *$/i;
const cookiePattern = new RegExp(`(?:^|; ?)${sessionCookie}=(wms_[0-9A-Za-z]{40})(?:;|$)`);

export interface Authenticated {
  readonly caller: Caller;
  /** Set when the token came in a cookie: what X-WMS-CSRF must be the digest of. */
  readonly cookieDigest: string | null;
  readonly expiresAt: number;
}

type TokenRow = Awaited<ReturnType<WmsStore['read']['findTokenByDigest']>>[number];

export interface AuthenticatorParts {
  readonly store: WmsStore;
  readonly keys: SecretKeys;
  readonly clock: () => number;
  readonly onTouchFailed: (error: unknown) => void;
}

/** Finds out who is asking: the token's own state first, then the device it is bound to. */
export function createAuthenticator({ store, keys, clock, onTouchFailed }: AuthenticatorParts) {
  const touching = new Set<string>();

  return async function authenticate(request: Request): Promise<HttpOutcome<Authenticated>> {
    const bearer = bearerPattern.exec(request.headers.authorization ?? '')?.[1];
    const cookie =
      request.headers.authorization === undefined
        ? cookiePattern.exec(request.headers.cookie ?? '')?.[1]
        : undefined;
    const raw = bearer ?? cookie;
    if (raw === undefined) return refuse('UNAUTHENTICATED');
    const digest = tokenDigest(raw);
    const [token] = await store.read.findTokenByDigest({ digest });
    const now = clock();
    // A cookie's token is no Bearer token, and the other way round: a leaked one cannot change its way in.
    if (!token || !isLive(token, now) || (token.kind === 'PORTAL') !== (cookie !== undefined)) {
      return refuse('UNAUTHENTICATED');
    }
    const device = deviceOf(request);
    if (isRejected(device)) return device;
    const lock = token.lockReason ?? (await guardDevice(token, device, request));
    if (lock !== null) return refuse('TOKEN_LOCKED', { reason: lock });
    if (now - (token.lastUsedAt ?? 0) >= lastUsedGranularityMs) touch(token.id);
    return {
      caller: callerOf(token),
      cookieDigest: cookie === undefined ? null : digest,
      expiresAt: token.expiresAt,
    };
  };

  /** Binds the first device, and locks the token for another one or for none (guide, section 2). Null: all is well. */
  async function guardDevice(
    token: TokenRow,
    device: string | null,
    request: Request,
  ): Promise<TokenLockReason | null> {
    if (token.deviceDigest === null && device === null) return null;
    if (token.deviceDigest !== null && device !== null && keys.matches('device', device, token.deviceDigest))
      return null;
    const network = networkOf(request.ip);
    const outcome =
      token.deviceDigest === null && device !== null
        ? await store.commit('bindDevice', {
            tokenId: token.id,
            deviceDigest: keys.digest('device', device),
            network,
          })
        : await store.commit('lockToken', { tokenId: token.id, reason: 'DEVICE_MISMATCH', network });
    if (isRejected(outcome)) return 'DEVICE_MISMATCH';
    const answer = JSON.parse(outcome.text) as { lockedNow?: TokenLockReason };
    return answer.lockedNow ?? null;
  }

  function touch(tokenId: string): void {
    if (touching.has(tokenId)) return;
    touching.add(tokenId);
    store
      .commit('touchToken', { tokenId })
      .catch(onTouchFailed)
      .finally(() => touching.delete(tokenId));
  }
}

const isLive = (token: TokenRow, now: number): boolean =>
  token.revokedAt === null &&
  now < token.expiresAt &&
  token.userStatus === 'ACTIVE' &&
  (token.accountStatus === null || token.accountStatus === 'APPROVED');

function deviceOf(request: Request): HttpOutcome<string | null> {
  const device = request.headers[headers.device];
  if (device === undefined) return null;
  return typeof device === 'string' && devicePattern.test(device) ? device : refuse('BAD_DEVICE_HEADER');
}

const callerOf = (token: TokenRow): Caller => ({
  tokenId: token.id,
  kind: token.kind as TokenKind,
  role: token.role as Role,
  userId: token.userId,
  accountId: token.accountId,
  warehouseId: token.warehouseId,
});
