import { portalIdleMs } from '@wms/contract';
import type { Role, TokenKind } from '@wms/domain';
import type { Caller } from '../caller.ts';
import type { WmsStore } from '../open-store.ts';

/** A token as a request finds it, with its user's and its account's state. */
export type TokenRow = Awaited<ReturnType<WmsStore['read']['findTokenByDigest']>>[number];

/** Whether a token opens anything: not revoked, not expired, and its user and account are in good standing. */
export const isLive = (token: TokenRow, now: number): boolean =>
  token.revokedAt === null &&
  now < token.expiresAt &&
  !isIdle(token, now) &&
  token.userStatus === 'ACTIVE' &&
  (token.accountStatus === null || token.accountStatus === 'APPROVED');

/** A browser that was left behind is not for whoever comes by next; a program that pauses stays what it is. */
const isIdle = ({ kind, createdAt, lastUsedAt }: TokenRow, now: number): boolean =>
  kind === 'PORTAL' && now - (lastUsedAt ?? createdAt) > portalIdleMs;

export const callerOf = (token: TokenRow): Caller => ({
  tokenId: token.id,
  kind: token.kind as TokenKind,
  role: token.role as Role,
  userId: token.userId,
  accountId: token.accountId,
  warehouseId: token.warehouseId,
});
