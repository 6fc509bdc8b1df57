import type { OrderStatus } from '../event.ts';
import type { ShipmentStatus } from '../shipment-status.ts';

/**
 * How far an order has come, from the ASNs that carry it (guide, section 6: an ASN is linked to a ReplenishmentOrder):
 * PLACED until one has left, RECEIVED when none is still to come, SHIPPED in between. A cancelled ASN carries nothing,
 * so that cancelling the only one makes the order PLACED again. An order that no ASN carries is RECEIVED once goods of
 * its SKU came by another way.
 */
export function orderStatus(shipments: readonly ShipmentStatus[], goodsCame: boolean): OrderStatus {
  const carrying = shipments.filter((status) => status !== 'CANCELLED');
  if (carrying.length === 0) return goodsCame ? 'RECEIVED' : 'PLACED';
  if (carrying.every((status) => status === 'PENDING')) return 'PLACED';
  return carrying.every((status) => status === 'RECEIVED') ? 'RECEIVED' : 'SHIPPED';
}
