import { updateAlerts } from '../replenishment/update-alerts.ts';
import type { Commit } from '../store/store.ts';

/** The last level that a sweep has looked at. */
export interface SweepPlace {
  readonly warehouseId: string;
  readonly sku: string;
}

export const beforeEveryLevel: SweepPlace = { warehouseId: '', sku: '' };

export interface SweepSlice {
  /** How many levels it looked at, how many alerts it opened, and how many it ended. */
  readonly levels: number;
  readonly opened: number;
  readonly resolved: number;
  /** Where the next slice begins; null when this was the last. */
  readonly next: SweepPlace | null;
}

/**
 * One slice of the replenishment sweep: locks up to `limit` moved levels after a place, does with them what is due,
 * and clears their marks, in one commit. A level that moves meanwhile waits for the lock and marks itself anew.
 */
export async function sweepMovedLevels(
  commit: Commit,
  { after, limit }: { after: SweepPlace; limit: number },
): Promise<SweepSlice> {
  const { q } = commit;
  const levels = await q.lockMovedLevels({ afterWarehouseId: after.warehouseId, afterSku: after.sku, limit });
  const { opened, resolved } = await updateAlerts(commit, levels);
  await q.clearMarks(levels);
  const last = levels.at(-1);
  const next = last && levels.length === limit ? { warehouseId: last.warehouseId, sku: last.sku } : null;
  return { levels: levels.length, opened, resolved, next };
}
