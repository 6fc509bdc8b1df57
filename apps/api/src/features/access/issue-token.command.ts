import type { AuditAction, Role, TokenKind } from '@wms/domain';
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
  /** The network that somebody signed in from; absent when the token was minted. */
  readonly signedInFrom?: string;
  /** Whether use from two networks at once locks it although its kind would not. */
  readonly networkLock?: boolean;
  /** The only networks that it may be used from, as CIDR ranges; absent or null: any. */
  readonly allowedNetworks?: readonly string[] | null;
}

/** Keeps a new token; the raw one never reaches the database. */
export async function issueToken(
  commit: Commit,
  {
    replacesEarlier,
    clearsThrottles,
    lifeMs,
    signedInFrom,
    networkLock = false,
    allowedNetworks,
    ...token
  }: IssueToken,
): Promise<{ tokenId: string; expiresAt: number }> {
  const { q, now, newId } = commit;
  const id = newId();
  const expiresAt = now + lifeMs;
  // Otherwise two sign-ins at once would each not see, and so not end, the other's token.
  if (replacesEarlier) await q.lockUser({ id: token.userId });
  await q.insertToken({
    ...token,
    id,
    createdAt: now,
    expiresAt,
    networkLock,
    allowedNetworks: allowedNetworks ? JSON.stringify(allowedNetworks) : null,
  });
  const note = (action: AuditAction, tokenId: string, detail: Readonly<Record<string, unknown>>) =>
    q.insertAudit({
      id: newId(),
      accountId: token.accountId,
      warehouseId: token.warehouseId,
      userId: token.userId,
      tokenId,
      action,
      detail: JSON.stringify(detail),
      at: now,
    });
  if (signedInFrom !== undefined) await note('sign-in.succeeded', id, { network: signedInFrom });
  await note('token.issued', id, { kind: token.kind, role: token.role, name: token.name });
  if (replacesEarlier) {
    const replaced = await q.revokeOtherTokens({
      userId: token.userId,
      kind: token.kind,
      keepId: id,
      at: now,
    });
    for (const { id: replacedId } of replaced) await note('token.revoked', replacedId, { by: 'new sign-in' });
  }
  for (const subject of clearsThrottles) await q.forgetAttempts({ subject });
  return { tokenId: id, expiresAt };
}
