import { pageLimitMax, type StockTransactionAnswer } from '@wms/contract';
import type { CsvSource } from '../export/collect-csv.ts';
import type { HostBridge } from '../host-bridge.ts';

/** The ledger, or what one worker was issued, under the API's own names, which are the same in every language. */
export const transactionsCsv = (host: HostBridge, workerId?: string): CsvSource<StockTransactionAnswer> => ({
  columns: [
    'id',
    'occurredAt',
    'recordedAt',
    'sku',
    'type',
    'delta',
    'quantityAfter',
    'source',
    'reference',
    'stationId',
    'workerId',
    'sequence',
    'hash',
  ],
  cells: (row) => [
    row.id,
    row.occurredAt,
    row.recordedAt,
    row.sku,
    row.type,
    row.delta,
    row.quantityAfter,
    row.source,
    row.reference,
    row.stationId,
    row.workerId,
    row.sequence,
    row.hash,
  ],
  async readPage(cursor) {
    const query = {
      limit: String(pageLimitMax),
      ...(workerId ? { workerId } : {}),
      ...(cursor ? { cursor } : {}),
    };
    const result = await host.request('listTransactions', { query });
    if (!result.ok) return result;
    const { transactions: rows, total, nextCursor } = result.answer;
    return { ...result, answer: { rows, total, nextCursor } };
  },
});
