import type { Role, TokenKind } from '@wms/domain';
import type { Caller } from '../caller.ts';
import type { WmsStore } from '../open-store.ts';

/** A token as a request finds it, with its user's and its account's state. */
export type TokenRow = Awaited<ReturnType<WmsStore['read']['findTokenByDigest']>>[number];

/** Whether a token opens anything: not revoked, not expired, and its user and account are in good standing. */
export const isLive = (token: TokenRow, now: number): boolean =>
  token.revokedAt === null &&
  now < token.expiresAt &&
  token.userStatus === 'ACTIVE' &&
  (token.accountStatus === null || token.accountStatus === 'APPROVED');

export const callerOf = (token: TokenRow): Caller => ({
  tokenId: token.id,
  kind: token.kind as TokenKind,
  role: token.role as Role,
  userId: token.userId,
  accountId: token.accountId,
  warehouseId: token.warehouseId,
});
