import { type Outcome, reject } from '@wms/domain';
import type { Caller } from '../../caller.ts';
import { noteAct } from '../../security/note-act.ts';
import type { Commit } from '../../store/store.ts';

export interface CreateWarehouse {
  /** Absent on the command line. */
  readonly caller?: Caller;
  readonly accountId: string;
  /** Made by `newWarehouseId`. */
  readonly id: string;
  readonly name: string;
}

/** One more warehouse of an account. */
export async function createWarehouse(
  commit: Commit,
  { caller, accountId, id, name }: CreateWarehouse,
): Promise<Outcome<{ warehouseId: string }>> {
  const { q, now } = commit;
  const [account] = await q.lockAccountStatus({ id: accountId });
  if (!account) return reject({ code: 'NOT_FOUND' });
  await q.insertWarehouse({ id, accountId, name, createdAt: now });
  await noteAct(commit, {
    caller,
    action: 'warehouse.created',
    accountId,
    warehouseId: id,
    before: null,
    after: { name },
  });
  return { warehouseId: id };
}
