import { type Outcome, reject } from '@wms/domain';
import type { WarehouseCaller } from '../../caller.ts';
import type { Commit } from '../../store/store.ts';

/**
 * DELETE /workers/{id}: the worker may not come in any more. What was issued to them stays, and so does their e-mail
 * address, which nobody else may take. Done already: nothing is written.
 */
export async function suspendWorker(
  { q, now, newId }: Commit,
  { caller, params }: { caller: WarehouseCaller; params: { readonly id: string } },
): Promise<Outcome<null>> {
  const { warehouseId } = caller;
  const [worker] = await q.lockWorker({ warehouseId, id: params.id });
  if (!worker) return reject({ code: 'NOT_FOUND' });
  if (worker.status === 'SUSPENDED') return null;
  const userId = worker.id;
  await q.suspendUser({ id: userId });
  await q.dropPasswordResetsOf({ userId });
  const revoked = await q.revokeAllTokens({ userId, at: now });
  await q.insertAudit({
    id: newId(),
    accountId: caller.accountId,
    warehouseId,
    userId,
    tokenId: caller.tokenId,
    action: 'worker.suspended',
    detail: JSON.stringify({ by: caller.userId, tokensRevoked: revoked.length }),
    at: now,
  });
  return null;
}
