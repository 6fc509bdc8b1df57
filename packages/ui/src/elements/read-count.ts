import { quantityMax } from '@wms/domain';

/** A count as people type it: digits, and nothing else. Null for no text and for anything else. */
export function readCount(text: string): number | null {
  const digits = text.trim();
  if (!/^\d{1,10}$/.test(digits)) return null;
  const count = Number(digits);
  return count <= quantityMax ? count : null;
}

/** A signed change as people type it: `3`, `+3`, `-3`, also with the longer minus. Null for 0 and anything else. */
export function readDelta(text: string): number | null {
  const [, sign, digits = ''] = /^([+\-\u2212]?)(\d{1,10})$/.exec(text.trim()) ?? [];
  const count = readCount(digits);
  if (count === null || count === 0) return null;
  return sign === '' || sign === '+' ? count : -count;
}
