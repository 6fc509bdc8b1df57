import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf, ParsedOf } from '@wms/contract';
import type { WmsStore } from '../../open-store.ts';
import { arrangeShipment, changeShipment, receiveShipment } from '../../testing/arrange-shipments.ts';
import { actsOf } from '../../testing/arrange-staff.ts';
import { accepted, type Arranged, arrangeWarehouse, dispatcher } from '../../testing/arrange.ts';
import { eachEngine } from '../../testing/each-engine.ts';
import { listWarehouses } from '../admin/list-warehouses.query.ts';
import { listOrders } from '../orders/list-orders.query.ts';
import { listAllShipments } from '../shipments/list-all-shipments.query.ts';

const dayMs = 86_400_000;

describe('888’s desk over every warehouse', () => {
  eachEngine((engine) => {
    let store: WmsStore;
    let now: number;
    let north: Arranged;
    let south: Arranged;
    const ids: Record<string, string> = {};

    beforeAll(async () => {
      store = await engine.open();
      now = Date.now();
      const levels = { TEE: { quantity: 3, refillThreshold: 5, parLevel: 40 }, CAP: 50 };
      north = await arrangeWarehouse(store, levels);
      south = await arrangeWarehouse(store, levels);
      const iso = (days: number) => new Date(now + days * dayMs).toISOString();
      const make = async (name: string, at: Arranged, more: object) => {
        ids[name] = (
          await arrangeShipment(store, at.warehouseId, { TEE: 10 }, { asnNumber: `ASN-${name}`, ...more })
        ).id;
      };
      await make('A1', north, { status: 'PENDING', expectedAt: iso(-1) });
      await make('A2', south, { expectedAt: iso(-3) });
      await make('A3', north, { expectedAt: iso(2) });
      await make('A4', south, {});
      await make('B1', north, { expectedAt: iso(-9) });
      accepted(await receiveShipment(store, north.supervisor, ids['B1']!));
      await make('B2', south, { status: 'PENDING', expectedAt: iso(-9) });
      accepted(await changeShipment(store, ids['B2']!, { status: 'CANCELLED' }));
    });

    const shipments = (query: Partial<ParsedOf<'listAllShipments'>['query']> = {}) =>
      listAllShipments(store, { limit: 50, ...query }, now);
    const asns = async (query: Parameters<typeof shipments>[0] = {}) =>
      (await shipments(query)).shipments.map(({ asnNumber }) => asnNumber);

    it('shipments are listed newest first over all warehouses, active ones unless a status is asked for', async () => {
      expect(await asns()).toEqual(['ASN-A4', 'ASN-A3', 'ASN-A2', 'ASN-A1']);
      expect(await asns({ status: ['RECEIVED', 'CANCELLED'] })).toEqual(['ASN-B2', 'ASN-B1']);
      expect(await asns({ warehouseId: south.warehouseId })).toEqual(['ASN-A4', 'ASN-A2']);
      expect(await asns({ warehouseId: 'nowhere' })).toEqual([]);
    });

    it('those that are late come the longest overdue first; what has arrived or is cancelled is not late', async () => {
      expect(await asns({ late: 'true' })).toEqual(['ASN-A2', 'ASN-A1']);
      expect(await asns({ late: 'true', warehouseId: north.warehouseId })).toEqual(['ASN-A1']);
      const all = await shipments({ status: ['PENDING', 'IN_TRANSIT', 'RECEIVED', 'CANCELLED'] });
      expect(all.shipments.filter(({ late }) => late).map(({ asnNumber }) => asnNumber)).toEqual([
        'ASN-A2',
        'ASN-A1',
      ]);
    });

    it('a number is found by its beginning, whatever the status', async () => {
      expect(await asns({ search: 'ASN-B' })).toEqual(['ASN-B1', 'ASN-B2']);
      expect(await asns({ search: 'ASN-A4' })).toEqual(['ASN-A4']);
      expect(await asns({ search: 'ASN-B', warehouseId: south.warehouseId })).toEqual(['ASN-B2']);
      expect(await asns({ search: 'N-A' })).toEqual([]);
    });

    it('each says whose it is', async () => {
      expect((await shipments({ search: 'ASN-A1' })).shipments[0]).toMatchObject({
        warehouseId: north.warehouseId,
        warehouseName: 'Main Warehouse',
        companyName: 'Example Ltd',
        lines: [{ sku: 'TEE', expectedQty: 10 }],
      });
    });

    it.each<Partial<ParsedOf<'listAllShipments'>['query']>>([{}, { late: 'true' }, { search: 'ASN-' }])(
      'the list %o is followed by its cursor to the end',
      async (query) => {
        const found: string[] = [];
        for (let cursor: string | undefined, pages = 0; pages < 20; pages++) {
          const { shipments: page, nextCursor } = await shipments({ ...query, limit: 1, cursor });
          found.push(...page.map(({ asnNumber }) => asnNumber));
          if (nextCursor === null) break;
          cursor = decodeURIComponent(nextCursor.slice('c1.'.length));
        }
        expect(found).toEqual(await asns(query));
      },
    );

    it('a cursor of another list begins the late ones anew', async () => {
      expect(await asns({ late: 'true', cursor: 'Infinity x' })).toEqual(['ASN-A2', 'ASN-A1']);
    });

    it('what dispatch does to a shipment is noted, with what it was before', async () => {
      const acts = await actsOf(engine, dispatcher);
      expect(acts.find(({ detail }) => detail.after?.asnNumber === 'ASN-A1')).toMatchObject({
        action: 'shipment.created',
        warehouseId: north.warehouseId,
        detail: { by: dispatcher.userId, before: null, after: { lines: [{ sku: 'TEE', expectedQty: 10 }] } },
      });
      expect(acts.findLast(({ detail }) => detail.after?.asnNumber === 'ASN-B2')).toMatchObject({
        action: 'shipment.changed',
        warehouseId: south.warehouseId,
        detail: { before: { status: 'PENDING' }, after: { status: 'CANCELLED' } },
      });
    });

    const orders = (query: Partial<ParsedOf<'listOrders'>['query']> = {}) =>
      listOrders(store, { limit: 50, ...query });
    const place = async (at: Arranged, id: string, status: string) =>
      engine.sql(
        `insert into replenishment_orders (warehouse_id, id, sku, quantity, status, created_at, updated_at)
          values ('${at.warehouseId}', '${id}', 'TEE', 7, '${status}', ${now}, ${now})`,
      );

    it('orders come by status, PLACED first, and within it the oldest first, with the ASNs that bring them', async () => {
      await place(north, 'o2', 'PLACED');
      await place(south, 'o1', 'PLACED');
      await place(north, 'o0', 'SHIPPED');
      await place(south, 'o3', 'RECEIVED');
      await arrangeShipment(
        store,
        north.warehouseId,
        { TEE: 7 },
        {
          asnNumber: 'ASN-O2',
          status: 'PENDING',
          replenishmentOrderId: 'o2',
        },
      );
      const { orders: all } = await orders();
      expect(all.map(({ id }) => id)).toEqual(['o1', 'o2', 'o0', 'o3']);
      expect(all[1]).toMatchObject({
        companyName: 'Example Ltd',
        sku: 'TEE',
        name: 'Name of TEE',
        quantity: 7,
        ourStock: 1000,
        shipments: [{ asnNumber: 'ASN-O2', status: 'PENDING' }],
      });
      const found = async (query: Parameters<typeof orders>[0]) =>
        (await orders(query)).orders.map(({ id }) => id);
      expect(await found({ status: ['RECEIVED', 'PLACED'] })).toEqual(['o1', 'o2', 'o3']);
      expect(await found({ warehouseId: north.warehouseId })).toEqual(['o2', 'o0']);
      const followed: string[] = [];
      for (let cursor: string | undefined, pages = 0; pages < 9; pages++) {
        const page = await orders({ limit: 1, cursor });
        followed.push(...page.orders.map(({ id }) => id));
        if (page.nextCursor === null) break;
        cursor = decodeURIComponent(page.nextCursor.slice('c1.'.length));
      }
      expect(followed).toEqual(['o1', 'o2', 'o0', 'o3']);
      await engine.sql(`delete from replenishment_orders`);
    });

    it('the overview adds up what there is to do, and names the warehouses, late arrivals first', async () => {
      accepted(await store.commit('sweepMovedLevels', { after: { warehouseId: '', sku: '' }, limit: 1000 }));
      await engine.sql(
        `insert into forecast_proposals (warehouse_id, id, status, horizon, line_count, created_at)
          values ('${south.warehouseId}', 'p1', 'PROPOSED', 'QUARTER', 0, ${now})`,
      );
      await engine.sql(
        `insert into forecast_lines (warehouse_id, proposal_id, sku, quarter_quantity, half_year_quantity,
            chosen_quantity, method, explanation)
          values ('${south.warehouseId}', 'p1', 'CAP', 10, 25, null, 'naive', '{}'),
            ('${south.warehouseId}', 'p1', 'TEE', 7, 9, 3, 'naive', '{}')`,
      );
      const proposed = { status: 'PROPOSED', before: '~', limit: 10 };
      expect(await store.survey('listProposals', proposed)).toMatchObject([
        { id: 'p1', companyName: 'Example Ltd', warehouseId: south.warehouseId, pieces: 13, decidedAt: null },
      ]);
      expect(await store.survey('listProposals', { ...proposed, status: 'REJECTED' })).toEqual([]);
      await place(south, 'o9', 'PLACED');
      const overview: AnswerOf<'readOverview'> = await store.survey('readOverview', { now });
      expect(overview).toMatchObject({
        alerts: { ACKNOWLEDGED: 0, ORDERED: 0 },
        lateShipments: 2,
        accountsPending: 0,
        proposalsProposed: 1,
        ordersPlaced: 1,
        // A1 and the order's own wait to leave; A2, A3 and A4 are on their way.
        shipments: { PENDING: 2, IN_TRANSIT: 3, PARTIALLY_RECEIVED: 0 },
      });
      expect(overview.alerts.OPEN).toBeGreaterThan(0);
      expect(overview.alerts.OPEN).toBe(
        overview.warehouses.reduce((sum, { alerts }) => sum + alerts.OPEN, 0),
      );
      const of = (warehouseId: string) => overview.warehouses.find((row) => row.warehouseId === warehouseId);
      expect(of(south.warehouseId)).toMatchObject({ lateShipments: 1, proposalProposed: true });
      expect(of(north.warehouseId)).toMatchObject({ lateShipments: 1, proposalProposed: false });

      const { warehouses } = await listWarehouses(store, { limit: 50 });
      const summary = warehouses.find(({ id }) => id === south.warehouseId);
      expect(summary).toMatchObject({
        name: 'Main Warehouse',
        levels: { CRITICAL: 1, LOW: 0, OK: 1 },
        alerts: of(south.warehouseId)!.alerts,
        shipments: { PENDING: 0, IN_TRANSIT: 2 },
      });
    });
  });
});
