import {
  catalogueColumns,
  catalogueOptionalColumns,
  importNamedMax,
  productFileRowsMax,
  type ProductImportAnswer,
  type RowFault,
  type RowFaultAnswer,
  sayRowFault,
} from '@wms/contract';
import {
  isFormula,
  isRejected,
  type Outcome,
  planCatalogue,
  type Product,
  type ProductChange,
  type WantedProduct,
} from '@wms/domain';
import { Faults } from '../../csv/faults.ts';
import { FirstLines } from '../../csv/first-lines.ts';
import { BadFile, type FileSource, readCsv } from '../../csv/read-csv.ts';
import { readProductRow } from './read-product-row.ts';

/** So many products are compared, or written, at a time: a slice that holds up nobody else. */
const productsPerSliceMax = 250;

/** The catalogue that a file is compared with or written to. */
export interface ImportTarget {
  find(skus: readonly string[]): Promise<readonly Product[]>;
  /** Whose these GTINs are, of those that are anybody's. */
  findOwners(gtins: readonly string[]): Promise<readonly { sku: string; gtin: string | null }[]>;
  /** Writes one slice and answers with what it changed. Null: nothing is to be written, only shown. */
  readonly put: ((products: readonly WantedProduct[]) => Promise<Outcome<readonly ProductChange[]>>) | null;
  /** Aborts when nobody wants the import any more: it stops before its next slice. */
  readonly unwanted?: AbortSignal;
}

/**
 * Reads a catalogue file twice: the first time to check all of it, so that a bad file writes nothing, and then to
 * compare it with the catalogue and write it, a slice at a time. An import that was cut off is repeated from the
 * beginning: each row says what shall be, and what is so already is left alone. Takes the same memory whatever the
 * file's length. Rejects with GTIN_TAKEN when somebody gives a GTIN of the file to another product while it is
 * written; the slices before are. Throws BadFile, and the reason of `unwanted`.
 */
export async function importProducts(
  source: FileSource,
  target: ImportTarget,
): Promise<Outcome<ProductImportAnswer>> {
  const report = await checkFile(source, target);
  if (report.faultCount > 0 && target.put !== null) return report;
  const compare = async (products: readonly WantedProduct[]) =>
    planCatalogue(
      new Map((await target.find(products.map(({ sku }) => sku))).map((product) => [product.sku, product])),
      products,
    );
  for await (const rows of slicesOf(readProducts(source))) {
    const products = rows.flatMap(({ product }) => product ?? []);
    target.unwanted?.throwIfAborted();
    const changes = await (target.put ?? compare)(products);
    if (isRejected(changes)) return changes;
    const added = changes.filter(({ before }) => before === null).length;
    report.added += added;
    report.changed += changes.length - added;
    report.unchanged += products.length - changes.length;
    report.changes.push(...changes.slice(0, importNamedMax - report.changes.length).map(present));
  }
  return report;
}

/** The first pass: what is wrong with the file, and what a spreadsheet would take for formulas. */
async function checkFile(source: FileSource, target: ImportTarget): Promise<ProductImportAnswer> {
  const faults = new Faults<RowFaultAnswer>();
  const lines = { sku: new FirstLines(productFileRowsMax), gtin: new FirstLines(productFileRowsMax) };
  const formulas: ProductImportAnswer['formulas'] = [];
  let [rows, formulaCount] = [0, 0];
  for await (const slice of slicesOf(readProducts(source))) {
    rows += slice.length;
    if (rows > productFileRowsMax) {
      throw new BadFile(source.name, { code: 'TOO_MANY_ROWS', values: { rowsMax: productFileRowsMax } });
    }
    target.unwanted?.throwIfAborted();
    const owners = await ownersIn(slice, target);
    for (const { line, product, fault } of slice) {
      if (product === null) {
        faults.add(faultOn(line, fault));
        continue;
      }
      const taken = takenBy(product, line, lines, owners);
      if (taken !== null) faults.add(faultOn(line, taken));
      if (!isFormula(product.name) && !isFormula(product.sku)) continue;
      formulaCount += 1;
      if (formulas.length < importNamedMax) formulas.push({ line, sku: product.sku });
    }
  }
  const { count: faultCount, named } = faults;
  const untouched = { added: 0, changed: 0, unchanged: 0, changes: [] };
  return {
    preview: target.put === null,
    rows,
    ...untouched,
    faultCount,
    faults: named,
    formulaCount,
    formulas,
  };
}

/** The SKUs that have the GTINs of these rows. */
async function ownersIn(
  rows: readonly ReadProduct[],
  target: ImportTarget,
): Promise<ReadonlyMap<string | null, string>> {
  const gtins = rows.flatMap(({ product }) => product?.gtin ?? []);
  const owners = gtins.length === 0 ? [] : await target.findOwners(gtins);
  return new Map(owners.map(({ gtin, sku }) => [gtin, sku]));
}

/** What of a row stands in the file already, or is another product's in the catalogue; null where nothing is. */
function takenBy(
  { sku, gtin }: WantedProduct,
  line: number,
  lines: Readonly<Record<'sku' | 'gtin', FirstLines>>,
  owners: ReadonlyMap<string | null, string>,
): RowFault | null {
  const skuLine = lines.sku.note(sku, line);
  if (skuLine !== null) return { code: 'SKU_TWICE', values: { firstLine: skuLine } };
  if (typeof gtin !== 'string') return null;
  const gtinLine = lines.gtin.note(gtin, line);
  if (gtinLine !== null) return { code: 'GTIN_TWICE', values: { firstLine: gtinLine } };
  const owner = owners.get(gtin) ?? sku;
  return owner === sku ? null : { code: 'GTIN_TAKEN', values: { sku: owner } };
}

const faultOn = (line: number, fault: RowFault): RowFaultAnswer => ({
  line,
  ...fault,
  reason: sayRowFault(fault),
});

/** The rows, a slice at a time. */
async function* slicesOf(rows: AsyncIterable<ReadProduct>): AsyncGenerator<ReadProduct[]> {
  let slice: ReadProduct[] = [];
  for await (const row of rows) {
    slice.push(row);
    if (slice.length < productsPerSliceMax) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}

type ReadProduct = { line: number } & (
  { product: WantedProduct; fault: null } | { product: null; fault: RowFault }
);

async function* readProducts(source: FileSource): AsyncGenerator<ReadProduct> {
  for await (const record of readCsv(source, catalogueColumns, catalogueOptionalColumns)) {
    const row = readProductRow(record);
    const { line } = record;
    yield 'code' in row ? { line, product: null, fault: row } : { line, product: row, fault: null };
  }
}

const present = ({ before, after }: ProductChange): ProductImportAnswer['changes'][number] => ({
  sku: after.sku,
  before: before && fieldsOf(before),
  after: fieldsOf(after),
});

const fieldsOf = ({ name, ourStock, inProduction, gtin }: Product) => ({
  name,
  ourStock,
  inProduction,
  gtin,
});
