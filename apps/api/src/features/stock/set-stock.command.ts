import type { BodyOf, SingleMovementAnswer } from '@wms/contract';
import { type Outcome, reject } from '@wms/domain';
import { movementSourceOf, type WarehouseCaller } from '../../caller.ts';
import { recordOne } from '../../ledger/record-one.ts';
import type { Commit } from '../../store/store.ts';

/** POST /stock/set: what was counted becomes the level, by an AUDIT row of the difference (guide, section 4). */
export async function setStock(
  commit: Commit,
  { caller, body }: { caller: WarehouseCaller; body: BodyOf<'setStock'> },
): Promise<Outcome<SingleMovementAnswer>> {
  const { warehouseId } = caller;
  const { sku, quantity, expectedQuantity, reference = null } = body;
  const [[level] = []] = await commit.q.lockLevels([{ warehouseId, sku }]);
  if (!level) return reject({ code: 'UNREGISTERED_SKUS', unregisteredSkus: [sku] });
  if (expectedQuantity !== undefined && expectedQuantity !== level.quantity) {
    return reject({ code: 'QUANTITY_CHANGED', sku, currentQuantity: level.quantity });
  }
  const origin = { warehouseId, source: movementSourceOf(caller.kind), userId: caller.userId };
  return recordOne(commit, origin, { sku, type: 'AUDIT', delta: quantity - level.quantity, reference });
}
