import type { ShipmentAnswer } from '@wms/contract';
import type { Label } from './label.ts';

/** The label of a shipment's pallet; `shipTo` is the warehouse's name where the screen knows it. */
export function palletLabel(shipment: ShipmentAnswer, shipTo: string | null): Label {
  const { asnNumber, trackingNumber, carrier, expectedAt, lines } = shipment;
  const pieces = lines.reduce((total, { expectedQty }) => total + expectedQty, 0);
  return {
    kind: 'PALLET',
    asnNumber,
    trackingNumber,
    shipTo,
    carrier,
    expectedAt,
    pieces,
    skus: lines.length,
  };
}
