import { isRejected } from '@wms/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WmsStore } from '../../open-store.ts';
import {
  accepted,
  answerOf,
  arrangeWarehouse,
  quantityOf,
  refusalOf,
  registerProducts,
  sale,
  updateStock,
} from '../../testing/arrange.ts';
import {
  arrangeShipment,
  changeShipment,
  type ReceiptAnswer,
  receiveShipment,
} from '../../testing/arrange-shipments.ts';
import { eachEngine } from '../../testing/each-engine.ts';

interface Row {
  readonly sku: string;
  readonly delta: number;
  readonly quantity_after: number;
  readonly reference: string;
  readonly station_id: string | null;
  readonly shipment_id: string;
  readonly source: string;
}

eachEngine((engine) => {
  let store: WmsStore;
  beforeAll(async () => {
    store = await engine.open();
    await registerProducts(store, ['A', 'B', 'C']);
  });

  const receipts = (warehouseId: string): Promise<Row[]> =>
    engine.sql<Row>(
      `select sku, delta, quantity_after, reference, station_id, shipment_id, source from stock_transactions
         where warehouse_id = '${warehouseId}' and type = 'RECEIVE' order by id`,
    );
  const eventsOf = (warehouseId: string): Promise<{ name: string; fields: string }[]> =>
    engine.sql(`select name, fields from events where warehouse_id = '${warehouseId}' order by position`);
  const inTransit = async (warehouseId: string, sku: string): Promise<number> => {
    const [[sum] = []] = await store.read.readInTransit([{ warehouseId, sku }]);
    return sum!.quantity;
  };

  describe('POST /shipments/{id}/receive', () => {
    it('answers the guide’s short receive to the digit and books it', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store, {
        'TSHIRT-BLK-L': 24,
        'HOODIE-NVY-M': 14,
      });
      const { id, asnNumber } = await arrangeShipment(store, warehouseId, {
        'TSHIRT-BLK-L': 100,
        'HOODIE-NVY-M': 50,
      });
      const outcome = await receiveShipment(store, supervisor, id, {
        stationId: 'PACK-01',
        lines: [
          { sku: 'TSHIRT-BLK-L', receivedQty: 98 },
          { sku: 'HOODIE-NVY-M', receivedQty: 50 },
        ],
      });
      expect(answerOf(outcome)).toEqual({
        success: true,
        asnNumber,
        status: 'PARTIALLY_RECEIVED',
        lines: [
          { sku: 'TSHIRT-BLK-L', receivedQty: 98, variance: -2, quantityAfter: 122 },
          { sku: 'HOODIE-NVY-M', receivedQty: 50, variance: 0, quantityAfter: 64 },
        ],
      });
      const common = { reference: asnNumber, station_id: 'PACK-01', shipment_id: id, source: 'DESKTOP' };
      expect(await receipts(warehouseId)).toEqual([
        { ...common, sku: 'TSHIRT-BLK-L', delta: 98, quantity_after: 122 },
        { ...common, sku: 'HOODIE-NVY-M', delta: 50, quantity_after: 64 },
      ]);
      expect(await inTransit(warehouseId, 'TSHIRT-BLK-L')).toBe(2);
      expect(await inTransit(warehouseId, 'HOODIE-NVY-M')).toBe(0);
    });

    it('scanned again when RECEIVED, answers the first answer marked and writes nothing', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store, { A: 3 });
      const { asnNumber } = await arrangeShipment(store, warehouseId, { A: 10 });
      const first = answerOf<ReceiptAnswer>(await receiveShipment(store, supervisor, asnNumber));
      expect(first).toMatchObject({ status: 'RECEIVED', lines: [{ receivedQty: 10, quantityAfter: 13 }] });
      accepted(await updateStock(store, supervisor, [sale('A', 5)]));
      const before = await everything(warehouseId);
      for (const body of [{}, { lines: [{ sku: 'A', receivedQty: 4 }] }, { close: true, remainder: true }]) {
        const again = answerOf(await receiveShipment(store, supervisor, asnNumber, body));
        expect(again).toEqual({ ...first, alreadyReceived: true });
      }
      expect(await everything(warehouseId)).toEqual(before);
    });

    it('takes the remainder of a PARTIALLY_RECEIVED one only when it is asked for as such', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store);
      const { id, asnNumber } = await arrangeShipment(store, warehouseId, { A: 10, B: 5 });
      const counted = await receiveShipment(store, supervisor, id, { lines: [{ sku: 'A', receivedQty: 4 }] });
      expect(answerOf<ReceiptAnswer>(counted).lines).toEqual([
        { sku: 'A', receivedQty: 4, variance: -6, quantityAfter: 4 },
        { sku: 'B', receivedQty: 0, variance: -5, quantityAfter: 0 },
      ]);
      expect(refusalOf(await receiveShipment(store, supervisor, id))).toEqual({
        code: 'SHIPMENT_STATE',
        asnNumber,
        status: 'PARTIALLY_RECEIVED',
      });
      const rest = await receiveShipment(store, supervisor, id, { remainder: true });
      expect(answerOf(rest)).toMatchObject({
        status: 'RECEIVED',
        lines: [
          { sku: 'A', receivedQty: 10, variance: 0, quantityAfter: 10 },
          { sku: 'B', receivedQty: 5, variance: 0, quantityAfter: 5 },
        ],
      });
      expect((await receipts(warehouseId)).map(({ sku, delta }) => [sku, delta])).toEqual([
        ['A', 4],
        ['A', 6],
        ['B', 5],
      ]);
    });

    it('closes a short one without booking anything, and nothing is in transit any more', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store);
      const { id } = await arrangeShipment(store, warehouseId, { A: 10 });
      accepted(await receiveShipment(store, supervisor, id, { lines: [{ sku: 'A', receivedQty: 4 }] }));
      expect(await inTransit(warehouseId, 'A')).toBe(6);
      const closed = answerOf(await receiveShipment(store, supervisor, id, { close: true }));
      expect(closed).toMatchObject({
        status: 'RECEIVED',
        closedShort: true,
        lines: [{ receivedQty: 4, variance: -6, quantityAfter: 4 }],
      });
      expect(await receipts(warehouseId)).toHaveLength(1);
      expect(await inTransit(warehouseId, 'A')).toBe(0);
      expect(answerOf(await receiveShipment(store, supervisor, id))).toEqual({
        ...(closed as object),
        alreadyReceived: true,
      });
    });

    it('received while PENDING counts as shipped first: partners hear both, once', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store);
      const { id, asnNumber } = await arrangeShipment(store, warehouseId, { A: 10 }, { status: 'PENDING' });
      accepted(await receiveShipment(store, supervisor, id, { lines: [{ sku: 'A', receivedQty: 4 }] }));
      accepted(await receiveShipment(store, supervisor, id, { remainder: true }));
      const events = await eventsOf(warehouseId);
      expect(events.map(({ name }) => name)).toEqual(['order.shipped', 'order.delivered']);
      expect(JSON.parse(events[1]!.fields)).toEqual({
        shipmentId: id,
        asnNumber,
        status: 'PARTIALLY_RECEIVED',
        lines: [{ sku: 'A', receivedQty: 4, variance: -6 }],
      });
      expect(
        await engine.sql(`select 1 from shipments where id = '${id}' and shipped_at is not null`),
      ).toHaveLength(1);
    });

    it('accepts up to twice the expected quantity and nothing beyond', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store);
      const { id } = await arrangeShipment(store, warehouseId, { A: 10 });
      const count = (receivedQty: number) =>
        receiveShipment(store, supervisor, id, { lines: [{ sku: 'A', receivedQty }] });
      expect(refusalOf(await count(21))).toEqual({
        code: 'OVER_RECEIPT',
        sku: 'A',
        expectedQty: 10,
        receivedQty: 21,
        max: 20,
      });
      expect(await receipts(warehouseId)).toEqual([]);
      expect(answerOf(await count(20))).toMatchObject({ status: 'RECEIVED', lines: [{ variance: 10 }] });
      expect(await quantityOf(store, warehouseId, 'A')).toBe(20);
    });

    it('refuses what would lift a level above the largest quantity, as a whole', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store, { B: 2_147_483_640 });
      const { id } = await arrangeShipment(store, warehouseId, { A: 10, B: 8 });
      expect(refusalOf(await receiveShipment(store, supervisor, id))).toMatchObject({
        code: 'QUANTITY_OUT_OF_RANGE',
        sku: 'B',
      });
      expect(await quantityOf(store, warehouseId, 'A')).toBe(0);
      expect(await store.read.findShipmentByAsn({ asnNumber: 'none' })).toEqual([]);
    });

    it.each<[string, Record<string, number>, { sku: string; receivedQty: number }[] | undefined, object]>([
      [
        'a SKU of the ASN that is not in the catalogue',
        { A: 1, 'NOT-YET': 2 },
        undefined,
        { code: 'UNREGISTERED_SKUS', unregisteredSkus: ['NOT-YET'] },
      ],
      [
        'a counted SKU that is not on the ASN',
        { A: 1 },
        [
          { sku: 'A', receivedQty: 1 },
          { sku: 'B', receivedQty: 1 },
        ],
        { code: 'UNEXPECTED_SKUS', unexpectedSkus: ['B'] },
      ],
      [
        'a SKU counted twice',
        { A: 5 },
        [
          { sku: 'A', receivedQty: 1 },
          { sku: 'A', receivedQty: 2 },
        ],
        { code: 'DUPLICATE_SKUS', duplicateSkus: ['A'] },
      ],
    ])('refuses %s and books nothing', async (_case, expected, lines, refusal) => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store);
      const { id } = await arrangeShipment(store, warehouseId, expected);
      const before = await everything(warehouseId);
      const outcome = await receiveShipment(store, supervisor, id, lines ? { lines } : {});
      expect(refusalOf(outcome)).toEqual(refusal);
      expect(await everything(warehouseId)).toEqual(before);
    });

    it('can be received once its unknown SKU is registered, which then gets its level', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store);
      const sku = `LATE-${engine.engine}`;
      const { id } = await arrangeShipment(store, warehouseId, { [sku]: 8 });
      expect(refusalOf(await receiveShipment(store, supervisor, id))).toMatchObject({
        code: 'UNREGISTERED_SKUS',
      });
      await registerProducts(store, [sku]);
      expect(answerOf(await receiveShipment(store, supervisor, id))).toMatchObject({
        status: 'RECEIVED',
        lines: [{ quantityAfter: 8 }],
      });
      const [[level] = []] = await store.read.findLevels([{ warehouseId, sku }]);
      expect(level).toMatchObject({ parLevel: 8, refillThreshold: 2 });
    });

    it('treats another tenant’s ASN, by id and by number, like one that does not exist', async () => {
      const owner = await arrangeWarehouse(store);
      const stranger = await arrangeWarehouse(store);
      const { id, asnNumber } = await arrangeShipment(store, owner.warehouseId, { A: 10 });
      for (const name of [id, asnNumber, 'asn_none', 'ASN-NONE', '']) {
        expect(refusalOf(await receiveShipment(store, stranger.supervisor, name))).toEqual({
          code: 'NOT_FOUND',
        });
      }
      expect(await receipts(owner.warehouseId)).toEqual([]);
    });

    it('refuses a cancelled one', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store);
      const { id, asnNumber } = await arrangeShipment(store, warehouseId, { A: 10 });
      accepted(await changeShipment(store, id, { status: 'CANCELLED' }));
      const refusal = { code: 'SHIPMENT_STATE', asnNumber, status: 'CANCELLED' };
      expect(refusalOf(await receiveShipment(store, supervisor, id))).toEqual(refusal);
    });

    it('resolves the ORDERED alerts of the goods that came, and no others', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store, { A: 1, B: 1, C: 1 });
      for (const [sku, status] of [
        ['A', 'ORDERED'],
        ['B', 'ORDERED'],
        ['C', 'ACKNOWLEDGED'],
      ]) {
        await engine.sql(
          `insert into alerts (warehouse_id, id, sku, status, quantity_at_open, opened_at)
             values ('${warehouseId}', 'alert-${sku}', '${sku}', '${status}', 1, 0)`,
        );
      }
      const { id } = await arrangeShipment(store, warehouseId, { A: 10, B: 10, C: 10 });
      const lines = [
        { sku: 'C', receivedQty: 3 },
        { sku: 'A', receivedQty: 3 },
        { sku: 'B', receivedQty: 0 },
      ];
      accepted(await receiveShipment(store, supervisor, id, { lines }));
      expect(
        await engine.sql(`select sku, status from alerts where warehouse_id = '${warehouseId}' order by sku`),
      ).toEqual([
        { sku: 'A', status: 'RESOLVED' },
        { sku: 'B', status: 'ORDERED' },
        { sku: 'C', status: 'ACKNOWLEDGED' },
      ]);
    });

    it('moves its order from PLACED to SHIPPED to RECEIVED', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store);
      const replenishmentOrderId = 'order';
      await engine.sql(
        `insert into replenishment_orders (warehouse_id, id, sku, quantity, status, created_at, updated_at)
           values ('${warehouseId}', '${replenishmentOrderId}', 'A', 10, 'PLACED', 0, 0)`,
      );
      const orderStatus = () =>
        engine.sql(`select status from replenishment_orders where warehouse_id = '${warehouseId}'`);
      const { id } = await arrangeShipment(
        store,
        warehouseId,
        { A: 10 },
        { status: 'PENDING', replenishmentOrderId },
      );
      expect(await orderStatus()).toEqual([{ status: 'PLACED' }]);
      accepted(await changeShipment(store, id, { status: 'IN_TRANSIT' }));
      expect(await orderStatus()).toEqual([{ status: 'SHIPPED' }]);
      accepted(await receiveShipment(store, supervisor, id));
      expect(await orderStatus()).toEqual([{ status: 'RECEIVED' }]);
    });

    it('a dry run answers as if done, marked, and writes nothing', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store, { A: 1 });
      const { id } = await arrangeShipment(store, warehouseId, { A: 10, B: 5 });
      const before = await everything(warehouseId);
      const dry = await receiveShipment(store, supervisor, id, {}, { dryRun: true });
      expect(answerOf(dry)).toMatchObject({
        status: 'RECEIVED',
        dryRun: true,
        lines: [{ quantityAfter: 11 }, {}],
      });
      expect(await everything(warehouseId)).toEqual(before);
    });

    it('scanned by ten at once is booked once', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store, { A: 1 });
      const { id } = await arrangeShipment(store, warehouseId, { A: 10, B: 5 });
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          receiveShipment(store, supervisor, id, { stationId: `PACK-${n}` }),
        ),
      );
      expect(outcomes.some(isRejected)).toBe(false);
      const answers = outcomes.map((outcome) => answerOf<ReceiptAnswer>(outcome));
      expect(answers.filter(({ alreadyReceived }) => !alreadyReceived)).toHaveLength(1);
      expect(await receipts(warehouseId)).toHaveLength(2);
      expect(await quantityOf(store, warehouseId, 'A')).toBe(11);
      expect(await store.survey('verifyLedger', { warehouseId })).toMatchObject({ ok: true });
    });
  });

  /** Every row of the warehouse that a receipt may touch. */
  const everything = async (warehouseId: string): Promise<unknown[]> => {
    const tables = [
      'stock_levels',
      'stock_transactions',
      'shipments',
      'shipment_lines',
      'events',
      'row_counts',
    ];
    const found: unknown[] = [];
    for (const table of tables) {
      const rows = await engine.sql(`select * from ${table} where warehouse_id = '${warehouseId}'`);
      found.push(rows.map((row) => JSON.stringify(row)).toSorted());
    }
    return found;
  };
});
