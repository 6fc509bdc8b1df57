import { isRejected, type Outcome } from '@wms/domain';
import { countConsumption } from '../../ledger/count-consumption.ts';
import { createLevels, recordMovements } from '../../ledger/record-movements.ts';
import type { Commit } from '../../store/store.ts';
import { type ChainEnd, emptyChainEnd, followHistory, type HistoryRow } from './history-row.ts';

export interface ImportHistory {
  readonly warehouseId: string;
  /** SHA-256 of the file, which tells a resumed import from a new one. */
  readonly fileDigest: string;
  /** The line that the commit before this one came to, 0 at the start. */
  readonly afterLine: number;
  /** The line that this commit comes to. */
  readonly toLine: number;
  /** In time order. */
  readonly rows: readonly HistoryRow[];
}

/** Nothing was written where there is a fault. */
export type ImportedHistory =
  { readonly imported: number } | { readonly fault: { line: number; reason: string } };

/**
 * Appends one stretch of a history file to the ledger, and notes in the same commit how far the file has come, so
 * that an import that was cut off goes on where it stopped. A catalogue SKU without a level gets one.
 */
export async function importHistory(
  commit: Commit,
  { warehouseId, fileDigest, afterLine, toLine, rows }: ImportHistory,
): Promise<Outcome<ImportedHistory>> {
  const { q, now } = commit;
  const [progress] = await q.claimHistoryImport({ warehouseId, fileDigest, now });
  if (progress?.line !== afterLine) {
    return { fault: { line: afterLine + 1, reason: 'another import of the same file is running' } };
  }
  const fault = await findFault(commit, warehouseId, rows);
  if (fault) return { fault };

  const skus = [...new Set(rows.map(({ sku }) => sku))].toSorted();
  await createLevels(
    commit,
    warehouseId,
    skus.map((sku) => ({ sku, parLevel: 0, refillThreshold: 0, needsReview: true })),
  );
  const recorded = await recordMovements(commit, { warehouseId, source: 'IMPORT', userId: null }, rows);
  if (isRejected(recorded)) return recorded;
  // Here and not by the sweep: whoever looks at consumption next would find years of rows to add up by themselves.
  await countConsumption(commit, warehouseId, recorded.rows);
  await q.noteHistoryImport({ warehouseId, fileDigest, line: toLine, rows: rows.length });
  return { imported: rows.length };
}

/** The file was checked before, but the warehouse may have moved since. */
async function findFault({ q }: Commit, warehouseId: string, rows: readonly HistoryRow[]) {
  const skus = [...new Set(rows.map(({ sku }) => sku))].toSorted();
  const levels = await q.lockLevels(skus.map((sku) => ({ warehouseId, sku })));
  const ends = new Map<string, ChainEnd>();
  for (const { sku, quantity, headId } of levels.flat()) {
    const [head] = await q.findLedgerRow({ warehouseId, id: headId });
    ends.set(sku, { quantity, newestAt: head?.occurredAt ?? emptyChainEnd.newestAt });
  }
  for (const row of rows) {
    const end = followHistory(ends.get(row.sku) ?? emptyChainEnd, row);
    if (typeof end === 'string') return { line: row.line, reason: end };
    ends.set(row.sku, end);
  }
  return null;
}
