import { type AnswerOf, type ParsedOf } from '@wms/contract';
import { isRejected, type Outcome, type ProductChange, type WantedProduct } from '@wms/domain';
import type { Caller } from '../../caller.ts';
import { BadFile } from '../../csv/read-csv.ts';
import type { Handlers } from '../../http/endpoint.ts';
import { type HttpOutcome, refuse } from '../../http/outcome.ts';
import type { SpooledUpload } from '../../http/spool-upload.ts';
import type { Store } from '../../store/store.ts';
import type { changeLevel } from './change-level.command.ts';
import type { changeProduct } from './change-product.command.ts';
import type { createProduct } from './create-product.command.ts';
import { importProducts } from './import-products.ts';
import { listLevels } from './list-levels.query.ts';
import { listProducts } from './list-products.query.ts';
import type { putProducts } from './put-products.command.ts';
import type { searchProducts, searchReviewedLevels } from './search-catalogue.survey.ts';

type CatalogueCommands = {
  createProduct: typeof createProduct;
  changeProduct: typeof changeProduct;
  putProducts: typeof putProducts;
  changeLevel: typeof changeLevel;
};
type CatalogueSurveys = {
  searchProducts: typeof searchProducts;
  searchReviewedLevels: typeof searchReviewedLevels;
};
type CatalogueStore = Store<CatalogueCommands, CatalogueSurveys>;

export const catalogueHandlers = ({
  store,
  clock,
}: {
  readonly store: CatalogueStore;
  readonly clock: () => number;
}): Pick<
  Handlers,
  'listProducts' | 'createProduct' | 'changeProduct' | 'importProducts' | 'listLevels' | 'changeLevel'
> => ({
  listProducts: async ({ query }) => ({ answer: await listProducts(store, query) }),
  createProduct: ({ caller, commitOptions }) => store.commit('createProduct', { caller }, commitOptions),
  changeProduct: ({ caller, commitOptions }) => store.commit('changeProduct', { caller }, commitOptions),
  async importProducts({ caller, query, upload }) {
    const report = await importUpload(store, caller, query, upload);
    return isRejected(report) ? report : { answer: report };
  },
  async listLevels({ params, query }) {
    const answer = await listLevels(store, params.id, query, clock());
    return isRejected(answer) ? answer : { answer };
  },
  changeLevel: ({ caller, params, commitOptions }) =>
    store.commit('changeLevel', { caller, params }, commitOptions),
});

/** POST /products/import, of a file that has arrived whole. */
async function importUpload(
  store: CatalogueStore,
  caller: Caller,
  { preview }: ParsedOf<'importProducts'>['query'],
  upload: SpooledUpload,
): Promise<HttpOutcome<AnswerOf<'importProducts'>>> {
  const find = async (skus: readonly string[]) =>
    (await store.read.readProducts(skus.map((sku) => ({ sku })))).flat();
  const findOwners = async (gtins: readonly string[]) =>
    (await store.read.findGtins(gtins.map((gtin) => ({ gtin })))).flat();
  const put = async (products: readonly WantedProduct[]): Promise<Outcome<readonly ProductChange[]>> => {
    const outcome = await store.commit('putProducts', { caller, products });
    if (isRejected(outcome)) return outcome;
    return (JSON.parse(outcome.text) as { changes: ProductChange[] }).changes;
  };
  try {
    const report = await importProducts(upload, {
      find,
      findOwners,
      put: preview === 'true' ? null : put,
      unwanted: upload.hungUp,
    });
    if (isRejected(report)) return report;
    const { rows, faultCount, faults } = report;
    return faultCount === 0 || report.preview ? report : refuse('FAULTY_ROWS', { rows, faultCount, faults });
  } catch (error) {
    if (upload.hungUp.aborted) return refuse('BAD_REQUEST');
    if (error instanceof BadFile) return refuse('BAD_FILE', presentBadFile(error));
    throw error;
  }
}

const presentBadFile = ({ fault: { code, values }, message }: BadFile) => ({
  fault: code,
  values,
  reason: message,
});
