import { hasCheckDigit } from '@wms/domain';

const ssccShape = /^(?:\(00\)|00)?(\d{18})$/;

/**
 * The serial shipping container code in a tracking number: 18 digits, the last of them their check digit, with or
 * without the (00) before it; null for every other number (GS1 General Specifications, 3.2 and 7.9).
 */
export function readSscc(trackingNumber: string | null): string | null {
  const digits = ssccShape.exec(trackingNumber?.replaceAll(' ', '') ?? '')?.[1];
  return digits !== undefined && hasCheckDigit(digits) ? digits : null;
}
