import type { BodyOf, ProductAnswer } from '@wms/contract';
import { type Outcome, reject } from '@wms/domain';
import type { Caller } from '../../caller.ts';
import { noteAct } from '../../security/note-act.ts';
import type { Commit } from '../../store/store.ts';
import { addProducts } from './put-products.command.ts';
import { presentProduct } from './present-product.ts';

/** POST /products: a SKU that the catalogue does not have. */
export async function createProduct(
  commit: Commit,
  { caller, body }: { caller: Caller; body: BodyOf<'createProduct'> },
): Promise<Outcome<ProductAnswer>> {
  const { sku, ...after } = body;
  const added = await addProducts(commit, [body]);
  if (added.length === 0) return reject({ code: 'PRODUCT_EXISTS', sku });
  await noteAct(commit, { caller, action: 'product.created', before: null, after: { sku, ...after } });
  return presentProduct({ ...body, createdAt: commit.now, updatedAt: commit.now });
}
