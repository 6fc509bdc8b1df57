import { isConcurrentUse, locksOnConcurrentUse, type TokenKind, type TokenLockReason } from '@wms/domain';
import type { Commit } from '../../store/store.ts';
import { lockRow } from './lock-token.command.ts';

/** Audit entries of one key's changes of network within an hour; further ones are not worth a row. */
export const networkReportsMax = 12;
export const networkReportsWindowMs = 3_600_000;

/** Where a token is used from. Digests, so that the database does not say where anybody is. */
export interface NetworkUse {
  readonly digest: string;
  /** The network as people write it, for the audit entry and the mail of a lock. */
  readonly name: string;
  /** A digest of this same network that an older secret key made; null when there is none. */
  readonly alsoKnownAs: string | null;
  /** The last use from another network that this node knows of, which the row may not have heard of yet. */
  readonly elsewhere: { readonly digest: string; readonly at: number } | null;
}

export interface TokenTouch {
  readonly lockedNow: TokenLockReason | null;
  /** Set where two networks at once do not lock it: then the same network need not be told of again for a while. */
  readonly isReportOnly?: true;
}

/**
 * Notes a use of a token: when, and from which network. From a second network within five minutes it locks the token
 * (terms, section 3), or only leaves an audit entry where its kind is not locked for that. The row decides, so that
 * of two first uses at once, on whichever nodes, the second one finds the first.
 */
export async function touchToken(
  commit: Commit,
  { tokenId, network }: { tokenId: string; network?: NetworkUse },
): Promise<TokenTouch> {
  const { q, now } = commit;
  const [token] = await q.lockToken({ id: tokenId });
  if (!token) return { lockedNow: null };
  // Locked for its device since this request's own was found right: what has begun may end.
  if (token.lockReason === 'DEVICE_MISMATCH') return { lockedNow: null };
  if (token.lockReason !== null) return { lockedNow: token.lockReason as TokenLockReason };
  await q.noteTokenUse({ id: tokenId, at: now });
  if (!network) return { lockedNow: null };

  const { networkDigest, networkSeenAt } = token;
  const locks = locksOnConcurrentUse(token.kind as TokenKind, token.networkLock);
  const isHere = networkDigest === network.digest || networkDigest === network.alsoKnownAs;
  if (networkDigest !== null && !isHere) {
    const { elsewhere } = network;
    const isRecent =
      isConcurrentUse(networkSeenAt ?? 0, now) ||
      (elsewhere?.digest === networkDigest && isConcurrentUse(elsewhere.at, now));
    if (isRecent && locks) return lockRow(commit, token, 'CONCURRENT_SESSION', network.name);
    if (isRecent) await reportChange(commit, token, network.name);
  }
  await q.noteTokenNetwork({ id: tokenId, networkDigest: network.digest, at: now });
  return { lockedNow: null, ...(locks ? {} : { isReportOnly: true }) };
}

/** Tells the owner's audit log that a key is used from two networks, within the bound for an hour. */
async function reportChange(
  { q, now, newId }: Commit,
  token: { id: string; accountId: string | null; warehouseId: string | null; userId: string },
  network: string,
): Promise<void> {
  const subject = `network-changed ${token.id}`;
  const [count] = await q.countAttempt({ subject, now, windowEndsAt: now + networkReportsWindowMs });
  if (count && count.attempts > networkReportsMax) return;
  await q.insertAudit({
    id: newId(),
    accountId: token.accountId,
    warehouseId: token.warehouseId,
    userId: token.userId,
    tokenId: token.id,
    action: 'token.network-changed',
    detail: JSON.stringify({ network }),
    at: now,
  });
}
