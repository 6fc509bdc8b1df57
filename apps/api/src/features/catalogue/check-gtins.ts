import { type Rejected, reject, type WantedProduct } from '@wms/domain';
import type { Commit } from '../../store/store.ts';

/** Rejects with GTIN_TAKEN when another product of the catalogue has one of these products' GTINs; else null. */
export async function rejectTakenGtins(
  { q }: Pick<Commit, 'q'>,
  products: readonly WantedProduct[],
): Promise<Rejected | null> {
  const wanted = products.flatMap(({ sku, gtin }) => (typeof gtin === 'string' ? [{ sku, gtin }] : []));
  const owners = await q.findGtins(wanted.map(({ gtin }) => ({ gtin })));
  for (const [index, { sku, gtin }] of wanted.entries()) {
    const [owner] = owners[index] ?? [];
    if (owner && owner.sku !== sku) return reject({ code: 'GTIN_TAKEN', gtin, sku: owner.sku });
  }
  return null;
}
