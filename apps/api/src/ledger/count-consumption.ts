import { addRecent, countMovements, dayOf, type MovementType, promised } from '@wms/domain';
import type { Statements } from '../store/statements/statements.ts';
import type { Commit } from '../store/store.ts';

/** A ledger row as the database gives it, with its place in its chain. */
export type ChainRow = Awaited<ReturnType<Statements['readUnsweptRows']>>[number];
type Counted = Awaited<ReturnType<Statements['lockConsumption']>>[number][number];

/** How many rows of a chain are read at a time. */
const rowsPerStretch = 1000;

/** A ledger row for the rules, which know the types of movements by name. */
export const countable = <Row extends { readonly type: string }>(row: Row) => ({
  ...row,
  type: row.type as MovementType,
});

/**
 * Counts ledger rows into the consumption of their SKUs, each row once however often it is handed in: a SKU's own row
 * says up to which of its chain it has been counted, and changes in the same commit as the sums. Rows that are missing
 * in between are counted with them.
 */
export async function countConsumption(
  commit: Commit,
  warehouseId: string,
  rows: readonly ChainRow[],
): Promise<void> {
  const { q } = commit;
  const rowsBySku = Map.groupBy(rows, ({ sku }) => sku);
  const before = await lockCounted(commit, warehouseId, [...rowsBySku.keys()].toSorted());
  const today = dayOf(commit.now);
  const counted: Parameters<Statements['setConsumption']>[0][number][] = [];
  const days: Parameters<Statements['addConsumptionDays']>[0][number][] = [];
  for (const was of before) {
    const { sku } = was;
    const fresh = await uncountedRows(commit, warehouseId, was, rowsBySku.get(sku) ?? []);
    const newest = fresh.at(-1);
    if (!newest) continue;
    const added = countMovements(fresh.map(countable), was.newestDay);
    // Before the days are written: those of these rows know their newest row already.
    for (const late of added.late) await q.moveLaterDays({ warehouseId, sku, ...late });
    days.push(...added.days.map((day) => ({ warehouseId, sku, ...day })));
    const consumedByDay = new Map(added.days.map(({ day, consumed }) => [day, consumed]));
    counted.push({
      warehouseId,
      sku,
      countedSequence: newest.sequence,
      newestDay: added.newestDay,
      recent: addRecent(was.recent, consumedByDay, today),
    });
  }
  await Promise.all([q.addConsumptionDays(days), q.setConsumption(counted)]);
}

async function lockCounted({ q }: Commit, warehouseId: string, skus: readonly string[]): Promise<Counted[]> {
  const keys = skus.map((sku) => ({ warehouseId, sku }));
  const found = await q.lockConsumption(keys);
  const unknown = keys.filter((_, index) => found[index]?.length === 0);
  if (unknown.length === 0) return found.flat();
  await q.openConsumption(unknown);
  return (await q.lockConsumption(keys)).flat();
}

/** The rows of one SKU that are not counted yet, the oldest first and without a gap. */
async function uncountedRows(
  { q }: Commit,
  warehouseId: string,
  { countedSequence }: Counted,
  rows: readonly ChainRow[],
): Promise<Omit<ChainRow, 'sku'>[]> {
  const fresh: Omit<ChainRow, 'sku'>[] = rows
    .filter(({ sequence }) => sequence > countedSequence)
    .toSorted((a, b) => a.sequence - b.sequence);
  // On PostgreSQL a row may have an older id than one that was committed before it, and a sweep have passed it by.
  for (let oldest = fresh[0]; oldest && oldest.sequence > countedSequence + 1; oldest = fresh[0]) {
    const floor = Math.max(countedSequence, oldest.sequence - 1 - rowsPerStretch);
    const stretch = await q.walkTail({ warehouseId, startId: oldest.previousId, floor });
    promised(stretch[0], 'a chain has no gap');
    fresh.unshift(...stretch.toReversed());
  }
  return fresh;
}
