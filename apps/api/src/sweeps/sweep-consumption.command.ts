import { countConsumption } from '../ledger/count-consumption.ts';
import { idsFrom } from '../store/ids.ts';
import type { Commit } from '../store/store.ts';

/**
 * A row younger than this is left for the next sweep: on PostgreSQL a commit with an older id may still be on its way.
 * Whoever reads consumption adds the rows that are not counted yet.
 */
export const settleMs = 2_000;

/**
 * One slice of the consumption sweep: counts the next ledger rows of a warehouse and notes how far it came, in one
 * commit. Cut off anywhere, it has done all of that or nothing.
 */
export async function sweepConsumption(
  commit: Commit,
  { warehouseId, limit }: { warehouseId: string; limit: number },
): Promise<{ rows: number; isDone: boolean }> {
  const { q, now } = commit;
  const [sweep] = await q.lockConsumptionSweep({ warehouseId });
  const after = sweep?.sweptId ?? '';
  const rows = await q.readUnsweptRows({ warehouseId, after, before: idsFrom(now - settleMs), limit });
  await countConsumption(commit, warehouseId, rows);
  const last = rows.at(-1);
  if (last) await q.noteConsumptionSweep({ warehouseId, sweptId: last.id });
  return { rows: rows.length, isDone: rows.length < limit };
}
