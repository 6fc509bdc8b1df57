import { beforeAll, expect, it } from 'vitest';
import type { WmsStore } from '../../open-store.ts';
import { sweepOnce } from '../../sweeps/replenishment.ts';
import { alertsOf, approve, arrangeAlert } from '../../testing/arrange-alerts.ts';
import { arrangeShipment, changeShipment, receiveShipment } from '../../testing/arrange-shipments.ts';
import {
  accepted,
  answerOf,
  type Arranged,
  arrangeWarehouse,
  registerProducts,
} from '../../testing/arrange.ts';
import { eachEngine } from '../../testing/each-engine.ts';
import { realRowCounts } from '../../testing/real-counts.ts';

eachEngine((engine) => {
  let store: WmsStore;
  beforeAll(async () => {
    store = await engine.open();
    await registerProducts(store, ['A', 'B']);
  });

  /** A warehouse whose A is low and ordered: 90 pieces. */
  const arrangeOrdered = async () => {
    const place = await arrangeWarehouse(store);
    const { id: alertId } = await arrangeAlert(store, place, 'A');
    const orderId = await approve(store, place.supervisor, alertId);
    return { ...place, orderId };
  };
  const ship = (
    { warehouseId, orderId }: { warehouseId: string; orderId: string },
    lines: Record<string, number>,
    status: 'PENDING' | 'IN_TRANSIT' = 'IN_TRANSIT',
  ) => arrangeShipment(store, warehouseId, lines, { replenishmentOrderId: orderId, status });
  const receive = async (
    { supervisor }: Arranged,
    { id }: { id: string },
    body: Parameters<typeof receiveShipment>[3] = {},
  ) => accepted(await receiveShipment(store, supervisor, id, body));
  const cancel = async ({ id }: { id: string }) =>
    accepted(await changeShipment(store, id, { status: 'CANCELLED' }));
  /** The order, then A's alerts, newest first. */
  const state = async ({ warehouseId, orderId }: { warehouseId: string; orderId: string }) => {
    const [order] = await engine.sql<{ status: string }>(
      `select status from replenishment_orders where id = '${orderId}'`,
    );
    const alerts = await alertsOf(store, warehouseId);
    return [order?.status, ...alerts.filter(({ sku }) => sku === 'A').map(({ status }) => status)];
  };
  const swept = async (place: Parameters<typeof state>[0]) => {
    await sweepOnce(store);
    return state(place);
  };

  it('an order goes from PLACED to SHIPPED to RECEIVED with its ASN, and its alert ends', async () => {
    const place = await arrangeOrdered();
    const shipment = await ship(place, { A: 90 }, 'PENDING');
    expect(await swept(place)).toEqual(['PLACED', 'ORDERED']);
    accepted(await changeShipment(store, shipment.id, { status: 'IN_TRANSIT' }));
    expect(await swept(place)).toEqual(['SHIPPED', 'ORDERED']);
    await receive(place, shipment);
    expect(await swept(place)).toEqual(['RECEIVED', 'RESOLVED']);
    const counts = await store.read.readRowCounts({ warehouseId: place.warehouseId });
    const kept = counts.filter(({ value }) => value !== 0).map(({ name, value }) => [name, value]);
    expect(Object.fromEntries(kept)).toEqual(await realRowCounts(engine, place.warehouseId));
  });

  it('a part of the goods ends the alert, and no other opens while the rest is on its way', async () => {
    const place = await arrangeOrdered();
    const shipment = await ship(place, { A: 90 });
    await receive(place, shipment, { lines: [{ sku: 'A', receivedQty: 5 }] });
    expect(await swept(place)).toEqual(['SHIPPED', 'RESOLVED']);
    await receive(place, shipment, { remainder: true, lines: [{ sku: 'A', receivedQty: 2 }], close: true });
    expect(await swept(place)).toEqual(['RECEIVED', 'OPEN', 'RESOLVED']);
  });

  it('closing short without another piece brings the level back before the sweep', async () => {
    const place = await arrangeOrdered();
    const shipment = await ship(place, { A: 90 });
    await receive(place, shipment, { lines: [{ sku: 'A', receivedQty: 5 }] });
    await sweepOnce(store);
    await receive(place, shipment, { close: true });
    expect(await swept(place)).toEqual(['RECEIVED', 'OPEN', 'RESOLVED']);
  });

  it('an order whose last ASN ends without a piece of it ends its alert too, and the sweep opens another', async () => {
    const place = await arrangeOrdered();
    const shipment = await ship(place, { A: 90, B: 10 });
    await receive(place, shipment, { lines: [{ sku: 'B', receivedQty: 10 }], close: true });
    expect(await state(place)).toEqual(['RECEIVED', 'RESOLVED']);
    expect(await swept(place)).toEqual(['RECEIVED', 'OPEN', 'RESOLVED']);
  });

  it('cancelling its ASN makes the order PLACED again, and the alert waits for the next', async () => {
    const place = await arrangeOrdered();
    await cancel(await ship(place, { A: 90 }));
    expect(await swept(place)).toEqual(['PLACED', 'ORDERED']);
    await receive(place, await ship(place, { A: 90 }));
    expect(await swept(place)).toEqual(['RECEIVED', 'RESOLVED']);
  });

  it('an alert that waited for the rest opens anew when that ASN is cancelled', async () => {
    const place = await arrangeOrdered();
    const rest = await arrangeShipment(store, place.warehouseId, { A: 80 });
    await receive(place, await ship(place, { A: 5 }));
    expect(await swept(place)).toEqual(['RECEIVED', 'RESOLVED']);
    await cancel(rest);
    expect(await swept(place)).toEqual(['RECEIVED', 'OPEN', 'RESOLVED']);
  });

  it('an order carried by two ASNs is RECEIVED with the later of them', async () => {
    const place = await arrangeOrdered();
    const [first, second] = [await ship(place, { A: 40 }), await ship(place, { A: 50 })];
    await receive(place, first);
    expect(await swept(place)).toEqual(['SHIPPED', 'RESOLVED']);
    await receive(place, second);
    expect(await swept(place)).toEqual(['RECEIVED', 'RESOLVED']);
  });

  it('two ASNs of one order that are received at once leave it RECEIVED', async () => {
    const other = await engine.open();
    for (let round = 0; round < 5; round++) {
      const place = await arrangeOrdered();
      const [first, second] = [await ship(place, { A: 40 }), await ship(place, { B: 50 })];
      const received = await Promise.all([
        receiveShipment(store, place.supervisor, first.id),
        receiveShipment(other, place.supervisor, second.id),
      ]);
      received.map(accepted);
      expect(await state(place)).toEqual(['RECEIVED', 'RESOLVED']);
    }
  });

  it.each([
    ['an ASN that is not linked', 'ASN'],
    ['/stock/receive', 'STOCK'],
  ])('goods that come by %s fulfil an order that no ASN carries', async (_way, way) => {
    const place = await arrangeOrdered();
    const [alert] = await alertsOf(store, place.warehouseId, ['ORDERED']);
    if (way === 'ASN') await receive(place, await arrangeShipment(store, place.warehouseId, { A: 90 }));
    else {
      const bodyText = JSON.stringify({ sku: 'A', quantity: 90 });
      const outcome = await store.commit('receiveStock', { caller: place.supervisor }, { bodyText });
      expect(answerOf(outcome)).toMatchObject({ resolvedAlertId: alert?.id });
    }
    expect(await swept(place)).toEqual(['RECEIVED', 'RESOLVED']);
  });

  it('goods that come by another way end the alert, and leave the order to the ASN that carries it', async () => {
    const place = await arrangeOrdered();
    const shipment = await ship(place, { A: 90 });
    await receive(place, await arrangeShipment(store, place.warehouseId, { A: 3 }));
    expect(await swept(place)).toEqual(['SHIPPED', 'RESOLVED']);
    await receive(place, shipment);
    expect(await swept(place)).toEqual(['RECEIVED', 'RESOLVED']);
  });
});
