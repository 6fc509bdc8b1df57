import { pageLimitMax } from '@wms/contract';
import type { HostBridge } from '../host-bridge.ts';
import {
  type AsnFileReading,
  asnFileBytesMax,
  type KnownWarehouse,
  type LineFault,
} from './asn-file-format.ts';

/** How the looking through goes on, and how it is given up. */
export interface CheckSurroundings {
  readonly warehouses: readonly KnownWarehouse[];
  readonly host: HostBridge;
  readonly signal: AbortSignal;
  /** So many of so many SKUs are looked up. */
  readonly onProgress: (done: number, of: number) => void;
}

/**
 * Reads a file of ASNs, and asks the catalogue for its SKUs: one that it does not have is a fault of its line. Nothing
 * is asked any more once the signal aborts; what is answered then is incomplete.
 */
export async function checkAsnFile(
  file: File,
  { warehouses, ...surroundings }: CheckSurroundings,
): Promise<AsnFileReading> {
  if (file.size > asnFileBytesMax) return { fault: 'TOO_LARGE' };
  // The parser is much code that few visits need.
  const { readAsnFile } = await import('./read-asn-file.ts');
  const reading = readAsnFile(new Uint8Array(await file.arrayBuffer()), warehouses);
  if (reading.fault !== null) return reading;
  const skus = [...new Set(reading.asns.flatMap(({ body }) => body.lines.map(({ sku }) => sku)))];
  const missing = await missingFrom(skus, surroundings);
  const unregistered = reading.asns.flatMap(({ lineOf }) =>
    [...lineOf]
      .filter(([sku]) => missing.has(sku))
      .map(([text, line]) => ({ line, fault: 'UNREGISTERED' as const, text })),
  );
  const faults: LineFault[] = [...reading.faults, ...unregistered].toSorted((a, b) => a.line - b.line);
  return { ...reading, faults };
}

/** Which of these SKUs the catalogue does not have. A comma would part the list, so that such a SKU is not asked for. */
async function missingFrom(
  skus: readonly string[],
  { host, signal, onProgress }: Omit<CheckSurroundings, 'warehouses'>,
): Promise<ReadonlySet<string>> {
  const asked = skus.filter((sku) => !sku.includes(','));
  const missing = new Set(asked);
  for (let start = 0; start < asked.length && !signal.aborted; start += pageLimitMax) {
    onProgress(start, asked.length);
    const sku = asked.slice(start, start + pageLimitMax);
    const result = await host.request('listProducts', { query: { sku, limit: String(pageLimitMax) } });
    // Without an answer nothing is called missing: the server looks at every SKU again.
    if (!result.ok) return new Set();
    for (const product of result.answer.products) missing.delete(product.sku);
  }
  return missing;
}
