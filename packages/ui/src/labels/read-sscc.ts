const ssccShape = /^(?:\(00\)|00)?(\d{18})$/;

/**
 * The serial shipping container code in a tracking number: 18 digits, the last of them their check digit, with or
 * without the (00) before it; null for every other number (GS1 General Specifications, 3.2 and 7.9).
 */
export function readSscc(trackingNumber: string | null): string | null {
  const digits = ssccShape.exec(trackingNumber?.replaceAll(' ', '') ?? '')?.[1];
  if (digits === undefined) return null;
  return checkDigitOf(digits.slice(0, -1)) === digits.at(-1) ? digits : null;
}

/** Weights 3 and 1 by turns from the right; what is missing to the next ten. */
function checkDigitOf(digits: string): string {
  const sum = [...digits]
    .toReversed()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}
