import type { ShipmentAnswer } from '@wms/contract';
import type { Caller } from '../../caller.ts';
import { noteAct } from '../../security/note-act.ts';
import type { Commit } from '../../store/store.ts';

/** Notes what dispatch did to a shipment: what it announced of a new one, and of a change what may change. */
export function noteShipment(
  commit: Commit,
  caller: Caller,
  warehouseId: string,
  before: ShipmentAnswer | null,
  after: ShipmentAnswer,
): Promise<void> {
  if (before === null) {
    const lines = after.lines.map(({ sku, expectedQty }) => ({ sku, expectedQty }));
    const { id, replenishmentOrderId } = after;
    const announced = { id, replenishmentOrderId, ...travelOf(after), lines };
    return noteAct(commit, { caller, action: 'shipment.created', warehouseId, before, after: announced });
  }
  const change = { before: travelOf(before), after: travelOf(after) };
  return noteAct(commit, { caller, action: 'shipment.changed', warehouseId, ...change });
}

const travelOf = ({ asnNumber, status, carrier, trackingNumber, expectedAt }: ShipmentAnswer) => ({
  asnNumber,
  status,
  carrier,
  trackingNumber,
  expectedAt,
});
