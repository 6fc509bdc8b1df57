import type { BodyOf, ProductAnswer } from '@wms/contract';
import { isTestSku, type Outcome, type Product, readGtin, reject } from '@wms/domain';
import type { Caller } from '../../caller.ts';
import { noteAct } from '../../security/note-act.ts';
import type { Commit } from '../../store/store.ts';
import { rejectTakenGtins } from './check-gtins.ts';
import { presentProduct } from './present-product.ts';
import { rowOf } from './put-products.command.ts';

/** PATCH /products: what the catalogue says of a SKU, unless somebody has changed it since it was read. */
export async function changeProduct(
  commit: Commit,
  { caller, body }: { caller: Caller; body: BodyOf<'changeProduct'> },
): Promise<Outcome<ProductAnswer>> {
  const { sku, expected: seen, ...changes } = body;
  const expected = { ...seen, gtin: readGtin(seen.gtin ?? '') };
  const [[row] = []] = await commit.q.lockProducts([{ sku }]);
  if (!row || isTestSku(sku)) return reject({ code: 'NOT_FOUND' });
  const { name, ourStock, inProduction, gtin, createdAt } = row;
  const current = { name, ourStock, inProduction, gtin };
  const fields = Object.keys(changes) as (keyof typeof current)[];
  if (fields.some((field) => expected[field] !== current[field])) {
    return reject({ code: 'CHANGED_MEANWHILE', current });
  }
  const after: Product = {
    sku,
    name: changes.name ?? name,
    ourStock: changes.ourStock ?? ourStock,
    inProduction: changes.inProduction ?? inProduction,
    gtin: changes.gtin === undefined ? gtin : readGtin(changes.gtin ?? ''),
  };
  const taken = await rejectTakenGtins(commit, [after]);
  if (taken) return taken;
  await commit.q.updateProducts([rowOf(commit, after)]);
  await noteAct(commit, { caller, action: 'product.changed', before: { sku, ...current }, after });
  return presentProduct({ ...after, createdAt, updatedAt: commit.now });
}
