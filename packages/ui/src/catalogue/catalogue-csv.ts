import { catalogueColumns, catalogueOptionalColumns, pageLimitMax, type ProductAnswer } from '@wms/contract';
import type { CsvSource } from '../export/collect-csv.ts';
import type { HostBridge } from '../host-bridge.ts';

/** The catalogue as a file of the columns that its import takes. */
export const catalogueCsv = (host: HostBridge, search: string): CsvSource<ProductAnswer> => ({
  columns: [...catalogueColumns, ...catalogueOptionalColumns],
  cells: ({ sku, name, ourStock, inProduction, gtin }) => [sku, name, ourStock, inProduction, gtin],
  async readPage(cursor) {
    const filter = search === '' ? {} : { search };
    const query = { limit: String(pageLimitMax), ...filter, ...(cursor === null ? {} : { cursor }) };
    const result = await host.request('listProducts', { query });
    if (!result.ok) return result;
    const { products: rows, total, nextCursor } = result.answer;
    return { ...result, answer: { rows, total, nextCursor } };
  },
});
