import { asnNumberLengthMax } from '@wms/contract';
import { readGtin, skuLengthMax } from '@wms/domain';
import {
  type ElementField,
  type ElementReading,
  groupSeparator,
  readBracketed,
  readElements,
} from './element-string.ts';

/** Why a code is nothing that we know; `DAMAGED` ones say what they are, but not whole or not right. */
export type UnknownReason = 'EMPTY' | 'TOO_LONG' | 'DAMAGED' | 'UNREADABLE' | 'NOT_GOODS';

/** What a code says of itself; whether it exists is the server's to say. */
export type Code =
  | { readonly kind: 'ASN'; readonly asnNumber: string }
  | { readonly kind: 'BADGE'; readonly badge: string }
  /** Perhaps a SKU: any text may be one, so it has to be looked up. */
  | { readonly kind: 'SKU'; readonly sku: string }
  /** In 14 digits. `sku` is the code as it was scanned, where that may be a SKU as well, `count` the label's pieces. */
  | {
      readonly kind: 'GTIN';
      readonly gtin: string;
      readonly sku: string | null;
      readonly count: number | null;
    }
  /** One pallet or parcel, in 18 digits. */
  | { readonly kind: 'SSCC'; readonly sscc: string }
  | { readonly kind: 'UNKNOWN'; readonly text: string; readonly reason: UnknownReason };

export const badgeLengthMax = 24;

/** Stands for a key press that left no character, such as a dead key's: what was scanned cannot be told. */
export const lostCharacter = '\ufffd';

const asnPattern = /^ASN-[A-Za-z0-9._-]+$/;
const badgePattern = /^WKR-[A-Za-z0-9]+$/;

/** Which symbology a scanner read, if it is set to say so: a bracket, a letter and a digit (ISO/IEC 15424). */
const symbologyPattern = /^\][A-Za-z][0-9A-Za-z]/;

/** The symbologies that carry GS1 element strings: GS1-128, DataBar and composites, DataMatrix, QR, DotCode. */
const gs1Symbologies: ReadonlySet<string> = new Set([']C1', ']e0', ']e1', ']e2', ']d2', ']Q3', ']J1']);

/**
 * Says what a code is. The prefixes `ASN-` and `WKR-` are reserved for shipments (guide, section 6) and badges: a
 * damaged one is unknown, never a SKU. The same holds for GS1 labels that a check digit contradicts.
 */
export function classifyCode(scanned: string): Code {
  const symbology = symbologyPattern.exec(scanned)?.[0] ?? '';
  const text = scanned.slice(symbology.length).trim();
  if (text === '') return { kind: 'UNKNOWN', text, reason: 'EMPTY' };
  if (text.includes(lostCharacter)) return { kind: 'UNKNOWN', text, reason: 'UNREADABLE' };
  if (text.startsWith('ASN-')) return classifyAsn(text);
  if (text.startsWith('WKR-')) return classifyBadge(text);
  // String.trim() leaves separators alone, so that a code keeps the ones that it has.
  if (gs1Symbologies.has(symbology) || text.includes(groupSeparator))
    return classifyGoods(text, readElements(text));
  if (/^\(0[012]\)/.test(text)) return classifyGoods(text, readBracketed(text));
  return classifyPlain(text);
}

/** The same code without the mark of the symbology that it was printed in. */
export const withoutSymbology = (scanned: string): string => scanned.replace(symbologyPattern, '');

/** The fields of a GS1 label, for whoever wants to see them; null for every other code. */
export function readFields(scanned: string): ElementReading | null {
  const symbology = symbologyPattern.exec(scanned)?.[0] ?? '';
  const text = scanned.slice(symbology.length).trim();
  if (/^\(\d{2,4}\)/.test(text)) return readBracketed(text);
  const isGs1 = gs1Symbologies.has(symbology) || text.includes(groupSeparator) || isUnmarkedLabel(text);
  return isGs1 ? readElements(text) : null;
}

function classifyAsn(text: string): Code {
  return asnPattern.test(text) && text.length <= asnNumberLengthMax
    ? { kind: 'ASN', asnNumber: text }
    : { kind: 'UNKNOWN', text, reason: 'DAMAGED' };
}

function classifyBadge(text: string): Code {
  return badgePattern.test(text) && text.length <= badgeLengthMax
    ? { kind: 'BADGE', badge: text }
    : { kind: 'UNKNOWN', text, reason: 'DAMAGED' };
}

// Nothing says of these what they are, so that all that they may be is tried, and a SKU like that comes first.
function classifyPlain(text: string): Code {
  const sku = text.length <= skuLengthMax ? text : null;
  const gtin = readGtin(text);
  if (gtin !== null) return { kind: 'GTIN', gtin, sku, count: null };
  if (isUnmarkedLabel(text)) {
    const code = classifyGoods(text, readElements(text));
    return code.kind === 'GTIN' ? { ...code, sku } : code;
  }
  return sku === null ? { kind: 'UNKNOWN', text, reason: 'TOO_LONG' } : { kind: 'SKU', sku };
}

// A scanner that is not set to name the symbology sends a GS1 label's bare digits: right to the last, they are one.
function isUnmarkedLabel(text: string): boolean {
  if (!/^0[01]\d{14}/.test(text)) return false;
  const { fields, fault } = readElements(text);
  return fault === null && fields.length > 0;
}

function classifyGoods(text: string, { fields, fault }: ElementReading): Code {
  if (fault) return { kind: 'UNKNOWN', text, reason: 'DAMAGED' };
  const sscc = valueOf(fields, '00');
  if (sscc !== null) return { kind: 'SSCC', sscc };
  const gtin = valueOf(fields, '01') ?? valueOf(fields, '02');
  if (gtin === null) return { kind: 'UNKNOWN', text, reason: 'NOT_GOODS' };
  return { kind: 'GTIN', gtin, sku: null, count: countOf(fields) };
}

const valueOf = (fields: readonly ElementField[], wanted: string): string | null =>
  fields.find(({ ai }) => ai === wanted)?.value ?? null;

/** The pieces of a label, (30) for varying counts and (37) for what a pallet holds; 0 says nothing. */
function countOf(fields: readonly ElementField[]): number | null {
  const count = Number(valueOf(fields, '30') ?? valueOf(fields, '37') ?? 0);
  return count > 0 ? count : null;
}
