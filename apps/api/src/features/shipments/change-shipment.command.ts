import type { BodyOf, ShipmentAnswer } from '@wms/contract';
import { isTestWarehouse, mayMoveShipment, type Outcome, reject, type ShipmentStatus } from '@wms/domain';
import type { Caller } from '../../caller.ts';
import { markForSweep, settleOrder } from '../../replenishment/settle-arrivals.ts';
import type { Commit } from '../../store/store.ts';
import { noteShipment } from './note-shipment.ts';
import { presentShipment } from './present-shipment.ts';
import { announceShipped } from './ship.ts';

/** PATCH /shipments/{id}: dispatch moves an ASN on, cancels it, or corrects how it travels. */
export async function changeShipment(
  commit: Commit,
  { caller, params, body }: { caller: Caller; params: { id: string }; body: BodyOf<'changeShipment'> },
): Promise<Outcome<ShipmentAnswer>> {
  const { q, now } = commit;
  const [shipment] = await q.lockShipment({ warehouseId: '', idOrAsnNumber: params.id });
  if (!shipment || isTestWarehouse(shipment.warehouseId)) return reject({ code: 'NOT_FOUND' });
  const { warehouseId, id, asnNumber } = shipment;
  const from = shipment.status as ShipmentStatus;
  const to = body.status ?? from;
  if (!mayMoveShipment(from, to)) return reject({ code: 'SHIPMENT_STATE', asnNumber, status: from });

  const changed = {
    ...shipment,
    status: to,
    carrier: body.carrier ?? shipment.carrier,
    trackingNumber: body.trackingNumber ?? shipment.trackingNumber,
    expectedAt: body.expectedAt === undefined ? shipment.expectedAt : Date.parse(body.expectedAt),
  };
  await q.setShipmentTransport(changed);
  const [lines = []] = await q.readShipmentLines([{ warehouseId, shipmentId: id }]);
  if (to !== from) {
    await q.moveShipment({
      warehouseId,
      id,
      status: to,
      shippedAt: to === 'IN_TRANSIT' ? now : null,
      deliveredAt: null,
      closedShort: false,
      receivedAnswer: null,
    });
    await q.setShipmentLines(
      lines.map(({ position, receivedQty, expectedQty }) => ({
        warehouseId,
        shipmentId: id,
        position,
        receivedQty,
        inTransitQty: to === 'IN_TRANSIT' ? expectedQty : 0,
      })),
    );
    commit.count(warehouseId, `shipments.${from}`, -1);
    commit.count(warehouseId, `shipments.${to}`, 1);
    if (to === 'CANCELLED') await markForSweep(commit, warehouseId, lines);
    if (shipment.orderId !== null) await settleOrder(commit, warehouseId, shipment.orderId);
    if (to === 'IN_TRANSIT') await announceShipped(commit, changed, lines);
  }
  const answer = presentShipment(changed, lines);
  await noteShipment(commit, caller, warehouseId, presentShipment(shipment, lines), answer);
  return answer;
}
