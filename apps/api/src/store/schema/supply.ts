import {
  alertStatuses,
  forecastHorizons,
  orderStatuses,
  proposalStatuses,
  shipmentStatuses,
} from '@wms/domain';
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
      w.index('alerts_status').on(t.warehouseId, t.status, t.id),
      w.index('alerts_sku').on(t.warehouseId, t.sku, t.id),
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
      w.index('replenishment_orders_status').on(t.status, t.id),
      w.index('replenishment_orders_warehouse').on(t.warehouseId, t.status, t.id),
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
      w.index('shipments_everywhere').on(t.status, t.id),
      w.index('shipments_expected').on(t.status, t.expectedAt, t.id),
      w
        .index('shipments_order')
        .on(t.warehouseId, t.orderId)
        .where(sql`${t.orderId} is not null`),
      w
        .index('shipments_tracking')
        .on(t.warehouseId, t.trackingNumber, t.id)
        .where(sql`${t.trackingNumber} is not null`),
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

  /**
   * How far the ledger of a warehouse has been counted into the tables below. Where the next sweep begins, and no
   * more: which rows of a SKU are counted is said by its own row.
   */
  const consumptionSweeps = w.table(
    'consumption_sweeps',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      sweptId: w.text('swept_id').notNull(), // the last ledger row that a sweep has looked at
    },
    (t) => [w.primaryKey({ columns: [t.warehouseId] })],
  );

  /** One row a SKU: which of its ledger rows are counted, and the last days' consumption, for lists of every SKU. */
  const consumption = w.table(
    'consumption',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      sku: w.text('sku').notNull(),
      countedSequence: w.count('counted_sequence').notNull(), // of the newest counted row of its chain
      newestDay: w.integer('newest_day').notNull(), // of its rows in consumption_days
      recent: w.text('recent').notNull(), // '20608:9 20607:11': day and pieces, the newest first
    },
    (t) => [w.primaryKey({ columns: [t.warehouseId, t.sku] })],
  );

  /** What one SKU used up on one UTC day, counted from the ledger; a day without any movement has no row. */
  const consumptionDays = w.table(
    'consumption_days',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      sku: w.text('sku').notNull(),
      day: w.integer('day').notNull(), // days since 1970-01-01
      consumed: w.count('consumed').notNull(), // SALE, ISSUANCE, OUT and DAMAGE less RETURN
      lastTransactionId: w.text('last_transaction_id').notNull(), // the newest counted row of this day or one before
    },
    (t) => [w.primaryKey({ columns: [t.warehouseId, t.sku, t.day] })],
  );

  const proposals = w.table(
    'forecast_proposals',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      id: w.text('id').notNull(),
      status: w.text('status').notNull(), // a DRAFT is being written and nobody sees it
      horizon: w.text('horizon').notNull(),
      lineCount: w.integer('line_count').notNull(),
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
      w.index('forecast_proposals_status').on(t.warehouseId, t.status, t.id),
      w.index('forecast_proposals_listed').on(t.status, t.id), // over all warehouses
      w.check('forecast_proposals_status', oneOf(t.status, ['DRAFT', ...proposalStatuses])),
      w.check('forecast_proposals_horizon', oneOf(t.horizon, forecastHorizons)),
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
      chosenQuantity: w.integer('chosen_quantity'), // by the approval, instead of the horizon's
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

  return {
    alerts,
    orders,
    shipments,
    shipmentLines,
    consumptionSweeps,
    consumption,
    consumptionDays,
    proposals,
    proposalLines,
  };
}
