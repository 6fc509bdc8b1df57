import { beforeAll, describe, expect, it } from 'vitest';
import type { WmsStore } from '../../open-store.ts';
import { accepted, answerOf, arrangeWarehouse, refusalOf, registerProducts } from '../../testing/arrange.ts';
import { arrangeShipment, changeShipment, createShipment } from '../../testing/arrange-shipments.ts';
import { eachEngine } from '../../testing/each-engine.ts';

eachEngine((engine) => {
  const now = Date.UTC(2026, 5, 1);
  let store: WmsStore;
  beforeAll(async () => {
    store = await engine.open(() => now);
    await registerProducts(store, ['A', 'B', 'FIVE']);
  });
  const eventsOf = (warehouseId: string): Promise<{ name: string; position: number }[]> =>
    engine.sql(`select name, position from events where warehouse_id = '${warehouseId}' order by position`);

  describe('a tracking number', () => {
    it('finds its shipments in one warehouse, newest first and no more than asked for', async () => {
      const { warehouseId } = await arrangeWarehouse(store);
      const elsewhere = await arrangeWarehouse(store);
      const trackingNumber = '376104250021234569';
      const find = async (where: string, limit: number) =>
        (await store.read.findShipmentsByTracking({ warehouseId: where, trackingNumber, limit })).map(
          ({ id }) => id,
        );
      const old = await arrangeShipment(store, warehouseId, { A: 1 }, { trackingNumber });
      const young = await arrangeShipment(store, warehouseId, { A: 1 }, { trackingNumber });
      await arrangeShipment(store, warehouseId, { A: 1 }, { trackingNumber: 'JD02' });
      await arrangeShipment(store, warehouseId, { A: 1 });
      expect(await find(warehouseId, 5)).toEqual([young.id, old.id]);
      expect(await find(warehouseId, 1)).toEqual([young.id]);
      expect(await find(elsewhere.warehouseId, 5)).toEqual([]);
    });
  });

  describe('POST /shipments', () => {
    it('announces a pallet: on its way unless it says PENDING, its lines in the order given', async () => {
      const { warehouseId } = await arrangeWarehouse(store);
      const made = await arrangeShipment(
        store,
        warehouseId,
        { B: 50, A: 100 },
        {
          carrier: 'DHL',
          trackingNumber: 'JD01',
          expectedAt: '2026-06-08T09:00:00.000Z',
        },
      );
      expect(made).toEqual({
        id: expect.stringMatching(/^asn_[0-9A-Z]{26}$/),
        asnNumber: expect.stringMatching(/^ASN-\d{5}$/),
        status: 'IN_TRANSIT',
        carrier: 'DHL',
        trackingNumber: 'JD01',
        expectedAt: '2026-06-08T09:00:00.000Z',
        replenishmentOrderId: null,
        createdAt: '2026-06-01T00:00:00.000Z',
        lines: [
          { sku: 'B', name: 'Name of B', expectedQty: 50, receivedQty: 0, variance: -50 },
          { sku: 'A', name: 'Name of A', expectedQty: 100, receivedQty: 0, variance: -100 },
        ],
      });
      expect(await eventsOf(warehouseId)).toEqual([{ name: 'order.shipped', position: 1 }]);
    });

    it('names an article by its GTIN too, so that a pallet is counted by packages that no list has shown', async () => {
      const { warehouseId } = await arrangeWarehouse(store);
      const gtin = '09520000000011';
      const product = { sku: 'PACKED', name: 'Packed', ourStock: 0, inProduction: 0, gtin };
      accepted(await store.commit('putProducts', { products: [product] }));
      const { lines } = await arrangeShipment(store, warehouseId, { PACKED: 2, A: 1 });
      expect(lines.map((line) => line.gtin)).toEqual([gtin, undefined]);
    });

    it('tells partners of a PENDING one only when it ships, once', async () => {
      const { warehouseId } = await arrangeWarehouse(store);
      const { id } = await arrangeShipment(store, warehouseId, { A: 1 }, { status: 'PENDING' });
      expect(await eventsOf(warehouseId)).toEqual([]);
      accepted(await changeShipment(store, id, { status: 'IN_TRANSIT' }));
      accepted(await changeShipment(store, id, { status: 'IN_TRANSIT' }));
      expect(await eventsOf(warehouseId)).toEqual([{ name: 'order.shipped', position: 1 }]);
    });

    it('gives a SKU its first level, marked for review, and leaves one that exists as it is', async () => {
      const { warehouseId } = await arrangeWarehouse(store, {
        A: { quantity: 7, refillThreshold: 3, parLevel: 9 },
      });
      await arrangeShipment(store, warehouseId, { A: 100, FIVE: 5, UNKNOWN: 5 });
      const levels = await engine.sql(
        `select sku, quantity, refill_threshold as threshold, par_level as par, status,
            case when needs_review then 1 else 0 end as review
           from stock_levels where warehouse_id = '${warehouseId}' order by sku`,
      );
      expect(levels).toEqual([
        { sku: 'A', quantity: 7, threshold: 3, par: 9, status: 'OK', review: 0 },
        { sku: 'FIVE', quantity: 0, threshold: 2, par: 5, status: 'CRITICAL', review: 1 },
      ]);
      const counts = await store.read.readRowCounts({ warehouseId });
      expect(counts).toEqual(expect.arrayContaining([{ name: 'levels.CRITICAL', value: 1 }]));
    });

    it('counts numbers on above the highest of the server’s own form', async () => {
      const { warehouseId } = await arrangeWarehouse(store);
      const numberOf = async (asnNumber?: string) => {
        const more = asnNumber === undefined ? {} : { asnNumber };
        return (await arrangeShipment(store, warehouseId, { A: 1 }, more)).asnNumber;
      };
      await numberOf('ASN-00742');
      expect(await numberOf()).toBe('ASN-00743');
      await numberOf('ASN-00745');
      await numberOf('ASN-00100');
      await numberOf('ASN-9999');
      await numberOf('ASN-SPRING-2026');
      expect(await numberOf()).toBe('ASN-00746');
    });

    it('issues different numbers to shipments made at once', async () => {
      const { warehouseId } = await arrangeWarehouse(store);
      const made = await Promise.all(
        Array.from({ length: 20 }, () => arrangeShipment(store, warehouseId, { A: 1 })),
      );
      expect(new Set(made.map(({ asnNumber }) => asnNumber)).size).toBe(20);
    });

    it('refuses a number that any warehouse uses', async () => {
      const [one, other] = [await arrangeWarehouse(store), await arrangeWarehouse(store)];
      await arrangeShipment(store, one.warehouseId, { A: 1 }, { asnNumber: 'ASN-TAKEN' });
      const again = await createShipment(store, {
        warehouseId: other.warehouseId,
        asnNumber: 'ASN-TAKEN',
        lines: [{ sku: 'A', expectedQty: 1 }],
      });
      expect(refusalOf(again)).toEqual({ code: 'DUPLICATE_ASN_NUMBER', asnNumber: 'ASN-TAKEN' });
      expect(await engine.sql(`select 1 from shipments where warehouse_id = '${other.warehouseId}'`)).toEqual(
        [],
      );
      expect(await eventsOf(other.warehouseId)).toEqual([]);
    });

    it.each<[string, object, object]>([
      ['an unknown warehouse', { warehouseId: 'nowhere' }, { code: 'NOT_FOUND' }],
      ['an unknown order', { replenishmentOrderId: 'none' }, { code: 'NOT_FOUND' }],
      [
        'a SKU twice, each named once',
        { lines: ['A', 'B', 'A', 'A', 'B'].map((sku) => ({ sku, expectedQty: 1 })) },
        { code: 'DUPLICATE_SKUS', duplicateSkus: ['A', 'B'] },
      ],
    ])('refuses %s', async (_case, change, refusal) => {
      const { warehouseId } = await arrangeWarehouse(store);
      const body = { warehouseId, lines: [{ sku: 'A', expectedQty: 1 }], ...change };
      expect(refusalOf(await createShipment(store, body))).toEqual(refusal);
      expect(await engine.sql(`select 1 from shipments where warehouse_id = '${warehouseId}'`)).toEqual([]);
    });
  });

  describe('PATCH /shipments/{id}', () => {
    const inTransit = async (warehouseId: string): Promise<number[]> => {
      const sums = await store.read.readInTransit(['A', 'B'].map((sku) => ({ warehouseId, sku })));
      return sums.flat().map(({ quantity }) => quantity);
    };

    it('moves goods into transit with the ASN and out of it when it is cancelled', async () => {
      const { warehouseId } = await arrangeWarehouse(store);
      const { id, asnNumber } = await arrangeShipment(
        store,
        warehouseId,
        { A: 10, B: 4 },
        { status: 'PENDING' },
      );
      await arrangeShipment(store, warehouseId, { A: 1 });
      expect(await inTransit(warehouseId)).toEqual([1, 0]);
      accepted(await changeShipment(store, id, { status: 'IN_TRANSIT' }));
      expect(await inTransit(warehouseId)).toEqual([11, 4]);
      const cancelled = await changeShipment(store, asnNumber, { status: 'CANCELLED' });
      expect(answerOf(cancelled)).toMatchObject({ id, asnNumber, status: 'CANCELLED' });
      expect(await inTransit(warehouseId)).toEqual([1, 0]);
      expect(await store.read.readRowCounts({ warehouseId })).toEqual(
        expect.arrayContaining([
          { name: 'shipments.PENDING', value: 0 },
          { name: 'shipments.IN_TRANSIT', value: 1 },
          { name: 'shipments.CANCELLED', value: 1 },
        ]),
      );
    });

    it('changes how it travels and nothing else', async () => {
      const { warehouseId } = await arrangeWarehouse(store);
      const made = await arrangeShipment(
        store,
        warehouseId,
        { A: 10 },
        { carrier: 'DHL', trackingNumber: '1' },
      );
      const changed = await changeShipment(store, made.id, {
        carrier: 'UPS',
        expectedAt: '2026-06-09T00:00:00.000Z',
      });
      expect(answerOf(changed)).toEqual({ ...made, carrier: 'UPS', expectedAt: '2026-06-09T00:00:00.000Z' });
      const [row] = await store.read.findShipmentByAsn({ asnNumber: made.asnNumber });
      expect(row).toMatchObject({ carrier: 'UPS', trackingNumber: '1', status: 'IN_TRANSIT' });
    });

    it('refuses to move a cancelled one on, and an unknown one', async () => {
      const { warehouseId } = await arrangeWarehouse(store);
      const { id, asnNumber } = await arrangeShipment(store, warehouseId, { A: 10 });
      accepted(await changeShipment(store, id, { status: 'CANCELLED' }));
      expect(refusalOf(await changeShipment(store, id, { status: 'IN_TRANSIT', carrier: 'UPS' }))).toEqual({
        code: 'SHIPMENT_STATE',
        asnNumber,
        status: 'CANCELLED',
      });
      const [row] = await store.read.findShipmentByAsn({ asnNumber });
      expect(row).toMatchObject({ status: 'CANCELLED', carrier: null });
      expect(refusalOf(await changeShipment(store, 'asn_none', { carrier: 'UPS' }))).toEqual({
        code: 'NOT_FOUND',
      });
    });
  });
});
