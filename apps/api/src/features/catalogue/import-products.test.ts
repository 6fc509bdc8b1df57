import { planCatalogue, type WantedProduct } from '@wms/domain';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { FileSource } from '../../csv/read-csv.ts';
import { importProducts } from './import-products.ts';

const rows = 100_000;
const bytesMax = 4 * 1024 * 1024;
const longTimeoutMs = 120_000;

/** A long file that is made while it is read. */
const file: FileSource = {
  name: 'The file',
  async *open() {
    yield Buffer.from('sku,name,ourStock,inProduction\n');
    for (let row = 0; row < rows; row += 100) {
      const lines = Array.from({ length: 100 }, (_, i) => `SKU-${row + i},A garment of some name,${i},0\n`);
      yield Buffer.from(lines.join(''));
    }
  },
};

it(
  'a hundred thousand rows take the memory of a few',
  async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const inUse = () => {
      collect();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };
    const measured: number[] = [];
    let written = 0;
    const put = async (products: readonly WantedProduct[]) => {
      written += products.length;
      if (written % 10_000 === 0) measured.push(inUse());
      return planCatalogue(new Map(), products);
    };
    const report = await importProducts(file, {
      find: async () => [],
      findOwners: async () => [],
      put,
    });
    expect(report).toMatchObject({ rows, added: rows, faultCount: 0 });
    expect(Math.max(...measured) - measured[0]!).toBeLessThan(bytesMax);
  },
  longTimeoutMs,
);

it.each([
  ['in its preview', true, 0],
  ['while it is written', false, 750],
] as const)(
  'an import that nobody wants any more, %s, stops before its next slice',
  async (_when, isPreview, kept) => {
    const unwanted = new AbortController();
    const compared: number[] = [];
    let written = 0;
    const put = async (products: readonly WantedProduct[]) => {
      written += products.length;
      if (written === 750) unwanted.abort();
      return planCatalogue(new Map(), products);
    };
    const find = async (skus: readonly string[]) => {
      compared.push(skus.length);
      if (compared.length === 3) unwanted.abort();
      return [];
    };
    const importing = importProducts(file, {
      find,
      findOwners: async () => [],
      put: isPreview ? null : put,
      unwanted: unwanted.signal,
    });
    await expect(importing).rejects.toThrow('aborted');
    expect(written).toBe(kept);
    expect(compared).toHaveLength(isPreview ? 3 : 0);
  },
);
