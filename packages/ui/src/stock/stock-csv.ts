import type { StockLevelAnswer } from '@wms/contract';
import type { CsvSource } from '../export/collect-csv.ts';
import type { HostBridge } from '../host-bridge.ts';
import { usualStockSort } from './stock-view.ts';
import { type StockFilter, stockQuery } from './use-stock.ts';

/**
 * The stock list as the screen has filtered it, under the API's own names, which are the same in every language. Always
 * all columns, by SKU: stock that moves meanwhile moves no row of this order, so that none is missing or twice.
 */
export const stockCsv = (host: HostBridge, filter: StockFilter): CsvSource<StockLevelAnswer> => ({
  columns: ['sku', 'name', 'status', 'currentQuantity', 'refillThreshold', 'parLevel', 'updatedAt', 'asOf'],
  cells: (level) => [
    level.sku,
    level.name,
    level.status,
    level.currentQuantity,
    level.refillThreshold,
    level.parLevel,
    level.updatedAt,
    filter.asOf,
  ],
  async readPage(cursor) {
    const result = await host.request('listStock', {
      query: { ...stockQuery({ ...filter, sort: usualStockSort }), ...(cursor ? { cursor } : {}) },
    });
    if (!result.ok) return result;
    const { levels: rows, total, nextCursor } = result.answer;
    return { ...result, answer: { rows, total, nextCursor } };
  },
});
