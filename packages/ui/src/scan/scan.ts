import { classifyCode, type Code } from './classify-code.ts';

/** One scan as the screens get it. */
export interface Scan {
  /** As the scanner sent it, without the prefix and suffix that are set. */
  readonly text: string;
  readonly code: Code;
  /** The pieces that a GS1 label says it stands for; null for one piece, or whatever the screen counts in. */
  readonly count: number | null;
}

/** Reads a scanned or typed text. */
export function readScan(text: string): Scan {
  const code = classifyCode(text);
  return { text, code, count: code.kind === 'GTIN' ? code.count : null };
}

/** What screens compare with what they show: the SKU, the ASN's number, the badge. */
export function textOf({ code }: Scan): string {
  switch (code.kind) {
    case 'ASN':
      return code.asnNumber;
    case 'BADGE':
      return code.badge;
    case 'SKU':
      return code.sku;
    case 'GTIN':
      return code.sku ?? code.gtin;
    case 'SSCC':
      return code.sscc;
    case 'UNKNOWN':
      return code.text;
  }
}
