/** The life of an ASN (guide, section 6). */
export const shipmentStatuses = [
  'PENDING',
  'IN_TRANSIT',
  'PARTIALLY_RECEIVED',
  'RECEIVED',
  'CANCELLED',
] as const;
export type ShipmentStatus = (typeof shipmentStatuses)[number];
