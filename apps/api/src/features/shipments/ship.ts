import { initialLevel, isStockedIn } from '@wms/domain';
import { createLevels } from '../../ledger/record-movements.ts';
import { appendEvent } from '../../outbox/append-event.ts';
import type { Commit } from '../../store/store.ts';
import type { ShipmentLineRow, ShipmentRow } from './present-shipment.ts';

/** An ASN enters IN_TRANSIT, and partners hear of it, once. */
export async function announceShipped(
  commit: Commit,
  shipment: Pick<ShipmentRow, 'warehouseId' | 'id' | 'asnNumber' | 'carrier' | 'trackingNumber'>,
  lines: readonly { sku: string; expectedQty: number }[],
): Promise<void> {
  await appendEvent(commit, shipment.warehouseId, 'order.shipped', {
    shipmentId: shipment.id,
    asnNumber: shipment.asnNumber,
    carrier: shipment.carrier,
    trackingNumber: shipment.trackingNumber,
    lines: lines.map(({ sku, expectedQty }) => ({ sku, expectedQty })),
  });
}

/**
 * Gives every catalogue SKU of a shipment a level in its warehouse. The first shipment of a SKU sets its par and
 * threshold, which 888 then reviews; a level that exists is left as it is.
 */
export async function initialiseLevels(
  commit: Commit,
  warehouseId: string,
  lines: readonly Pick<ShipmentLineRow, 'sku' | 'expectedQty'>[],
): Promise<void> {
  const products = await commit.q.findProducts(lines.map(({ sku }) => ({ sku })));
  const registered = new Set(products.flat().map(({ sku }) => sku));
  await createLevels(
    commit,
    warehouseId,
    lines
      .filter(({ sku }) => registered.has(sku) && isStockedIn(warehouseId, sku))
      .toSorted((a, b) => (a.sku < b.sku ? -1 : 1))
      .map(({ sku, expectedQty }) => ({ sku, ...initialLevel(expectedQty), needsReview: true })),
  );
}
