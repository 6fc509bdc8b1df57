import { openStore } from '../apps/api/src/open-store.ts';
import { BenchFailure } from './processes.ts';

/** Ledger rows in one commit of the import. */
const rowsPerCommit = 2_000;
const dayMs = 86_400_000;
/** More than a SKU can sell in the year. */
const openingPieces = 100_000;
const piecesPerSaleMax = 9;

interface HistoryRow {
  readonly sku: string;
  readonly type: 'SALE' | 'ADJUSTMENT';
  readonly delta: number;
  readonly reference: null;
  readonly occurredAt: number;
  readonly line: number;
}

export interface YearOfSales {
  readonly folder: string;
  readonly warehouseId: string;
  readonly skus: readonly string[];
  /** Days of the year on which a SKU sells, on average; some sell four times as often as others. */
  readonly saleDays: number;
}

/**
 * Writes a year of sales that ends yesterday into a warehouse, as `wms history import` does. Gives the number of
 * ledger rows.
 */
export async function importYearOfSales({
  folder,
  warehouseId,
  skus,
  saleDays,
}: YearOfSales): Promise<number> {
  const store = await openStore({ dataFolder: folder }, Date.now);
  const commit = async (afterLine: number, rows: readonly HistoryRow[]) => {
    const toLine = afterLine + rows.length;
    const outcome = await store.commit('importHistory', {
      warehouseId,
      fileDigest: 'bench',
      afterLine,
      toLine,
      rows,
    });
    if (!('text' in outcome) || 'fault' in (JSON.parse(outcome.text) as object)) {
      throw new BenchFailure(`the history was refused: ${JSON.stringify(outcome)}`);
    }
    return toLine;
  };
  let line = 0;
  let waiting: HistoryRow[] = [];
  for (const row of sellForAYear(skus, saleDays)) {
    waiting.push({ ...row, line: line + waiting.length + 1 });
    if (waiting.length < rowsPerCommit) continue;
    line = await commit(line, waiting);
    waiting = [];
  }
  line = await commit(line, waiting);
  await store.close();
  return line;
}

/** Opening balances a year ago, then the sales of each day. */
function* sellForAYear(skus: readonly string[], saleDays: number): Generator<Omit<HistoryRow, 'line'>> {
  const firstDay = Math.floor(Date.now() / dayMs) * dayMs - 365 * dayMs;
  const random = seededRandom();
  for (const sku of skus) {
    yield { sku, type: 'ADJUSTMENT', delta: openingPieces, reference: null, occurredAt: firstDay };
  }
  for (let day = 0; day < 365; day++) {
    for (const [index, sku] of skus.entries()) {
      const share = (saleDays / 365) * (0.4 + 0.4 * (index % 4));
      if (random() >= share) continue;
      const delta = -1 - Math.floor(random() * piecesPerSaleMax);
      yield { sku, type: 'SALE', delta, reference: null, occurredAt: firstDay + day * dayMs + 1 };
    }
  }
}

/** Numbers from 0 to below 1, the same in every run: a linear congruential generator (Knuth, MMIX), its upper half. */
function seededRandom(): () => number {
  let state = 888n;
  return () => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    return Number(state >> 32n) / 2 ** 32;
  };
}
