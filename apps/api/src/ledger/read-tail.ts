import { consumedBy, dayOf } from '@wms/domain';
import type { Statements } from '../store/statements/statements.ts';
import { countable } from './count-consumption.ts';

/** The end of a SKU's chain, and up to which of its rows consumption is counted. */
export interface Tail {
  readonly headId: string;
  readonly sequence: number;
  readonly countedSequence: number;
}

/** How many rows of a chain are read at a time. */
const rowsPerStretch = 1000;

/**
 * Calls `visit` with the day and the consumption of every row of a SKU that is not counted yet, so that an answer made
 * of what is counted and of this is exact at any moment.
 */
export async function visitTail(
  q: Statements,
  warehouseId: string,
  tail: Tail,
  visit: (day: number, pieces: number) => void,
): Promise<void> {
  let startId = tail.headId;
  let sequence = tail.sequence;
  while (sequence > tail.countedSequence) {
    const floor = Math.max(tail.countedSequence, sequence - rowsPerStretch);
    const rows = await q.walkTail({ warehouseId, startId, floor });
    for (const row of rows) visit(dayOf(row.occurredAt), consumedBy(countable(row)));
    startId = rows.at(-1)?.previousId ?? '';
    sequence = floor;
  }
}
