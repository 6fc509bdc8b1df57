import type { BodyOf, ShipmentAnswer } from '@wms/contract';
import { asnNumber, asnSerial, isTestWarehouse, type Outcome, promised, reject } from '@wms/domain';
import type { Caller } from '../../caller.ts';
import { settleOrder } from '../../replenishment/settle-arrivals.ts';
import { shipmentIdPrefix } from '../../store/ids.ts';
import type { Commit } from '../../store/store.ts';
import { noteShipment } from './note-shipment.ts';
import { presentShipment, type ShipmentRow } from './present-shipment.ts';
import { announceShipped, initialiseLevels } from './ship.ts';

/** How many numbers of the server's own form may be taken already before it gives up looking for a free one. */
const serialTriesMax = 100;

/** POST /shipments: 888 dispatch announces a pallet (guide, section 6). */
export async function createShipment(
  commit: Commit,
  { caller, body }: { caller: Caller; body: BodyOf<'createShipment'> },
): Promise<Outcome<ShipmentAnswer>> {
  const { q, now, newId } = commit;
  const { warehouseId } = body;
  const [warehouse] = await q.findWarehouse({ id: warehouseId });
  // Test warehouses ship to themselves; 888 has no part in them.
  const isStaff = caller.accountId === null;
  if (!warehouse || (isStaff && isTestWarehouse(warehouseId))) return reject({ code: 'NOT_FOUND' });
  const duplicateSkus = body.lines
    .map(({ sku }) => sku)
    .filter((sku, index, skus) => skus.indexOf(sku) !== index);
  if (duplicateSkus.length > 0)
    return reject({ code: 'DUPLICATE_SKUS', duplicateSkus: [...new Set(duplicateSkus)] });
  if (body.replenishmentOrderId !== undefined) {
    const [order] = await q.findOrder({ warehouseId, id: body.replenishmentOrderId });
    if (!order) return reject({ code: 'NOT_FOUND' });
  }

  const status = body.status ?? 'IN_TRANSIT';
  const draft = {
    warehouseId,
    id: shipmentIdPrefix + newId(),
    status,
    carrier: body.carrier ?? null,
    trackingNumber: body.trackingNumber ?? null,
    expectedAt: body.expectedAt === undefined ? null : Date.parse(body.expectedAt),
    orderId: body.replenishmentOrderId ?? null,
    createdAt: now,
    shippedAt: status === 'IN_TRANSIT' ? now : null,
  };
  const number = await takeNumber(commit, draft, body.asnNumber);
  if (number === null) return reject({ code: 'DUPLICATE_ASN_NUMBER', asnNumber: body.asnNumber ?? '' });

  const shipment: ShipmentRow = { ...draft, asnNumber: number, deliveredAt: null, receivedAnswer: null };
  await q.insertShipmentLines(
    body.lines.map(({ sku, expectedQty }, position) => ({
      warehouseId,
      shipmentId: shipment.id,
      position,
      sku,
      expectedQty,
      receivedQty: 0,
      inTransitQty: status === 'IN_TRANSIT' ? expectedQty : 0,
    })),
  );
  await initialiseLevels(commit, warehouseId, body.lines);
  commit.count(warehouseId, `shipments.${status}`, 1);
  if (shipment.orderId !== null) await settleOrder(commit, warehouseId, shipment.orderId);
  if (status === 'IN_TRANSIT') await announceShipped(commit, shipment, body.lines);
  const [lines = []] = await q.readShipmentLines([{ warehouseId, shipmentId: shipment.id }]);
  const answer = presentShipment(shipment, lines);
  await noteShipment(commit, caller, warehouseId, null, answer);
  return answer;
}

/** Keeps the shipment under the number asked for, or under the next free one; null when the one asked for is taken. */
async function takeNumber(
  { q }: Commit,
  draft: Omit<Parameters<Commit['q']['insertShipment']>[0], 'asnNumber'>,
  wanted: string | undefined,
): Promise<string | null> {
  if (wanted !== undefined) {
    const kept = await q.insertShipment({ ...draft, asnNumber: wanted });
    if (kept.length === 0) return null;
    const serial = asnSerial(wanted);
    if (serial !== null) await q.raiseSerial({ name: 'asn', value: serial });
    return wanted;
  }
  for (let tries = 0; tries < serialTriesMax; tries++) {
    const [serial] = await q.nextSerial({ name: 'asn' });
    const number = asnNumber(promised(serial, 'a serial is always answered').value);
    const kept = await q.insertShipment({ ...draft, asnNumber: number });
    if (kept.length > 0) return number;
  }
  throw new Error(`no free ASN number in ${serialTriesMax} tries`);
}
