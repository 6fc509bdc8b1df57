import type { ShipmentAnswer } from '@wms/contract';
import { type ShipmentStatus, variance } from '@wms/domain';
import type { Statements } from '../../store/statements/statements.ts';

export type ShipmentRow = Awaited<ReturnType<Statements['findShipmentByAsn']>>[number];
export type ShipmentLineRow = Awaited<ReturnType<Statements['readShipmentLines']>>[number][number];

const isoOrNull = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();

/** A shipment as it goes on the wire. */
export const presentShipment = (row: ShipmentRow, lines: readonly ShipmentLineRow[]): ShipmentAnswer => ({
  id: row.id,
  asnNumber: row.asnNumber,
  status: row.status as ShipmentStatus,
  carrier: row.carrier,
  trackingNumber: row.trackingNumber,
  expectedAt: isoOrNull(row.expectedAt),
  replenishmentOrderId: row.orderId,
  createdAt: new Date(row.createdAt).toISOString(),
  lines: lines.map(({ sku, name, gtin, expectedQty, receivedQty }) => ({
    sku,
    name,
    expectedQty,
    receivedQty,
    variance: variance({ sku, expectedQty, receivedQty }),
    ...(gtin === null ? {} : { gtin }),
  })),
});
