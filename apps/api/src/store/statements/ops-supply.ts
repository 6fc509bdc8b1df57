import { and, asc, count, desc, eq, gt, lt, or, sql } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { isReal } from './is-real.ts';
import { $ } from './placeholder.ts';

/** Sorts after every character that an ASN number may hold. */
export const afterAsnCharacters = '~';

/** Shipments, orders and what there is to do, over every warehouse that is no test. */
export function opsSupplyStatements({ db, schema, statement, forEach }: Preparing) {
  const { shipments, orders, products, proposals, proposalLines } = schema;

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
  const isOverdue = and(
    eq(shipments.status, $('status')),
    lt(shipments.expectedAt, $('now')),
    isReal(shipments.warehouseId),
  );
  const inWarehouse = and(
    or(sql`${$('warehouseId')} = ''`, eq(shipments.warehouseId, $('warehouseId'))),
    isReal(shipments.warehouseId),
  );

  const ordersWithProducts = () =>
    db
      .select({
        warehouseId: orders.warehouseId,
        id: orders.id,
        sku: orders.sku,
        name: products.name,
        ourStock: products.ourStock,
        quantity: orders.quantity,
        status: orders.status,
        alertId: orders.alertId,
        proposalId: orders.proposalId,
        createdAt: orders.createdAt,
        updatedAt: orders.updatedAt,
      })
      .from(orders)
      .innerJoin(products, eq(products.sku, orders.sku));
  const nextOrder = and(
    eq(orders.status, $('status')),
    gt(orders.id, $('after')),
    isReal(orders.warehouseId),
  );

  return {
    /** One status at a time, newest first, of every warehouse. */
    pageAllShipments: statement<{ status: string; before: string; limit: number }>()('pageAllShipments', () =>
      db
        .select(shipmentColumns)
        .from(shipments)
        .where(
          and(
            eq(shipments.status, $('status')),
            lt(shipments.id, $('before')),
            isReal(shipments.warehouseId),
          ),
        )
        .orderBy(desc(shipments.id))
        .limit($('limit')),
    ),
    /** One status at a time, the longest overdue first; begin with `afterAt: 0`. `warehouseId` is '' for any. */
    pageOverdueShipments: statement<{
      warehouseId: string;
      status: string;
      now: number;
      afterAt: number;
      afterId: string;
      limit: number;
    }>()('pageOverdueShipments', () =>
      db
        .select(shipmentColumns)
        .from(shipments)
        .where(
          and(
            isOverdue,
            inWarehouse,
            sql`(${shipments.expectedAt}, ${shipments.id}) > (${$('afterAt')}, ${$('afterId')})`,
          ),
        )
        .orderBy(asc(shipments.expectedAt), asc(shipments.id))
        .limit($('limit')),
    ),
    /** By ASN number, from `prefix` to `end`; begin with `after: ''`. `warehouseId` is '' for any. */
    pageShipmentsByNumber: statement<{
      warehouseId: string;
      prefix: string;
      end: string;
      after: string;
      limit: number;
    }>()('pageShipmentsByNumber', () =>
      db
        .select(shipmentColumns)
        .from(shipments)
        .where(
          and(
            sql`${shipments.asnNumber} >= ${$('prefix')}`,
            lt(shipments.asnNumber, $('end')),
            gt(shipments.asnNumber, $('after')),
            inWarehouse,
          ),
        )
        .orderBy(asc(shipments.asnNumber))
        .limit($('limit')),
    ),
    countOverdueShipments: statement<{ status: string; now: number }>()('countOverdueShipments', () =>
      db
        .select({ warehouseId: shipments.warehouseId, value: count() })
        .from(shipments)
        .where(isOverdue)
        .groupBy(shipments.warehouseId),
    ),

    /** One status at a time, the oldest first; begin with `after: ''`. */
    pageOrders: statement<{ status: string; after: string; limit: number }>()('pageOrders', () =>
      ordersWithProducts().where(nextOrder).orderBy(asc(orders.id)).limit($('limit')),
    ),
    pageWarehouseOrders: statement<{ warehouseId: string; status: string; after: string; limit: number }>()(
      'pageWarehouseOrders',
      () =>
        ordersWithProducts()
          .where(and(eq(orders.warehouseId, $('warehouseId')), nextOrder))
          .orderBy(asc(orders.id))
          .limit($('limit')),
    ),
    /** The ASNs that bring an order, in no order: sorted by id, they would be looked for among all of the warehouse. */
    findOrderShipments: forEach<{ warehouseId: string; orderId: string }>()('findOrderShipments', () =>
      db
        .select({ id: shipments.id, asnNumber: shipments.asnNumber, status: shipments.status })
        .from(shipments)
        .where(and(eq(shipments.warehouseId, $('warehouseId')), eq(shipments.orderId, $('orderId')))),
    ),
    countPlacedOrders: statement()('countPlacedOrders', () =>
      db
        .select({ value: count() })
        .from(orders)
        .where(and(eq(orders.status, sql`'PLACED'`), isReal(orders.warehouseId))),
    ),
    /** Of one status, newest first; begin with `before` after every id. */
    pageProposals: statement<{ status: string; before: string; limit: number }>()('pageProposals', () =>
      db
        .select({
          warehouseId: proposals.warehouseId,
          id: proposals.id,
          status: proposals.status,
          horizon: proposals.horizon,
          lineCount: proposals.lineCount,
          createdAt: proposals.createdAt,
          decidedAt: proposals.decidedAt,
          reason: proposals.reason,
        })
        .from(proposals)
        .where(
          and(
            eq(proposals.status, $('status')),
            lt(proposals.id, $('before')),
            isReal(proposals.warehouseId),
          ),
        )
        .orderBy(desc(proposals.id))
        .limit($('limit')),
    ),
    /** Pieces of a proposal at each horizon; what an approval chose itself counts in both. */
    sumProposalLines: forEach<{ warehouseId: string; proposalId: string }>()('sumProposalLines', () =>
      db
        .select({
          QUARTER:
            sql<number>`coalesce(sum(coalesce(${proposalLines.chosenQuantity}, ${proposalLines.quarterQuantity})), 0)`.mapWith(
              Number,
            ),
          HALF_YEAR:
            sql<number>`coalesce(sum(coalesce(${proposalLines.chosenQuantity}, ${proposalLines.halfYearQuantity})), 0)`.mapWith(
              Number,
            ),
        })
        .from(proposalLines)
        .where(
          and(eq(proposalLines.warehouseId, $('warehouseId')), eq(proposalLines.proposalId, $('proposalId'))),
        ),
    ),
    listProposedWarehouses: statement()('listProposedWarehouses', () =>
      db
        .select({ warehouseId: proposals.warehouseId })
        .from(proposals)
        .where(and(sql`${proposals.status} = 'PROPOSED'`, isReal(proposals.warehouseId))),
    ),
  };
}
