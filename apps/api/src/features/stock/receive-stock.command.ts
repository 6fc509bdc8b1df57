import type { BodyOf, SingleMovementAnswer } from '@wms/contract';
import { isRejected, type Outcome } from '@wms/domain';
import { movementSourceOf, type WarehouseCaller } from '../../caller.ts';
import { recordOne } from '../../ledger/record-one.ts';
import { settleArrivals } from '../../replenishment/settle-arrivals.ts';
import type { Commit } from '../../store/store.ts';

/** POST /stock/receive: goods of one SKU came in without an ASN, which ends that SKU's ORDERED alert (guide, section 4). */
export async function receiveStock(
  commit: Commit,
  { caller, body }: { caller: WarehouseCaller; body: BodyOf<'receiveStock'> },
): Promise<Outcome<SingleMovementAnswer>> {
  const { warehouseId } = caller;
  const { sku, quantity, reference = null } = body;
  const origin = { warehouseId, source: movementSourceOf(caller.kind), userId: caller.userId };
  const answer = await recordOne(commit, origin, { sku, type: 'RECEIVE', delta: quantity, reference });
  if (isRejected(answer)) return answer;
  const [resolved] = await settleArrivals(commit, warehouseId, [body]);
  return resolved ? { ...answer, resolvedAlertId: resolved.id } : answer;
}
