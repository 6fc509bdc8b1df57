import type { BodyOf, ProductAnswer } from '@wms/contract';
import { type Outcome, readGtin, reject } from '@wms/domain';
import type { Caller } from '../../caller.ts';
import { noteAct } from '../../security/note-act.ts';
import type { Commit } from '../../store/store.ts';
import { rejectTakenGtins } from './check-gtins.ts';
import { addProducts } from './put-products.command.ts';
import { presentProduct } from './present-product.ts';

/** POST /products: a SKU that the catalogue does not have. */
export async function createProduct(
  commit: Commit,
  { caller, body }: { caller: Caller; body: BodyOf<'createProduct'> },
): Promise<Outcome<ProductAnswer>> {
  const after = { ...body, gtin: readGtin(body.gtin ?? '') };
  const taken = await rejectTakenGtins(commit, [after]);
  if (taken) return taken;
  const added = await addProducts(commit, [after]);
  if (added.length === 0) return reject({ code: 'PRODUCT_EXISTS', sku: body.sku });
  await noteAct(commit, { caller, action: 'product.created', before: null, after });
  return presentProduct({ ...after, createdAt: commit.now, updatedAt: commit.now });
}
