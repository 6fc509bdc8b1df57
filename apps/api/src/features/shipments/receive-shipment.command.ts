import type { AnswerOf, BodyOf } from '@wms/contract';
import {
  isRejected,
  isStockedIn,
  type Outcome,
  outstanding,
  planReceipt,
  promised,
  type ReceiptPlan,
  reject,
  type ShipmentStatus,
  variance,
} from '@wms/domain';
import { movementSourceOf, type WarehouseCaller } from '../../caller.ts';
import { recordMovements } from '../../ledger/record-movements.ts';
import { appendEvent } from '../../outbox/append-event.ts';
import { markForSweep, settleArrivals, settleOrder } from '../../replenishment/settle-arrivals.ts';
import type { Commit } from '../../store/store.ts';
import type { ShipmentLineRow, ShipmentRow } from './present-shipment.ts';
import { announceShipped, initialiseLevels } from './ship.ts';

type ReceiptAnswer = AnswerOf<'receiveShipment'>;

/** POST /shipments/{id}/receive: the one-scan pallet receive (guide, section 6), all of it or nothing. */
export async function receiveShipment(
  commit: Commit,
  {
    caller,
    params,
    body,
  }: { caller: WarehouseCaller; params: { id: string }; body: BodyOf<'receiveShipment'> },
): Promise<Outcome<ReceiptAnswer>> {
  const { q } = commit;
  const { warehouseId } = caller;
  const [shipment] = await q.lockShipment({ warehouseId, idOrAsnNumber: params.id });
  if (!shipment) return reject({ code: 'NOT_FOUND' });
  const [lines = []] = await q.readShipmentLines([{ warehouseId, shipmentId: shipment.id }]);
  const registered = await registeredSkus(commit, warehouseId, lines, body);
  const plan = planReceipt(
    { asnNumber: shipment.asnNumber, status: shipment.status as ShipmentStatus, lines },
    body,
    (sku) => registered.has(sku),
  );
  if (isRejected(plan)) return plan;
  if (plan.kind === 'ALREADY_RECEIVED') return firstAnswer(shipment);

  const quantities = await bookArrivals(commit, caller, shipment, lines, plan, body.stationId ?? null);
  if (isRejected(quantities)) return quantities;
  const answer: ReceiptAnswer = {
    success: true,
    asnNumber: shipment.asnNumber,
    status: plan.status,
    ...(plan.closedShort ? { closedShort: true } : {}),
    lines: plan.lines.map((line) => ({
      sku: line.sku,
      receivedQty: line.receivedQty,
      variance: variance(line),
      quantityAfter: quantities.get(line.sku) ?? 0,
    })),
  };
  await moveOn(commit, shipment, lines, plan, answer);
  return answer;
}

async function registeredSkus(
  { q }: Commit,
  warehouseId: string,
  lines: readonly ShipmentLineRow[],
  body: BodyOf<'receiveShipment'>,
): Promise<ReadonlySet<string>> {
  const skus = new Set(
    [...lines, ...(body.lines ?? [])].map(({ sku }) => sku).filter((sku) => isStockedIn(warehouseId, sku)),
  );
  const found = await q.findProducts([...skus].map((sku) => ({ sku })));
  return new Set(found.flat().map(({ sku }) => sku));
}

/** RECEIVED again: the answer of the call that completed it, and no write. */
function firstAnswer(shipment: ShipmentRow): ReceiptAnswer {
  return { ...(JSON.parse(shipment.receivedAnswer ?? '{}') as ReceiptAnswer), alreadyReceived: true };
}

/** Writes the RECEIVE rows and answers with the level of every SKU of the ASN after them. */
async function bookArrivals(
  commit: Commit,
  caller: WarehouseCaller,
  shipment: ShipmentRow,
  lines: readonly ShipmentLineRow[],
  plan: ReceiptPlan,
  stationId: string | null,
): Promise<Outcome<ReadonlyMap<string, number>>> {
  const { warehouseId } = caller;
  await initialiseLevels(commit, warehouseId, lines);
  const recorded = await recordMovements(
    commit,
    {
      warehouseId,
      source: movementSourceOf(caller.kind),
      userId: caller.userId,
      shipmentId: shipment.id,
      stationId,
    },
    plan.arrivals.map(({ sku, quantity }) => ({
      sku,
      type: 'RECEIVE',
      delta: quantity,
      reference: shipment.asnNumber,
    })),
  );
  if (isRejected(recorded)) return recorded;
  const levels = await commit.q.findLevels(lines.map(({ sku }) => ({ warehouseId, sku })));
  return new Map(levels.flat().map(({ sku, currentQuantity }) => [sku, currentQuantity]));
}

/** The ASN's own state, what is still on its way, the alerts and orders it settles, and who hears of it. */
async function moveOn(
  commit: Commit,
  shipment: ShipmentRow,
  lines: readonly ShipmentLineRow[],
  plan: ReceiptPlan,
  answer: ReceiptAnswer,
): Promise<void> {
  const { q, now } = commit;
  const { warehouseId, id, asnNumber, orderId } = shipment;
  const arrived = plan.arrivals.length > 0;
  await q.moveShipment({
    warehouseId,
    id,
    status: plan.status,
    shippedAt: now,
    deliveredAt: arrived ? now : null,
    closedShort: plan.closedShort,
    receivedAnswer: plan.status === 'RECEIVED' ? JSON.stringify(answer) : null,
  });
  await q.setShipmentLines(
    plan.lines.map((line, index) => ({
      warehouseId,
      shipmentId: id,
      position: promised(lines[index], 'the plan keeps the lines in their order').position,
      receivedQty: line.receivedQty,
      inTransitQty: plan.status === 'RECEIVED' ? 0 : outstanding(line),
    })),
  );
  commit.count(warehouseId, `shipments.${shipment.status}`, -1);
  commit.count(warehouseId, `shipments.${plan.status}`, 1);

  if (plan.closedShort) await markForSweep(commit, warehouseId, plan.lines);
  await settleArrivals(commit, warehouseId, plan.arrivals);
  if (orderId !== null) await settleOrder(commit, warehouseId, orderId);
  if (shipment.status === 'PENDING') await announceShipped(commit, shipment, lines);
  if (arrived && shipment.deliveredAt === null) {
    await appendEvent(commit, warehouseId, 'order.delivered', {
      shipmentId: id,
      asnNumber,
      status: plan.status,
      lines: answer.lines.map(({ sku, receivedQty, variance: difference }) => ({
        sku,
        receivedQty,
        variance: difference,
      })),
    });
  }
}
