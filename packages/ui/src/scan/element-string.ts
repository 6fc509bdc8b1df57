import { hasCheckDigit } from '@wms/domain';

/** What ends a field of variable length in a GS1 element string: ASCII 29, "group separator". */
export const groupSeparator = '\u001d';

/** One field of a GS1 element string: an application identifier (AI) and what stands behind it. */
export interface ElementField {
  readonly ai: string;
  readonly value: string;
}

export type ElementFault = 'UNKNOWN_AI' | 'LENGTH' | 'CHARACTERS' | 'CHECK_DIGIT' | 'DATE';

/** What could be read, in its order; with a fault, everything before it and the AI that it is in. */
export interface ElementReading {
  readonly fields: readonly ElementField[];
  readonly fault: { readonly kind: ElementFault; readonly ai: string } | null;
}

type Form = 'DIGITS' | 'CHECKED' | 'DATE' | 'TEXT';

interface Shape {
  readonly form: Form;
  readonly lengthMin: number;
  readonly lengthMax: number;
}

const fixed = (form: Form, length: number): Shape => ({ form, lengthMin: length, lengthMax: length });
const upTo = (form: Form, lengthMax: number): Shape => ({ form, lengthMin: 1, lengthMax });

/** The AIs that goods in a warehouse carry, with their forms (GS1 General Specifications, figure 3.2-1). */
const shapes: Readonly<Record<string, Shape>> = {
  '00': fixed('CHECKED', 18), // SSCC
  '01': fixed('CHECKED', 14), // GTIN
  '02': fixed('CHECKED', 14), // GTIN of what a pallet contains
  '10': upTo('TEXT', 20), // batch
  '11': fixed('DATE', 6), // production
  '12': fixed('DATE', 6), // payment due
  '13': fixed('DATE', 6), // packaging
  '15': fixed('DATE', 6), // best before
  '16': fixed('DATE', 6), // sell by
  '17': fixed('DATE', 6), // expiry
  '20': fixed('DIGITS', 2), // variant
  '21': upTo('TEXT', 20), // serial number
  '22': upTo('TEXT', 20), // consumer product variant
  '30': upTo('DIGITS', 8), // count of items
  '37': upTo('DIGITS', 8), // count of what a pallet contains
  '240': upTo('TEXT', 30), // additional product identification
  '241': upTo('TEXT', 30), // customer part number
  '242': upTo('DIGITS', 6), // made-to-order variation
  '250': upTo('TEXT', 30), // secondary serial number
  '251': upTo('TEXT', 30), // reference to source
  '400': upTo('TEXT', 30), // customer's order number
  '401': upTo('TEXT', 30), // consignment
  '402': fixed('CHECKED', 17), // shipment
  '403': upTo('TEXT', 30), // routing
  '410': fixed('CHECKED', 13), // ship to
  '411': fixed('CHECKED', 13), // bill to
  '412': fixed('CHECKED', 13), // purchased from
  '413': fixed('CHECKED', 13), // ship for
  '414': fixed('CHECKED', 13), // location
  '420': upTo('TEXT', 20), // postal code
  '421': { form: 'TEXT', lengthMin: 4, lengthMax: 12 }, // postal code with country
  '422': fixed('DIGITS', 3), // country of origin
};

/** Trade measures, such as a net weight: four digits, the last of which places the decimal point. */
const measurePattern = /^3[1-6]\d\d$/;
const measure = fixed('DIGITS', 6);

/** Company-internal fields, 91 to 99. */
const internalPattern = /^9[1-9]$/;
const internal = upTo('TEXT', 90);

const aiLengths = [2, 3, 4] as const;

/** These need no separator behind them, though one does no harm (GS1 General Specifications, figure 7.8.5-2). */
const isFixed = ({ lengthMin, lengthMax }: Shape): boolean => lengthMin === lengthMax;

/** The characters of a text field, GS1's set 82. */
const textPattern = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/;

/**
 * Reads a GS1 element string as a scanner sends it: fields one after the other, those of variable length ended by a
 * group separator. A separator at the very beginning is the symbol's own mark and means nothing.
 */
export function readElements(text: string): ElementReading {
  const fields: ElementField[] = [];
  let rest = withoutSeparator(text);
  // Each round takes at least an AI, so that the text's length bounds them.
  while (rest !== '') {
    const begun = beginField(rest);
    if (!begun) return { fields, fault: { kind: 'UNKNOWN_AI', ai: rest.slice(0, 2) } };
    const { ai, shape } = begun;
    const behind = rest.slice(ai.length);
    const separatorAt = behind.indexOf(groupSeparator);
    const until = separatorAt === -1 ? behind.length : separatorAt;
    const value = behind.slice(0, isFixed(shape) ? Math.min(until, shape.lengthMax) : until);
    const kind = findFault(value, shape);
    if (kind) return { fields, fault: { kind, ai } };
    fields.push({ ai, value });
    rest = withoutSeparator(behind.slice(value.length));
  }
  return { fields, fault: null };
}

/** Reads the form that people read and type, with each AI in brackets: `(01)06291041500213(10)A7`. */
export function readBracketed(text: string): ElementReading {
  const fields: ElementField[] = [];
  const parts = text.replaceAll(/\s/g, '').split(/\((?=\d{2,4}\))/);
  for (const part of parts.slice(1)) {
    const [ai = '', value = ''] = part.split(/\)(.*)/);
    const shape = shapeOf(ai);
    const kind = shape ? findFault(value, shape) : 'UNKNOWN_AI';
    if (kind) return { fields, fault: { kind, ai } };
    fields.push({ ai, value });
  }
  return { fields, fault: null };
}

/** How people read the fields: each AI in brackets. */
export const writeBracketed = (fields: readonly ElementField[]): string =>
  fields.map(({ ai, value }) => `(${ai})${value}`).join('');

const withoutSeparator = (text: string): string => (text.startsWith(groupSeparator) ? text.slice(1) : text);

function beginField(text: string): { ai: string; shape: Shape } | null {
  for (const length of aiLengths) {
    const ai = text.slice(0, length);
    const shape = shapeOf(ai);
    if (shape) return { ai, shape };
  }
  return null;
}

function shapeOf(ai: string): Shape | undefined {
  if (measurePattern.test(ai)) return measure;
  if (internalPattern.test(ai)) return internal;
  return Object.hasOwn(shapes, ai) ? shapes[ai] : undefined;
}

function findFault(value: string, { form, lengthMin, lengthMax }: Shape): ElementFault | null {
  if (value.length < lengthMin || value.length > lengthMax) return 'LENGTH';
  if (form === 'TEXT') return textPattern.test(value) ? null : 'CHARACTERS';
  if (!/^\d+$/.test(value)) return 'CHARACTERS';
  if (form === 'CHECKED' && !hasCheckDigit(value)) return 'CHECK_DIGIT';
  if (form === 'DATE' && !isDate(value)) return 'DATE';
  return null;
}

/** YYMMDD; day 00 leaves the day open. */
function isDate(value: string): boolean {
  const month = Number(value.slice(2, 4));
  const day = Number(value.slice(4));
  if (month < 1 || month > 12) return false;
  // The year decides about one day alone; a leap year gives every date the benefit of the doubt.
  return day <= new Date(Date.UTC(2000, month, 0)).getUTCDate();
}
