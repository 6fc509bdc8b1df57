import type { CodeText } from './encode-bars.ts';
import type { Label } from './label.ts';
import { readSscc } from './read-sscc.ts';

/** The words of a label, in the language of whoever prints it. */
export interface LabelWords {
  readonly pallet: string;
  readonly item: string;
  readonly badge: string;
  readonly carrier: string;
  readonly due: string;
  readonly holds: string;
  readonly contents: (pieces: number, skus: number) => string;
  readonly day: (instant: string) => string;
}

/** What a label says, before anything has its place. */
export interface LabelContent {
  readonly heading: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  /** The one that is scanned first; a small label has no other. */
  readonly codes: readonly [CodeText, ...CodeText[]];
}

/** What a label says about its subject. */
export function contentOf(label: Label, words: LabelWords): LabelContent {
  switch (label.kind) {
    case 'PALLET':
      return palletContent(label, words);
    case 'SKU':
      return {
        heading: words.item,
        title: label.name,
        // Under the bars of its GTIN alone, nobody could read the SKU.
        subtitle: label.gtin === null ? null : label.sku,
        facts: [],
        codes: [code128(label.sku), ...(label.gtin === null ? [] : [gs1(`(01)${label.gtin}`)])],
      };
    case 'BADGE':
      return {
        heading: words.badge,
        title: label.name,
        subtitle: label.warehouse,
        facts: [],
        codes: [code128(label.badge)],
      };
  }
}

function palletContent(label: Extract<Label, { kind: 'PALLET' }>, words: LabelWords): LabelContent {
  const { asnNumber, trackingNumber, shipTo, carrier, expectedAt, pieces, skus } = label;
  const sscc = readSscc(trackingNumber);
  const facts = [
    { name: words.holds, value: words.contents(pieces, skus) },
    ...(carrier ? [{ name: words.carrier, value: carrier }] : []),
    ...(expectedAt ? [{ name: words.due, value: words.day(expectedAt) }] : []),
  ];
  return {
    heading: words.pallet,
    title: shipTo ?? asnNumber,
    subtitle: null,
    facts,
    codes: [code128(asnNumber), ...(sscc ? [gs1(`(00)${sscc}`)] : [])],
  };
}

const gs1 = (text: string): CodeText => ({ symbology: 'GS1_128', text });
const code128 = (text: string): CodeText => ({ symbology: 'CODE_128', text });
