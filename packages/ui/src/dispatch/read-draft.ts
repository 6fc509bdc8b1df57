import type { RequestOf } from '@wms/contract';
import { readCount } from '../elements/read-count.ts';

/** One line of an ASN as it is typed. */
export interface DraftLine {
  readonly key: number;
  readonly sku: string;
  readonly quantity: string;
}

/** An ASN as it is typed; '' is what was left out. */
export interface AsnDraft {
  readonly warehouseId: string;
  readonly asnNumber: string;
  readonly carrier: string;
  readonly trackingNumber: string;
  /** `2026-06-08`. */
  readonly expectedOn: string;
  readonly orderId: string | null;
  /** True: it is IN_TRANSIT from the beginning. */
  readonly hasLeft: boolean;
  readonly lines: readonly DraftLine[];
}

export const emptyLine = (key: number): DraftLine => ({ key, sku: '', quantity: '' });

export const emptyDraft: AsnDraft = {
  warehouseId: '',
  asnNumber: '',
  carrier: '',
  trackingNumber: '',
  expectedOn: '',
  orderId: null,
  hasLeft: false,
  lines: [emptyLine(0)],
};

export type DraftFault = 'WAREHOUSE' | 'ASN_NUMBER' | 'DATE' | 'LINES' | 'QUANTITY' | 'DUPLICATE';
type AsnBody = RequestOf<'createShipment'>['body'];

/** A date that people type is meant for the end of the working day at the latest; UTC, so that it is one day for all. */
const dueTime = 'T18:00:00.000Z';

/** What the draft asks the server for, or the first thing that is wrong with it. */
export function readDraft(
  draft: AsnDraft,
): { readonly body: AsnBody; readonly fault: null } | { readonly body: null; readonly fault: DraftFault } {
  const fault = faultOf(draft);
  if (fault) return { body: null, fault };
  const optional = {
    asnNumber: draft.asnNumber.trim(),
    carrier: draft.carrier.trim(),
    trackingNumber: draft.trackingNumber.trim(),
    expectedAt: draft.expectedOn === '' ? '' : draft.expectedOn + dueTime,
    replenishmentOrderId: draft.orderId ?? '',
  };
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== ''));
  return {
    fault: null,
    body: {
      warehouseId: draft.warehouseId,
      status: draft.hasLeft ? 'IN_TRANSIT' : 'PENDING',
      ...given,
      lines: draft.lines.map(({ sku, quantity }) => ({
        sku: sku.trim(),
        expectedQty: readCount(quantity) ?? 0,
      })),
    },
  };
}

function faultOf({ warehouseId, asnNumber, expectedOn, lines }: AsnDraft): DraftFault | null {
  if (warehouseId === '') return 'WAREHOUSE';
  if (asnNumber.trim() !== '' && !/^ASN-[A-Za-z0-9._-]+$/.test(asnNumber.trim())) return 'ASN_NUMBER';
  if (expectedOn !== '' && !isDay(expectedOn)) return 'DATE';
  const skus = lines.map(({ sku }) => sku.trim());
  if (skus.length === 0 || skus.includes('')) return 'LINES';
  if (lines.some(({ quantity }) => !readCount(quantity))) return 'QUANTITY';
  return new Set(skus).size < skus.length ? 'DUPLICATE' : null;
}

/** True for a day that the calendar has, as `2026-06-08`. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
