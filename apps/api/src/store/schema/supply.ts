import { alertStatuses, orderStatuses, shipmentStatuses } from '@wms/domain';
import { sql } from '../drizzle.ts';
import { oneOf, type Words } from '../words.ts';

/** Replenishment: what is low, what was ordered, what is on its way, what is forecast. */
export function supplyTables(w: Words) {
  const alerts = w.table(
    'alerts',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      id: w.text('id').notNull(),
      sku: w.text('sku').notNull(),
      status: w.text('status').notNull(),
      quantityAtOpen: w.integer('quantity_at_open').notNull(),
      openedAt: w.instant('opened_at').notNull(),
      acknowledgedAt: w.instant('acknowledged_at'),
      orderedAt: w.instant('ordered_at'),
      resolvedAt: w.instant('resolved_at'),
    },
    (t) => [
      w.primaryKey({ columns: [t.warehouseId, t.id] }),
      w
        .uniqueIndex('alerts_one_live')
        .on(t.warehouseId, t.sku)
        .where(sql`${t.status} <> 'RESOLVED'`),
      w.check('alerts_status', oneOf(t.status, alertStatuses)),
    ],
  );

  const orders = w.table(
    'replenishment_orders',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      id: w.text('id').notNull(),
      sku: w.text('sku').notNull(),
      quantity: w.integer('quantity').notNull(),
      status: w.text('status').notNull(),
      alertId: w.text('alert_id'),
      proposalId: w.text('proposal_id'),
      createdAt: w.instant('created_at').notNull(),
      updatedAt: w.instant('updated_at').notNull(),
    },
    (t) => [
      w.primaryKey({ columns: [t.warehouseId, t.id] }),
      w.uniqueIndex('replenishment_orders_alert').on(t.warehouseId, t.alertId),
      w.index('replenishment_orders_proposal').on(t.warehouseId, t.proposalId),
      w.check('replenishment_orders_quantity', sql`${t.quantity} > 0`),
      w.check('replenishment_orders_status', oneOf(t.status, orderStatuses)),
    ],
  );

  const shipments = w.table(
    'shipments',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      id: w.text('id').notNull(),
      asnNumber: w.text('asn_number').notNull(),
      status: w.text('status').notNull(),
      carrier: w.text('carrier'),
      trackingNumber: w.text('tracking_number'),
      expectedAt: w.instant('expected_at'),
      orderId: w.text('replenishment_order_id'),
      createdAt: w.instant('created_at').notNull(),
      shippedAt: w.instant('shipped_at'),
      deliveredAt: w.instant('delivered_at'),
      closedShort: w.flag('closed_short').notNull(),
      receivedAnswer: w.text('received_answer'), // of the call that made it RECEIVED
    },
    (t) => [
      w.primaryKey({ columns: [t.warehouseId, t.id] }),
      w.uniqueIndex('shipments_id').on(t.id),
      w.uniqueIndex('shipments_asn_number').on(t.asnNumber),
      w.index('shipments_status').on(t.warehouseId, t.status, t.id),
      w.check('shipments_status', oneOf(t.status, shipmentStatuses)),
    ],
  );

  const shipmentLines = w.table(
    'shipment_lines',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      shipmentId: w.text('shipment_id').notNull(),
      position: w.integer('position').notNull(),
      sku: w.text('sku').notNull(),
      expectedQty: w.integer('expected_qty').notNull(),
      receivedQty: w.integer('received_qty').notNull(),
      inTransitQty: w.integer('in_transit_qty').notNull(), // still on its way: 0 until shipped and after the end
    },
    (t) => [
      w.primaryKey({ columns: [t.warehouseId, t.shipmentId, t.position] }),
      w.foreignKey({
        columns: [t.warehouseId, t.shipmentId],
        foreignColumns: [shipments.warehouseId, shipments.id],
      }),
      w
        .index('shipment_lines_in_transit')
        .on(t.warehouseId, t.sku)
        .where(sql`${t.inTransitQty} > 0`),
      w.check(
        'shipment_lines_quantities',
        sql`${t.expectedQty} > 0 and ${t.receivedQty} >= 0 and ${t.inTransitQty} >= 0`,
      ),
    ],
  );

  /** What one SKU used up on one UTC day, maintained from the ledger. */
  const consumptionDays = w.table(
    'consumption_days',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      sku: w.text('sku').notNull(),
      day: w.integer('day').notNull(), // days since 1970-01-01
      consumed: w.count('consumed').notNull(), // SALE, ISSUANCE, OUT and DAMAGE less RETURN
      lastTransactionId: w.text('last_transaction_id').notNull(),
    },
    (t) => [w.primaryKey({ columns: [t.warehouseId, t.sku, t.day] })],
  );

  const proposals = w.table(
    'forecast_proposals',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      id: w.text('id').notNull(),
      status: w.text('status').notNull(),
      horizon: w.text('horizon').notNull(),
      createdAt: w.instant('created_at').notNull(),
      decidedAt: w.instant('decided_at'),
      reason: w.text('reason'),
    },
    (t) => [
      w.primaryKey({ columns: [t.warehouseId, t.id] }),
      w
        .uniqueIndex('forecast_proposals_one_proposed')
        .on(t.warehouseId)
        .where(sql`${t.status} = 'PROPOSED'`),
      w.check(
        'forecast_proposals_status',
        oneOf(t.status, ['PROPOSED', 'APPROVED', 'REJECTED', 'SUPERSEDED']),
      ),
      w.check('forecast_proposals_horizon', oneOf(t.horizon, ['QUARTER', 'HALF_YEAR'])),
    ],
  );

  const proposalLines = w.table(
    'forecast_lines',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      proposalId: w.text('proposal_id').notNull(),
      sku: w.text('sku').notNull(),
      quarterQuantity: w.integer('quarter_quantity').notNull(),
      halfYearQuantity: w.integer('half_year_quantity').notNull(),
      quantity: w.integer('quantity').notNull(),
      method: w.text('method').notNull(),
      explanation: w.text('explanation').notNull(), // JSON: every term and the error
    },
    (t) => [
      w.primaryKey({ columns: [t.warehouseId, t.proposalId, t.sku] }),
      w.foreignKey({
        columns: [t.warehouseId, t.proposalId],
        foreignColumns: [proposals.warehouseId, proposals.id],
      }),
    ],
  );

  return { alerts, orders, shipments, shipmentLines, consumptionDays, proposals, proposalLines };
}
