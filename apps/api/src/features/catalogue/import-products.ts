import {
  catalogueColumns,
  catalogueRow,
  importNamedMax,
  productFileRowsMax,
  type ProductImportAnswer,
} from '@wms/contract';
import { isFormula, planCatalogue, type Product, type ProductChange } from '@wms/domain';
import { faultOf, Faults } from '../../csv/faults.ts';
import { FirstLines } from '../../csv/first-lines.ts';
import { BadFile, type FileSource, readCsv } from '../../csv/read-csv.ts';

/** So many products are compared, or written, at a time: a slice that holds up nobody else. */
const productsPerSliceMax = 250;

/** The catalogue that a file is compared with or written to. */
export interface ImportTarget {
  find(skus: readonly string[]): Promise<readonly Product[]>;
  /** Writes one slice and answers with what it changed. Null: nothing is to be written, only shown. */
  readonly put: ((products: readonly Product[]) => Promise<readonly ProductChange[]>) | null;
}

/**
 * Reads a catalogue file twice: the first time to check all of it, so that a bad file writes nothing, and then to
 * compare it with the catalogue and write it, a slice at a time. An import that was cut off is repeated from the
 * beginning: each row says what shall be, and what is so already is left alone. Takes the same memory whatever the
 * file's length. Throws BadFile.
 */
export async function importProducts(source: FileSource, target: ImportTarget): Promise<ProductImportAnswer> {
  const report = await checkFile(source, target.put === null);
  if (report.faultCount > 0 && target.put !== null) return report;
  const compare = async (products: readonly Product[]) =>
    planCatalogue(
      new Map((await target.find(products.map(({ sku }) => sku))).map((product) => [product.sku, product])),
      products,
    );
  for await (const products of slicesOf(source)) {
    const changes = await (target.put ?? compare)(products);
    const added = changes.filter(({ before }) => before === null).length;
    report.added += added;
    report.changed += changes.length - added;
    report.unchanged += products.length - changes.length;
    report.changes.push(...changes.slice(0, importNamedMax - report.changes.length).map(present));
  }
  return report;
}

/** The first pass: what is wrong with the file, and what a spreadsheet would take for formulas. */
async function checkFile(source: FileSource, preview: boolean): Promise<ProductImportAnswer> {
  const faults = new Faults();
  const firstLines = new FirstLines(productFileRowsMax);
  const formulas: ProductImportAnswer['formulas'] = [];
  let [rows, formulaCount] = [0, 0];
  for await (const { line, product, fault } of readProducts(source)) {
    rows += 1;
    if (rows > productFileRowsMax) {
      throw new BadFile(`${source.name} has more than ${productFileRowsMax} rows: send it in parts.`);
    }
    if (product === null) {
      faults.add(line, fault);
      continue;
    }
    const firstLine = firstLines.note(product.sku, line);
    if (firstLine !== null) faults.add(line, `sku is the same as on line ${firstLine}`);
    if (!isFormula(product.name) && !isFormula(product.sku)) continue;
    formulaCount += 1;
    if (formulas.length < importNamedMax) formulas.push({ line, sku: product.sku });
  }
  const { count: faultCount, named } = faults;
  const untouched = { added: 0, changed: 0, unchanged: 0, changes: [] };
  return { preview, rows, ...untouched, faultCount, faults: named, formulaCount, formulas };
}

/** The rows without fault, a slice at a time. */
async function* slicesOf(source: FileSource): AsyncGenerator<Product[]> {
  let slice: Product[] = [];
  for await (const { product } of readProducts(source)) {
    if (product) slice.push(product);
    if (slice.length < productsPerSliceMax) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}

type ReadProduct = { line: number } & ({ product: Product; fault: null } | { product: null; fault: string });

async function* readProducts(source: FileSource): AsyncGenerator<ReadProduct> {
  for await (const { line, fields } of readCsv(source, catalogueColumns)) {
    const parsed = catalogueRow.safeParse(fields);
    if (parsed.success) yield { line, product: parsed.data, fault: null };
    else {
      const fault = fields === null ? `has not ${catalogueColumns.length} fields` : faultOf(parsed.error);
      yield { line, product: null, fault };
    }
  }
}

const present = ({ before, after }: ProductChange): ProductImportAnswer['changes'][number] => ({
  sku: after.sku,
  before: before && fieldsOf(before),
  after: fieldsOf(after),
});

const fieldsOf = ({ name, ourStock, inProduction }: Product) => ({ name, ourStock, inProduction });
