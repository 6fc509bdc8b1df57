import { quantity, sku, text } from '@wms/contract';
import { z } from 'zod';
import type { Product } from '../features/catalogue/put-products.command.ts';
import { Faults } from './faults.ts';
import { readCsv } from './read-csv.ts';

const productsPerCommitMax = 500;
const productNameLengthMax = 200;
/** The catalogue's columns (docs/operations.md). */
const columns = ['sku', 'name', 'ourStock', 'inProduction'] as const;

const count = z
  .string()
  .regex(/^\d{1,10}$/, 'is not a whole number')
  .transform(Number)
  .pipe(quantity);
const productFields = z.object({
  sku,
  name: text(productNameLengthMax),
  ourStock: count,
  inProduction: count,
});

/**
 * Reads a catalogue file twice: the first time to check all of it, so that a bad file writes nothing, and then to
 * write it by `put`, a bounded batch at a time. Answers with the faults, or with how many products were written.
 * Throws BadFile.
 */
export async function importProducts(
  file: string,
  put: (products: readonly Product[]) => Promise<void>,
): Promise<{ written: number } | { faults: Faults }> {
  const faults = new Faults();
  const lineOf = new Map<string, number>();
  for await (const { line, product, fault } of readProducts(file)) {
    const earlier = product && lineOf.get(product.sku);
    if (product) lineOf.set(product.sku, line);
    if (fault !== null) faults.add(line, fault);
    else if (earlier !== undefined) faults.add(line, `sku is the same as on line ${earlier}`);
  }
  if (faults.count > 0) return { faults };

  let written = 0;
  let batch: Product[] = [];
  for await (const { product } of readProducts(file)) {
    if (product) batch.push(product);
    if (batch.length < productsPerCommitMax) continue;
    await put(batch);
    written += batch.length;
    batch = [];
  }
  if (batch.length > 0) await put(batch);
  return { written: written + batch.length };
}

type ReadProduct = { line: number } & ({ product: Product; fault: null } | { product: null; fault: string });

async function* readProducts(file: string): AsyncGenerator<ReadProduct> {
  for await (const { line, fields } of readCsv(file, columns)) {
    const parsed = productFields.safeParse(fields);
    yield parsed.success
      ? { line, product: parsed.data, fault: null }
      : {
          line,
          product: null,
          fault: fields === null ? `has not ${columns.length} fields` : faultOf(parsed.error),
        };
  }
}

/** The first thing wrong, with the name of its column. */
export function faultOf({ issues: [issue] }: z.ZodError): string {
  return `${String(issue?.path[0])} ${issue?.message}`;
}
