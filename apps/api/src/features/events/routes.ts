import { isRejected } from '@wms/domain';
import type { EndpointRequest, Handlers } from '../../http/endpoint.ts';
import { refuse } from '../../http/outcome.ts';
import type { EventStreams } from '../../outbox/event-streams.ts';
import { readKeptCounts } from '../../outbox/changed-subjects.ts';
import { newestPosition, readEvents } from '../../outbox/read-events.ts';
import type { Reading } from '../../store/store.ts';
import { listEvents, placeOf } from './list-events.query.ts';

/** What a client that finds every stream taken is asked to wait. */
const streamRetrySeconds = 30;

export interface EventParts {
  readonly store: Reading;
  readonly eventStreams: EventStreams;
}

export const eventHandlers = (parts: EventParts): Pick<Handlers, 'listEvents' | 'streamEvents'> => ({
  async listEvents({ caller, query }) {
    const answer = await listEvents(parts.store, caller, query);
    return isRejected(answer) ? answer : { answer };
  },
  streamEvents: (request) => streamEvents(parts, request),
});

/** GET /events/stream: what came after the place named, then what comes. Last-Event-ID is the newer of two names. */
async function streamEvents(
  { store, eventStreams }: EventParts,
  { caller, query, lastEventId }: EndpointRequest<'streamEvents'>,
) {
  const { tokenId, warehouseId } = caller;
  const from = await placeOf(store, warehouseId, lastEventId ?? query.after);
  if (isRejected(from)) return from;
  if (from !== null) {
    const known = await readEvents(store, warehouseId, { after: from, limit: 1 });
    if (isRejected(known)) return known;
  }
  const after = from ?? (await newestPosition(store, warehouseId));
  const [counts = new Map<string, number>()] = await readKeptCounts(store, [warehouseId]);
  const stream = eventStreams.open({ tokenId, warehouseId, after, counts });
  if (!stream) return refuse('TOO_MANY_STREAMS', { retryAfterSeconds: streamRetrySeconds });
  return { stream };
}
