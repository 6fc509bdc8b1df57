import { type AlertStatus, orderStatus, type OrderStatus, type ShipmentStatus } from '@wms/domain';
import type { Commit } from '../store/store.ts';
import { countAlert } from './alert-state.ts';

/**
 * Goods of these SKUs have come, by whatever way: their ORDERED alerts are over (guide, sections 4 and 6), and an
 * order of theirs that no ASN carries is fulfilled. Answers with the alerts it ended. The caller has locked the levels.
 */
export async function settleArrivals(
  commit: Commit,
  warehouseId: string,
  arrivals: readonly { readonly sku: string }[],
): Promise<readonly { id: string; sku: string }[]> {
  const { q, now } = commit;
  const skus = sortedSkus(arrivals);
  const resolved = (await q.resolveOrderedAlerts(skus.map((sku) => ({ warehouseId, sku, now })))).flat();
  for (const _ of resolved) countAlert(commit, warehouseId, 'ORDERED', 'RESOLVED');
  const orders = await q.findAlertOrders(resolved.map(({ id: alertId }) => ({ warehouseId, alertId })));
  for (const { id } of orders.flat()) await settleOrder(commit, warehouseId, id, { goodsCame: true });
  return resolved;
}

/**
 * Brings an order to where its ASNs are. The last of them ends the order's alert too, even if it brought nothing of
 * the SKU: nothing more will come by this order, and the next sweep opens another alert if one is due.
 */
export async function settleOrder(
  commit: Commit,
  warehouseId: string,
  id: string,
  { goodsCame = false }: { goodsCame?: boolean } = {},
): Promise<void> {
  const { q, now } = commit;
  // Locked before its ASNs are read: of two that arrive at once the second sees what became of the first.
  const [order] = await q.lockOrder({ warehouseId, id });
  if (!order || isOver(order.status as OrderStatus)) return;
  const shipments = await q.readOrderShipments({ warehouseId, orderId: id });
  const status = orderStatus(
    shipments.map((shipment) => shipment.status as ShipmentStatus),
    goodsCame,
  );
  if (status === order.status) return;
  await q.setOrderStatus({ warehouseId, id, status, now });
  if (status !== 'RECEIVED' || order.alertId === null) return;
  const [[alert] = []] = await q.lockAlerts([{ warehouseId, id: order.alertId }]);
  if (!alert || (alert.status as AlertStatus) !== 'ORDERED') return;
  await q.resolveAlerts([{ warehouseId, id: alert.id, now }]);
  countAlert(commit, warehouseId, 'ORDERED', 'RESOLVED');
}

const isOver = (status: OrderStatus): boolean => status === 'RECEIVED' || status === 'CANCELLED';

/**
 * Has the next sweep look at levels that did not move themselves, such as when goods on their way to them will not
 * come after all. SKUs without a level have nothing to look at.
 */
export async function markForSweep(
  commit: Commit,
  warehouseId: string,
  lines: readonly { readonly sku: string }[],
): Promise<void> {
  await commit.q.remarkLevels(sortedSkus(lines).map((sku) => ({ warehouseId, sku })));
}

/** In the order in which everybody locks, so that two that overlap do not wait for each other. */
const sortedSkus = (lines: readonly { readonly sku: string }[]): string[] =>
  lines.map(({ sku }) => sku).toSorted();
