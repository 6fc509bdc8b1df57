import type { BodyOf, SingleMovementAnswer } from '@wms/contract';
import { assertNever, isRejected, type Movement, type Outcome, reject } from '@wms/domain';
import { movementSourceOf, type WarehouseCaller } from '../../caller.ts';
import { recordOne } from '../../ledger/record-one.ts';
import type { Commit } from '../../store/store.ts';

type Body = BodyOf<'createTransaction'>;

/**
 * POST /transactions: one movement from the desktop client. OUT to a worker is an issuance, which the worker may see
 * from then on; the worker must be of the caller's own warehouse.
 */
export async function createTransaction(
  commit: Commit,
  { caller, body }: { caller: WarehouseCaller; body: Body },
): Promise<Outcome<SingleMovementAnswer>> {
  const { warehouseId } = caller;
  const { workerId } = body;
  if (workerId !== undefined) {
    const [worker] = await commit.q.findUser({ id: workerId });
    if (worker?.warehouseId !== warehouseId || worker.role !== 'WORKER' || worker.status !== 'ACTIVE') {
      return reject({ code: 'NOT_FOUND' });
    }
  }
  const answer = await recordOne(
    commit,
    { warehouseId, source: movementSourceOf(caller.kind), userId: caller.userId, workerId: workerId ?? null },
    movementOf(body),
  );
  if (isRejected(answer) || workerId === undefined) return answer;
  await commit.q.appendIssuances([
    { warehouseId, workerId, transactionId: answer.transaction.id, quantity: body.quantity },
  ]);
  commit.count(warehouseId, `issuances.${workerId}`, 1);
  return answer;
}

function movementOf(body: Body): Movement {
  const { sku, type, quantity, workerId, reference = null } = body;
  switch (type) {
    case 'IN':
      return { sku, type: 'IN', delta: quantity, reference };
    case 'OUT':
      return { sku, type: workerId === undefined ? 'OUT' : 'ISSUANCE', delta: -quantity, reference };
    case 'ADJUST':
      return { sku, type: 'ADJUSTMENT', delta: quantity, reference };
    default:
      return assertNever(type);
  }
}
