import { asnNumberLengthMax } from '@wms/contract';
import { skuLengthMax } from '@wms/domain';

/** What a code says of itself; whether it exists is the server's to say. */
export type Code =
  | { readonly kind: 'ASN'; readonly asnNumber: string }
  /** Perhaps a SKU: any text may be one, so it has to be looked up. */
  | { readonly kind: 'SKU'; readonly sku: string }
  | { readonly kind: 'UNKNOWN'; readonly text: string };

const asnPattern = /^ASN-[A-Za-z0-9._-]+$/;

/** An `ASN-` prefix is reserved for shipments (guide, section 6): a damaged one is unknown, never a SKU. */
export function classifyCode(scanned: string): Code {
  const text = scanned.trim();
  if (text.startsWith('ASN-')) {
    return asnPattern.test(text) && text.length <= asnNumberLengthMax
      ? { kind: 'ASN', asnNumber: text }
      : { kind: 'UNKNOWN', text };
  }
  return text !== '' && text.length <= skuLengthMax ? { kind: 'SKU', sku: text } : { kind: 'UNKNOWN', text };
}
