import type { Commit } from '../../store/store.ts';

type AuditEntry = Parameters<Commit['q']['insertAudit']>[0];

/** What the operator did on the command line, for the audit log: whom it concerns, and details without secrets. */
export const auditEntry = (
  { newId, now }: Commit,
  action: string,
  concerns: { accountId?: string; warehouseId?: string; userId?: string },
  detail: Readonly<Record<string, unknown>>,
): AuditEntry => ({
  id: newId(),
  accountId: concerns.accountId ?? null,
  warehouseId: concerns.warehouseId ?? null,
  userId: concerns.userId ?? null,
  tokenId: null,
  action,
  detail: JSON.stringify({ ...detail, by: 'operator' }),
  at: now,
});
