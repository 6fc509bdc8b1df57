import { dayOf } from '@wms/domain';
import type { Statements } from '../../store/statements/statements.ts';

/** How many rows of a chain are walked at a time. */
const rowsPerStretch = 1000;

/** What a level held at an instant, and since when. */
export interface LevelThen {
  readonly quantity: number;
  readonly changedAt: number;
}

/**
 * The levels of these SKUs as they were at an instant (epoch milliseconds): what the newest row of each chain left that
 * had happened by then; null where none had. Each day's newest row is the way into its chain, so that no more is walked
 * than one day's rows and those that are not counted yet.
 */
export async function rewindLevels(
  q: Statements,
  { warehouseId, skus, at }: { warehouseId: string; skus: readonly string[]; at: number },
): Promise<(LevelThen | null)[]> {
  const keys = skus.map((sku) => ({ warehouseId, sku }));
  const tails = await q.findTails(keys);
  const days = await q.findConsumptionDay(keys.map((key) => ({ ...key, upTo: dayOf(at) })));
  const levels: (LevelThen | null)[] = [];
  for (const index of skus.keys()) {
    const [tail] = tails[index] ?? [];
    const [day] = days[index] ?? [];
    const uncounted = tail ? await walk(q, warehouseId, tail.headId, at, tail.countedSequence) : null;
    levels.push(uncounted ?? (day ? await walk(q, warehouseId, day.lastTransactionId, at, 0) : null));
  }
  return levels;
}

/** Walks a chain back to the first row that had happened by the instant; null when there is none above `floor`. */
async function walk(
  q: Statements,
  warehouseId: string,
  headId: string,
  at: number,
  floor: number,
): Promise<LevelThen | null> {
  let startId = headId;
  while (startId !== '') {
    const [row] = await q.walkToInstant({ warehouseId, startId, at, floor, stretch: rowsPerStretch });
    if (!row || row.sequence <= floor) return null;
    if (row.occurredAt <= at) return { quantity: row.quantityAfter, changedAt: row.occurredAt };
    if (row.sequence === floor + 1) return null;
    startId = row.previousId;
  }
  return null;
}
