/** The lengths that a GTIN has as a barcode carries it: GTIN-8, UPC (12), EAN (13), and the 14 of a case. */
export const gtinLengths: readonly number[] = [8, 12, 13, 14];

/** A GTIN is kept and compared in 14 digits; a shorter one is filled up with zeros in front. */
export const gtinLength = 14;

/** An SSCC, the number of one pallet or parcel. */
export const ssccLength = 18;

/**
 * True when the last of these digits is the check digit of those before it: weights of 3 and 1 in turn from the right,
 * and the sum is a multiple of ten (GS1 General Specifications, section 7.9.1).
 */
export function hasCheckDigit(digits: string): boolean {
  if (!/^\d{2,}$/.test(digits)) return false;
  const sum = [...digits]
    .toReversed()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

/** A GTIN in its 14 digits, or null when these digits are none. */
export function readGtin(digits: string): string | null {
  return gtinLengths.includes(digits.length) && hasCheckDigit(digits)
    ? digits.padStart(gtinLength, '0')
    : null;
}
