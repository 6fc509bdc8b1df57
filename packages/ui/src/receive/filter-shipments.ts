import type { ShipmentAnswer } from '@wms/contract';

/** The ASNs that hold the text in their number, carrier, tracking number, or a line's SKU or name; case aside. */
export function filterShipments(shipments: readonly ShipmentAnswer[], search: string): ShipmentAnswer[] {
  const wanted = search.trim().toLocaleLowerCase();
  const holds = (text: string | null) => text?.toLocaleLowerCase().includes(wanted) ?? false;
  return shipments.filter(
    ({ asnNumber, carrier, trackingNumber, lines }) =>
      [asnNumber, carrier, trackingNumber].some(holds) ||
      lines.some(({ sku, name }) => holds(sku) || holds(name)),
  );
}
