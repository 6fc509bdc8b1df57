import type { AuditAction } from '@wms/domain';
import type { Caller } from '../caller.ts';
import type { Commit } from '../store/store.ts';

/** What one of 888's staff did, or the operator on the command line, where no caller stands behind it. */
export interface Act {
  readonly caller: Caller | undefined;
  /** Who did it where it was neither staff nor the operator. */
  readonly by?: 'sign-up';
  readonly action: AuditAction;
  /** Whom it concerns; where it is left out, whose warehouse it is. */
  readonly accountId?: string | null;
  readonly warehouseId?: string;
  readonly userId?: string;
  /** What it changed, without secrets; `before` is null for what is new. */
  readonly before: unknown;
  readonly after: unknown;
  /** Why, in the words of whoever did it. */
  readonly reason?: string | undefined;
}

/** Writes an act to the audit log, in the commit that does it. */
export async function noteAct(
  { q, now, newId }: Commit,
  { caller, by, action, accountId, warehouseId, userId, ...detail }: Act,
): Promise<void> {
  const [warehouse] =
    accountId === undefined && warehouseId !== undefined ? await q.findWarehouse({ id: warehouseId }) : [];
  const actBy = by ?? caller?.userId ?? 'operator';
  await q.insertAct({
    id: newId(),
    accountId: accountId ?? warehouse?.accountId ?? null,
    warehouseId: warehouseId ?? null,
    userId: userId ?? null,
    tokenId: caller?.tokenId ?? null,
    action,
    detail: JSON.stringify({ by: actBy, ...detail }),
    at: now,
    actBy,
  });
}
