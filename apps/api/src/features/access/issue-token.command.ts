import type { Role, TokenKind } from '@wms/domain';
import type { Commit } from '../../store/store.ts';

export interface IssueToken {
  readonly digest: string;
  readonly lastFour: string;
  readonly kind: TokenKind;
  readonly role: Role;
  readonly name: string;
  readonly userId: string;
  readonly accountId: string | null;
  readonly warehouseId: string | null;
  readonly lifeMs: number;
  /** Whether the user's earlier tokens of this kind end with this one (guide, section 2: desktop sign-in). */
  readonly replacesEarlier: boolean;
  /** The throttle subjects that a right password clears. */
  readonly clearsThrottles: readonly string[];
}

/** Keeps a new token; the raw one never reaches the database. */
export async function issueToken(
  { q, now, newId }: Commit,
  { replacesEarlier, clearsThrottles, lifeMs, ...token }: IssueToken,
): Promise<{ tokenId: string; expiresAt: number }> {
  const id = newId();
  const expiresAt = now + lifeMs;
  // Otherwise two sign-ins at once would each not see, and so not end, the other's token.
  if (replacesEarlier) await q.lockUser({ id: token.userId });
  await q.insertToken({ ...token, id, createdAt: now, expiresAt });
  if (replacesEarlier)
    await q.revokeOtherTokens({ userId: token.userId, kind: token.kind, keepId: id, at: now });
  for (const subject of clearsThrottles) await q.forgetAttempts({ subject });
  await q.insertAudit({
    id: newId(),
    accountId: token.accountId,
    warehouseId: token.warehouseId,
    userId: token.userId,
    tokenId: id,
    action: 'token.issued',
    detail: JSON.stringify({ kind: token.kind, role: token.role, name: token.name }),
    at: now,
  });
  return { tokenId: id, expiresAt };
}
