import { and, asc, desc, eq, lt, sql } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { $, $sql } from './placeholder.ts';

/** Shipments and orders. */
export function supplyStatements({ db, schema, locked, statement, forEach }: Preparing) {
  const { shipments, shipmentLines, orders, products } = schema;

  const shipmentColumns = {
    warehouseId: shipments.warehouseId,
    id: shipments.id,
    asnNumber: shipments.asnNumber,
    status: shipments.status,
    carrier: shipments.carrier,
    trackingNumber: shipments.trackingNumber,
    expectedAt: shipments.expectedAt,
    orderId: shipments.orderId,
    createdAt: shipments.createdAt,
    deliveredAt: shipments.deliveredAt,
    receivedAnswer: shipments.receivedAnswer,
  };
  const thisShipment = and(eq(shipments.warehouseId, $('warehouseId')), eq(shipments.id, $('id')));
  const thisLine = and(
    eq(shipmentLines.warehouseId, $('warehouseId')),
    eq(shipmentLines.shipmentId, $('shipmentId')),
    eq(shipmentLines.position, $('position')),
  );

  return {
    insertShipment: statement<
      Omit<typeof shipments.$inferInsert, 'deliveredAt' | 'closedShort' | 'receivedAnswer'>
    >()('insertShipment', () =>
      db
        .insert(shipments)
        .values({
          warehouseId: $('warehouseId'),
          id: $('id'),
          asnNumber: $('asnNumber'),
          status: $('status'),
          carrier: $('carrier'),
          trackingNumber: $('trackingNumber'),
          expectedAt: $('expectedAt'),
          orderId: $('orderId'),
          createdAt: $('createdAt'),
          shippedAt: $('shippedAt'),
          closedShort: false,
        })
        .onConflictDoNothing()
        .returning({ id: shipments.id }),
    ),
    insertShipmentLines: forEach<typeof shipmentLines.$inferInsert>()('insertShipmentLines', () =>
      db.insert(shipmentLines).values({
        warehouseId: $('warehouseId'),
        shipmentId: $('shipmentId'),
        position: $('position'),
        sku: $('sku'),
        expectedQty: $('expectedQty'),
        receivedQty: $('receivedQty'),
        inTransitQty: $('inTransitQty'),
      }),
    ),
    /** By id or ASN number. Dispatch finds shipments of every warehouse; `warehouseId` is '' for any. */
    lockShipment: statement<{ warehouseId: string; idOrAsnNumber: string }>()('lockShipment', () =>
      locked(
        db
          .select(shipmentColumns)
          .from(shipments)
          .where(
            and(
              sql`${shipments.asnNumber} = coalesce((select s.asn_number from shipments s where s.id = ${$('idOrAsnNumber')}), ${$('idOrAsnNumber')})`,
              sql`(${$('warehouseId')} = '' or ${shipments.warehouseId} = ${$('warehouseId')})`,
            ),
          ),
      ),
    ),
    findShipmentByAsn: statement<{ asnNumber: string }>()('findShipmentByAsn', () =>
      db
        .select(shipmentColumns)
        .from(shipments)
        .where(eq(shipments.asnNumber, $('asnNumber'))),
    ),
    /** Newest first, whatever their status: a carrier may give a number out again. */
    findShipmentsByTracking: statement<{ warehouseId: string; trackingNumber: string; limit: number }>()(
      'findShipmentsByTracking',
      () =>
        db
          .select(shipmentColumns)
          .from(shipments)
          .where(
            and(
              eq(shipments.warehouseId, $('warehouseId')),
              eq(shipments.trackingNumber, $('trackingNumber')),
              // Named so that both engines see that the index without the empty ones is enough.
              sql`${shipments.trackingNumber} is not null`,
            ),
          )
          .orderBy(desc(shipments.id))
          .limit($('limit')),
    ),
    /** One status at a time, newest first: the index has them in this order. */
    pageShipments: statement<{ warehouseId: string; status: string; before: string; limit: number }>()(
      'pageShipments',
      () =>
        db
          .select(shipmentColumns)
          .from(shipments)
          .where(
            and(
              eq(shipments.warehouseId, $('warehouseId')),
              eq(shipments.status, $('status')),
              lt(shipments.id, $('before')),
            ),
          )
          .orderBy(desc(shipments.id))
          .limit($('limit')),
    ),
    readShipmentLines: forEach<{ warehouseId: string; shipmentId: string }>()('readShipmentLines', () =>
      db
        .select({
          position: shipmentLines.position,
          sku: shipmentLines.sku,
          name: products.name,
          gtin: products.gtin,
          expectedQty: shipmentLines.expectedQty,
          receivedQty: shipmentLines.receivedQty,
        })
        .from(shipmentLines)
        .leftJoin(products, eq(products.sku, shipmentLines.sku))
        .where(
          and(eq(shipmentLines.warehouseId, $('warehouseId')), eq(shipmentLines.shipmentId, $('shipmentId'))),
        )
        .orderBy(asc(shipmentLines.position)),
    ),
    moveShipment: statement<{
      warehouseId: string;
      id: string;
      status: string;
      shippedAt: number | null;
      deliveredAt: number | null;
      closedShort: boolean;
      receivedAnswer: string | null;
    }>()('moveShipment', () =>
      db
        .update(shipments)
        .set({
          status: $sql('status'),
          shippedAt: sql`coalesce(${shipments.shippedAt}, ${$('shippedAt')})`,
          deliveredAt: sql`coalesce(${shipments.deliveredAt}, ${$('deliveredAt')})`,
          // Bound by its column, which on SQLite makes a number of a flag.
          closedShort: sql`${sql.param($('closedShort'), shipments.closedShort)}`,
          receivedAnswer: $sql('receivedAnswer'),
        })
        .where(thisShipment),
    ),
    setShipmentTransport: statement<{
      warehouseId: string;
      id: string;
      carrier: string | null;
      trackingNumber: string | null;
      expectedAt: number | null;
    }>()('setShipmentTransport', () =>
      db
        .update(shipments)
        .set({
          carrier: sql`coalesce(${$('carrier')}, ${shipments.carrier})`,
          trackingNumber: sql`coalesce(${$('trackingNumber')}, ${shipments.trackingNumber})`,
          expectedAt: sql`coalesce(${$('expectedAt')}, ${shipments.expectedAt})`,
        })
        .where(thisShipment),
    ),
    setShipmentLines: forEach<{
      warehouseId: string;
      shipmentId: string;
      position: number;
      receivedQty: number;
      inTransitQty: number;
    }>()('setShipmentLines', () =>
      db
        .update(shipmentLines)
        .set({ receivedQty: $sql('receivedQty'), inTransitQty: $sql('inTransitQty') })
        .where(thisLine),
    ),
    readInTransit: forEach<{ warehouseId: string; sku: string }>()('readInTransit', () =>
      db
        .select({ quantity: sql<number>`coalesce(sum(${shipmentLines.inTransitQty}), 0)`.mapWith(Number) })
        .from(shipmentLines)
        .where(
          and(
            eq(shipmentLines.warehouseId, $('warehouseId')),
            eq(shipmentLines.sku, $('sku')),
            // Written out, as in the index: no engine uses a partial index for a condition that it learns later.
            sql`${shipmentLines.inTransitQty} > 0`,
          ),
        ),
    ),

    insertOrder: statement<typeof orders.$inferInsert>()('insertOrder', () =>
      db.insert(orders).values({
        warehouseId: $('warehouseId'),
        id: $('id'),
        sku: $('sku'),
        quantity: $('quantity'),
        status: $('status'),
        alertId: $('alertId'),
        proposalId: $('proposalId'),
        createdAt: $('createdAt'),
        updatedAt: $('createdAt'),
      }),
    ),
  };
}
