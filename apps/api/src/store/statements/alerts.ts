import { and, asc, desc, eq, lt, sql } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { $, $sql } from './placeholder.ts';

/** Alerts, the orders they lead to, and the marks of the levels that are to be looked at. */
export function alertStatements({ db, schema, locked, statement, forEach }: Preparing) {
  const { alerts, orders, levels, products, shipments, shipmentLines } = schema;
  const thisAlert = and(eq(alerts.warehouseId, $('warehouseId')), eq(alerts.id, $('id')));
  const thisSku = and(eq(alerts.warehouseId, $('warehouseId')), eq(alerts.sku, $('sku')));
  // As the index of live alerts says it, so that it is used.
  const isLive = sql`${alerts.status} <> 'RESOLVED'`;
  const thisOrder = and(eq(orders.warehouseId, $('warehouseId')), eq(orders.id, $('id')));
  const thisLevel = and(eq(levels.warehouseId, $('warehouseId')), eq(levels.sku, $('sku')));
  const state = {
    id: alerts.id,
    sku: alerts.sku,
    status: alerts.status,
    acknowledgedAt: alerts.acknowledgedAt,
    orderedAt: alerts.orderedAt,
  };

  return {
    /**
     * Locks the next marked levels of all warehouses, after the one named. Those that somebody else has locked are
     * left for later: a movement marks its level anew, and another node's sweep has them in hand.
     */
    lockMovedLevels: statement<{ afterWarehouseId: string; afterSku: string; limit: number }>()(
      'lockMovedLevels',
      () =>
        locked(
          db
            .select({
              warehouseId: levels.warehouseId,
              sku: levels.sku,
              quantity: levels.quantity,
              refillThreshold: levels.refillThreshold,
              parLevel: levels.parLevel,
            })
            .from(levels)
            .where(
              and(
                sql`${levels.moved}`,
                sql`(${levels.warehouseId}, ${levels.sku}) > (${$('afterWarehouseId')}, ${$('afterSku')})`,
              ),
            )
            .orderBy(asc(levels.warehouseId), asc(levels.sku))
            .limit($('limit')),
          { skipLocked: true },
        ),
    ),
    clearMarks: forEach<{ warehouseId: string; sku: string }>()('clearMarks', () =>
      db.update(levels).set({ moved: false }).where(thisLevel),
    ),
    /**
     * Marks levels that did not move themselves. Also those marked already: were they left out, a sweep that has
     * just read them could clear the mark without having seen why they were marked again.
     */
    remarkLevels: forEach<{ warehouseId: string; sku: string }>()('remarkLevels', () =>
      db.update(levels).set({ moved: true }).where(thisLevel),
    ),

    insertAlerts: forEach<{
      warehouseId: string;
      id: string;
      sku: string;
      quantityAtOpen: number;
      openedAt: number;
    }>()('insertAlerts', () =>
      db.insert(alerts).values({
        warehouseId: $('warehouseId'),
        id: $('id'),
        sku: $('sku'),
        status: 'OPEN',
        quantityAtOpen: $('quantityAtOpen'),
        openedAt: $('openedAt'),
      }),
    ),
    findLiveAlerts: forEach<{ warehouseId: string; sku: string }>()('findLiveAlerts', () =>
      db.select(state).from(alerts).where(and(thisSku, isLive)),
    ),
    findNewestAlerts: forEach<{ warehouseId: string; sku: string }>()('findNewestAlerts', () =>
      db.select(state).from(alerts).where(thisSku).orderBy(desc(alerts.id)).limit(1),
    ),
    lockAlerts: forEach<{ warehouseId: string; id: string }>()('lockAlerts', () =>
      locked(db.select(state).from(alerts).where(thisAlert)),
    ),
    acknowledgeAlert: statement<{ warehouseId: string; id: string; now: number }>()('acknowledgeAlert', () =>
      db
        .update(alerts)
        .set({ status: 'ACKNOWLEDGED', acknowledgedAt: $sql('now') })
        .where(thisAlert),
    ),
    orderAlert: statement<{ warehouseId: string; id: string; now: number }>()('orderAlert', () =>
      db
        .update(alerts)
        .set({ status: 'ORDERED', orderedAt: $sql('now') })
        .where(thisAlert),
    ),
    resolveAlerts: forEach<{ warehouseId: string; id: string; now: number }>()('resolveAlerts', () =>
      db
        .update(alerts)
        .set({ status: 'RESOLVED', resolvedAt: $sql('now') })
        .where(thisAlert),
    ),
    /** The goods have come: the SKU's ORDERED alert is over. */
    resolveOrderedAlerts: forEach<{ warehouseId: string; sku: string; now: number }>()(
      'resolveOrderedAlerts',
      () =>
        db
          .update(alerts)
          .set({ status: 'RESOLVED', resolvedAt: $sql('now') })
          .where(and(thisSku, isLive, eq(alerts.status, 'ORDERED')))
          .returning({ id: alerts.id, sku: alerts.sku }),
    ),
    /** One status at a time, newest first: the index has them in this order. */
    pageAlertIds: statement<{ warehouseId: string; status: string; before: string; limit: number }>()(
      'pageAlertIds',
      () =>
        db
          .select({ id: alerts.id })
          .from(alerts)
          .where(
            and(
              eq(alerts.warehouseId, $('warehouseId')),
              eq(alerts.status, $('status')),
              lt(alerts.id, $('before')),
            ),
          )
          .orderBy(desc(alerts.id))
          .limit($('limit')),
    ),
    pageAlertIdsOfSku: statement<{
      warehouseId: string;
      sku: string;
      status: string;
      before: string;
      limit: number;
    }>()('pageAlertIdsOfSku', () =>
      db
        .select({ id: alerts.id })
        .from(alerts)
        .where(and(thisSku, eq(alerts.status, $('status')), lt(alerts.id, $('before'))))
        .orderBy(desc(alerts.id))
        .limit($('limit')),
    ),
    /** Alerts with their level as it is now, what is on its way, and their order. */
    readAlerts: forEach<{ warehouseId: string; id: string }>()('readAlerts', () =>
      db
        .select({
          ...state,
          openedAt: alerts.openedAt,
          name: products.name,
          quantity: levels.quantity,
          refillThreshold: levels.refillThreshold,
          parLevel: levels.parLevel,
          inTransit:
            sql<number>`(select coalesce(sum(${shipmentLines.inTransitQty}), 0) from ${shipmentLines} where ${and(
              eq(shipmentLines.warehouseId, alerts.warehouseId),
              eq(shipmentLines.sku, alerts.sku),
              sql`${shipmentLines.inTransitQty} > 0`,
            )})`.mapWith(Number),
          orderId: orders.id,
          orderQuantity: orders.quantity,
          orderStatus: orders.status,
        })
        .from(alerts)
        .innerJoin(levels, and(eq(levels.warehouseId, alerts.warehouseId), eq(levels.sku, alerts.sku)))
        .innerJoin(products, eq(products.sku, alerts.sku))
        .leftJoin(orders, and(eq(orders.warehouseId, alerts.warehouseId), eq(orders.alertId, alerts.id)))
        .where(thisAlert),
    ),

    /** An alert has one order: placing it again changes the one it has. */
    placeAlertOrder: statement<{
      warehouseId: string;
      id: string;
      sku: string;
      quantity: number;
      alertId: string;
      now: number;
    }>()('placeAlertOrder', () =>
      db
        .insert(orders)
        .values({
          warehouseId: $('warehouseId'),
          id: $('id'),
          sku: $('sku'),
          quantity: $('quantity'),
          status: 'PLACED',
          alertId: $('alertId'),
          createdAt: $('now'),
          updatedAt: $('now'),
        })
        .onConflictDoUpdate({
          target: [orders.warehouseId, orders.alertId],
          set: {
            quantity: sql`excluded.quantity`,
            status: sql`excluded.status`,
            updatedAt: sql`excluded.updated_at`,
          },
        }),
    ),
    findOrder: statement<{ warehouseId: string; id: string }>()('findOrder', () =>
      db.select({ id: orders.id }).from(orders).where(thisOrder),
    ),
    findAlertOrders: forEach<{ warehouseId: string; alertId: string }>()('findAlertOrders', () =>
      db
        .select({ id: orders.id })
        .from(orders)
        .where(and(eq(orders.warehouseId, $('warehouseId')), eq(orders.alertId, $('alertId')))),
    ),
    lockOrder: statement<{ warehouseId: string; id: string }>()('lockOrder', () =>
      locked(db.select({ status: orders.status, alertId: orders.alertId }).from(orders).where(thisOrder)),
    ),
    readOrderShipments: statement<{ warehouseId: string; orderId: string }>()('readOrderShipments', () =>
      db
        .select({ status: shipments.status })
        .from(shipments)
        .where(and(eq(shipments.warehouseId, $('warehouseId')), eq(shipments.orderId, $('orderId')))),
    ),
    setOrderStatus: statement<{ warehouseId: string; id: string; status: string; now: number }>()(
      'setOrderStatus',
      () =>
        db
          .update(orders)
          .set({ status: $sql('status'), updatedAt: $sql('now') })
          .where(thisOrder),
    ),
  };
}
