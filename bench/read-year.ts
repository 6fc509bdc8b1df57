import { parse } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { BenchFailure } from './processes.ts';

/** Invoices whose number begins with this are cancellations: their goods come back. */
const cancellationMark = 'C';

export interface InvoiceLine {
  readonly sku: string;
  /** In pieces; negative leaves the warehouse. */
  readonly delta: number;
  readonly type: 'SALE' | 'RETURN' | 'DAMAGE';
}

/** A retailer's year of invoices. */
export interface Year {
  /** Lines by invoice number, in the file's order. */
  readonly invoices: ReadonlyMap<string, readonly InvoiceLine[]>;
  readonly lineCount: number;
  /** SKU to the first name that the file has for it. */
  readonly names: ReadonlyMap<string, string>;
  /** SKU to all that leaves, in pieces, positive. */
  readonly outgoing: ReadonlyMap<string, number>;
  /** SKU to the sum of its deltas. */
  readonly sums: ReadonlyMap<string, number>;
}

interface Row {
  readonly InvoiceNo: string;
  readonly StockCode: string;
  readonly Description: string;
  readonly Quantity: string;
}

/**
 * Reads a gzipped CSV with the columns of the UCI data set "Online Retail" (doi 10.24432/C5BW33), one invoice line
 * a row. Every StockCode is a SKU, byte for byte, the few fees among them too: whatever the file says is booked, so
 * that the file's own sum is what the levels are held against. Rows of quantity zero move nothing and are left out.
 */
export async function readYear(file: string): Promise<Year> {
  const invoices = new Map<string, InvoiceLine[]>();
  const names = new Map<string, string>();
  const outgoing = new Map<string, number>();
  const sums = new Map<string, number>();
  let lineCount = 0;
  const rows = createReadStream(file)
    .pipe(createGunzip())
    .pipe(parse({ columns: true, bom: true }));
  for await (const { InvoiceNo, StockCode, Description, Quantity } of rows as AsyncIterable<Row>) {
    const quantity = Number(Quantity);
    if (!Number.isSafeInteger(quantity)) throw new BenchFailure(`${Quantity} is no quantity: ${InvoiceNo}`);
    if (quantity === 0) continue;
    const line = lineOf(InvoiceNo, StockCode.trim(), quantity);
    const invoice = invoices.get(InvoiceNo);
    if (invoice) invoice.push(line);
    else invoices.set(InvoiceNo, [line]);
    lineCount += 1;
    const { sku, delta } = line;
    if (!names.get(sku)) names.set(sku, Description.trim());
    if (delta < 0) outgoing.set(sku, (outgoing.get(sku) ?? 0) - delta);
    sums.set(sku, (sums.get(sku) ?? 0) + delta);
  }
  return { invoices, lineCount, names, outgoing, sums };
}

/** What is invoiced leaves; what is cancelled comes back; a negative quantity that is no cancellation was damaged or lost. */
function lineOf(invoiceNo: string, sku: string, quantity: number): InvoiceLine {
  if (quantity > 0) return { sku, delta: -quantity, type: 'SALE' };
  if (invoiceNo.startsWith(cancellationMark)) return { sku, delta: -quantity, type: 'RETURN' };
  return { sku, delta: quantity, type: 'DAMAGE' };
}
