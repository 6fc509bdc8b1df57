import type { Outcome } from '@wms/domain';
import type { WarehouseCaller } from '../caller.ts';
import type { WmsStore } from '../open-store.ts';
import type { Committed } from '../store/store.ts';
import { updateStock, type UpdateLine } from './arrange.ts';

/** The SKUs that numbered requests move. */
export const numberedSkus = Array.from({ length: 10 }, (_, index) => `SKU-${index}`);

/**
 * What request number n asks for: two or three lines of different SKUs, all with the number as their reference. Any
 * process can tell from the number alone what must be in the ledger.
 */
export function numberedLines(n: number): UpdateLine[] {
  const length = 2 + (n % 2);
  return Array.from({ length }, (_, index): UpdateLine => {
    const sku = numberedSkus[(n + index * 3) % numberedSkus.length]!;
    const pieces = 1 + (n % 5);
    const reference = String(n);
    return (n + index) % 3 === 0
      ? { sku, delta: pieces, type: 'RETURN', reference }
      : { sku, delta: -pieces, type: 'SALE', reference };
  });
}

/** Sends request number n with a key of its own: any number of times, by any process, it is the same request. */
export const sendNumbered = (
  store: WmsStore,
  caller: WarehouseCaller,
  n: number,
): Promise<Outcome<Committed>> => updateStock(store, caller, numberedLines(n), { key: `number-${n}` });
