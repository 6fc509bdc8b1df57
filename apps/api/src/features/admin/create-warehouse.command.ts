import type { Commit } from '../../store/store.ts';
import { auditEntry } from './audit-entry.ts';

/** One more warehouse of an account, with an id made by `newWarehouseId`. */
export async function createWarehouse(
  commit: Commit,
  { accountId, id, name }: { accountId: string; id: string; name: string },
): Promise<{ warehouseId: string }> {
  const { q, now } = commit;
  await q.insertWarehouse({ id, accountId, name, createdAt: now });
  await q.insertAudit(auditEntry(commit, 'warehouse.created', { accountId, warehouseId: id }, { name }));
  return { warehouseId: id };
}
