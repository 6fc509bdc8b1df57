import {
  type ChainEnd,
  emptyChainEnd,
  followHistory,
  type HistoryRow,
} from '../features/history/history-row.ts';
import type { WmsStore } from '../open-store.ts';
import type { HistoryLine } from './read-history.ts';

type Reader = WmsStore['read'];

/**
 * Checks a history against itself and the warehouse: known SKUs, time order, no movement of the future or older
 * than what the ledger has, no balance below zero. It remembers one balance a SKU, whatever the file's length.
 */
export class HistoryCheck {
  readonly #read: Reader;
  readonly #warehouseId: string;
  readonly #now: number;
  readonly #ends = new Map<string, ChainEnd>();
  #newestAt = Number.NEGATIVE_INFINITY;

  constructor(read: Reader, warehouseId: string, now: number) {
    this.#read = read;
    this.#warehouseId = warehouseId;
    this.#now = now;
  }

  /** The row when it fits all that came before it, else why not; a row that does not fit counts for nothing. */
  async next(line: HistoryLine): Promise<HistoryRow | string> {
    if ('fault' in line) return line.fault;
    const { row } = line;
    if (row.occurredAt > this.#now) return 'occurredAt is in the future';
    if (row.occurredAt < this.#newestAt)
      return 'occurredAt is earlier than on a line before: rows go in time order';
    const end = this.#ends.get(row.sku) ?? (await this.#findEnd(row.sku));
    if (end === null) return `sku ${row.sku} is not in the catalogue`;
    const after = followHistory(end, row);
    if (typeof after === 'string') return after;
    this.#ends.set(row.sku, after);
    this.#newestAt = row.occurredAt;
    return row;
  }

  /** Null when the SKU is not in the catalogue. */
  async #findEnd(sku: string): Promise<ChainEnd | null> {
    const warehouseId = this.#warehouseId;
    const [head] = await this.#read.findChainHead({ warehouseId, sku });
    if (head) {
      const [newest] = await this.#read.findLedgerRow({ warehouseId, id: head.headId });
      return { quantity: head.quantity, newestAt: newest?.occurredAt ?? emptyChainEnd.newestAt };
    }
    const [products = []] = await this.#read.findProducts([{ sku }]);
    return products.length > 0 ? emptyChainEnd : null;
  }
}
