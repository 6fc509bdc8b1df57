import type { WarehouseEvent } from '@wms/contract';
import { type EventName, type Outcome, promised, reject } from '@wms/domain';
import type { Statements } from '../store/statements/statements.ts';
import type { Reading } from '../store/store.ts';
import { eventId } from './event-id.ts';

type EventRow = Awaited<ReturnType<Statements['pageEvents']>>[number];

export interface EventPage {
  readonly events: readonly WarehouseEvent[];
  /** The place of the last of them, or where the page began. */
  readonly position: number;
  /** Whether the log goes on behind them. */
  readonly hasMore: boolean;
}

/** Where a warehouse's event log ends: the place of its newest event, 0 when there has been none. */
export async function newestPosition(store: Reading, warehouseId: string): Promise<number> {
  const [[warehouse] = []] = await store.read.readEventPositions([{ warehouseId }]);
  return promised(warehouse, 'a caller’s warehouse exists').position;
}

/**
 * The events after a place, in commit order; `null` begins with the oldest that is kept. Rejects with EVENTS_GONE
 * where the next event is no longer kept, or the place was never reached: going on from there would miss events.
 */
export async function readEvents(
  store: Reading,
  warehouseId: string,
  { after, limit }: { after: number | null; limit: number },
): Promise<Outcome<EventPage>> {
  // Read before the page, so that an event that commits in between cannot look like one that was dropped.
  const newest = await newestPosition(store, warehouseId);
  const rows = await store.read.pageEvents({ warehouseId, after: after ?? 0, limit: limit + 1 });
  const follows = rows[0] ? rows[0].position === (after ?? 0) + 1 : newest === (after ?? 0);
  if (after !== null && !follows) {
    return reject({ code: 'EVENTS_GONE', newestId: eventId(warehouseId, newest) });
  }
  const shown = rows.slice(0, limit);
  return {
    events: shown.map((row) => presentEvent(warehouseId, row)),
    position: shown.at(-1)?.position ?? after ?? newest,
    hasMore: rows.length > limit,
  };
}

const presentEvent = (warehouseId: string, { position, name, fields, at }: EventRow): WarehouseEvent => ({
  id: eventId(warehouseId, position),
  event: name as EventName,
  ...(JSON.parse(fields) as object),
  timestamp: new Date(at).toISOString(),
});
