import { type AnswerOf, encodeCursor, type ParsedOf } from '@wms/contract';
import { isRejected, type Outcome, reject } from '@wms/domain';
import type { WarehouseCaller } from '../../caller.ts';
import { eventId, eventPosition } from '../../outbox/event-id.ts';
import { newestPosition, readEvents } from '../../outbox/read-events.ts';
import type { Reading } from '../../store/store.ts';

/** GET /events: the warehouse's event log from a place on, oldest first. */
export async function listEvents(
  store: Reading,
  { warehouseId }: WarehouseCaller,
  { limit, cursor, after }: ParsedOf<'listEvents'>['query'],
): Promise<Outcome<AnswerOf<'listEvents'>>> {
  const from = await placeOf(store, warehouseId, cursor ?? after);
  if (isRejected(from)) return from;
  const page = await readEvents(store, warehouseId, { after: from, limit });
  if (isRejected(page)) return page;
  const { events, position, hasMore } = page;
  return {
    events: [...events],
    nextCursor: hasMore ? encodeCursor(eventId(warehouseId, position)) : null,
  };
}

/** The place that an id names, null for none given. Rejects an id that is none of this warehouse's. */
export async function placeOf(
  store: Reading,
  warehouseId: string,
  id: string | undefined,
): Promise<Outcome<number | null>> {
  if (id === undefined) return null;
  const position = eventPosition(warehouseId, id);
  if (position !== null) return position;
  return reject({
    code: 'EVENTS_GONE',
    newestId: eventId(warehouseId, await newestPosition(store, warehouseId)),
  });
}
