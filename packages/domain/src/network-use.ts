import type { TokenKind } from './token.ts';
import { assertNever } from './assert.ts';

/** Within this long of one another, uses of a token from two networks are one too many (terms, section 3). */
export const concurrentUseWindowMs = 5 * 60_000;

/**
 * Whether a use at `now` comes too soon after one at `seenAt` from elsewhere. Both are epoch milliseconds. An
 * instant ahead of `now` counts as near when it is near: two nodes' clocks differ a little. When it is far ahead the
 * clock has been set back since, nobody knows how long ago that use was, and nobody is locked out for it.
 */
export const isConcurrentUse = (seenAt: number, now: number): boolean =>
  Math.abs(now - seenAt) < concurrentUseWindowMs;

/**
 * Whether use from two networks at once locks a token, or is only noted for its owner (decision 0038). `networkLock`
 * is the owner's own wish.
 */
export function locksOnConcurrentUse(kind: TokenKind, networkLock: boolean): boolean {
  switch (kind) {
    case 'DESKTOP':
    case 'WORKER_DEVICE':
    case 'STAFF':
      return true;
    case 'INTEGRATION':
    case 'PORTAL':
      return networkLock;
    default:
      return assertNever(kind);
  }
}
