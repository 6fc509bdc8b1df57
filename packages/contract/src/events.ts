import { eventNames } from '@wms/domain';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { instant, pageAnswer, paging, text } from './fields.ts';

/** Event streams that one token may have open at once. */
export const streamsPerTokenMax = 5;
/** How often a stream that has nothing to say sends a comment, in milliseconds. */
export const streamHeartbeatMs = 15_000;
/** How long events are kept. */
export const eventLifeDays = 90;

/**
 * What a stream says has changed, for screens that want to be current: there is no event for most changes. It is a
 * message without data and without an id, `event: stock.changed`, that is not kept: whoever comes back reads anew.
 */
export const changeSubjects = ['stock', 'shipments', 'alerts', 'workers'] as const;
export type ChangeSubject = (typeof changeSubjects)[number];
/** The name of such a message. */
export const changeName = (subject: ChangeSubject): string => `${subject}.changed`;

/** An event of the warehouse. What it is about stands between these fields, such as `shipmentId` or `sku`. */
export const warehouseEvent = z.looseObject({
  id: z.string(),
  event: z.enum(eventNames),
  timestamp: instant,
});
export type WarehouseEvent = z.infer<typeof warehouseEvent>;

/** Where to go on: after an event, by its id. */
const after = text(100).optional();

export const listEvents = {
  surface: 'wms',
  method: 'GET',
  path: '/events',
  summary: 'The warehouse’s events, oldest first, none left out',
  description: `Begins with the oldest that is kept (${eventLifeDays} days), or after ?after= (an event’s id) or ?cursor=. When nextCursor is null this was the newest; go on later with ?after= and the last id. A place before the oldest kept event is answered 410, so that nothing is missed unnoticed.`,
  roles: ['SUPERVISOR'],
  query: z
    .strictObject({ limit: paging.limit, cursor: paging.cursor, after })
    .refine((query) => query.cursor === undefined || query.after === undefined, {
      path: ['after'],
      message: 'goes without cursor',
    }),
  status: 200,
  answer: z.object({ events: z.array(warehouseEvent), nextCursor: pageAnswer.nextCursor }),
  errors: ['EVENTS_GONE'],
  idempotent: false,
} as const satisfies Endpoint;

export const streamEvents = {
  surface: 'wms',
  method: 'GET',
  path: '/events/stream',
  summary: 'The same events as they happen, as server-sent events',
  description: `Goes on after Last-Event-ID or ?after=; without either it begins now, and tells the id to resume from at once. Comments every ${streamHeartbeatMs / 1000} s keep it alive. Messages without data, such as event: stock.changed, say at most once a second that something changed that is no event: read it anew. It ends when the token does; ${streamsPerTokenMax} may be open for each token.`,
  roles: ['SUPERVISOR'],
  query: z.strictObject({ after }),
  status: 200,
  answer: warehouseEvent,
  stream: true,
  errors: ['EVENTS_GONE', 'TOO_MANY_STREAMS'],
  idempotent: false,
} as const satisfies Endpoint;
