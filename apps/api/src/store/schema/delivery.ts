import { deliveryKinds, eventNames } from '@wms/domain';
import { sql } from '../drizzle.ts';
import { oneOf, type Words } from '../words.ts';

/** The outbox: events written in the commit that causes them, and their way to partners. */
export function deliveryTables(w: Words) {
  const events = w.table(
    'events',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      position: w.count('position').notNull(), // gapless in its warehouse, in commit order
      name: w.text('name').notNull(),
      fields: w.text('fields').notNull(), // JSON
      at: w.instant('at').notNull(),
      dispatched: w.flag('dispatched').notNull(),
    },
    (t) => [
      w.primaryKey({ columns: [t.warehouseId, t.position] }),
      w
        .index('events_undispatched')
        .on(t.warehouseId, t.position)
        .where(sql`not ${t.dispatched}`),
      w.index('events_at').on(t.at),
      w.check('events_name', oneOf(t.name, eventNames)),
    ],
  );

  const webhooks = w.table(
    'webhooks',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      id: w.text('id').notNull(),
      url: w.text('url').notNull(),
      events: w.text('events').notNull(), // JSON array of names
      secret: w.text('secret').notNull(), // sealed, with its key's id
      fromPosition: w.count('from_position').notNull(), // the events after this one are for it
      createdAt: w.instant('created_at').notNull(),
      deletedAt: w.instant('deleted_at'),
    },
    (t) => [w.primaryKey({ columns: [t.warehouseId, t.id] })],
  );

  /** Each row is at most one POST: it is claimed, durably, before anything is sent, and never again. */
  const deliveries = w.table(
    'webhook_deliveries',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      id: w.text('id').notNull(),
      webhookId: w.text('webhook_id').notNull(),
      kind: w.text('kind').notNull(),
      messageId: w.text('message_id').notNull(), // what the receiver sees: its own id, or that of the delivery resent
      event: w.text('event').notNull(),
      eventPosition: w.count('event_position'), // null for a test
      eventAt: w.instant('event_at').notNull(),
      createdAt: w.instant('created_at').notNull(),
      attemptedAt: w.instant('attempted_at'), // null while it waits
      latencyMs: w.integer('latency_ms'), // null until there is an outcome
      status: w.integer('status'), // of the receiver's answer, null when there was none
      failure: w.text('failure'), // why there was none, a sentence
      excerpt: w.text('excerpt'), // the answer's first 1 KB
    },
    (t) => [
      w.primaryKey({ columns: [t.warehouseId, t.id] }),
      w.index('webhook_deliveries_webhook').on(t.warehouseId, t.webhookId, t.id),
      w
        .index('webhook_deliveries_waiting')
        .on(t.warehouseId, t.webhookId, t.id)
        .where(sql`${t.attemptedAt} is null`),
      w.index('webhook_deliveries_created').on(t.createdAt),
      w.check('webhook_deliveries_kind', oneOf(t.kind, deliveryKinds)),
      w.check('webhook_deliveries_event', oneOf(t.event, eventNames)),
    ],
  );

  return { events, webhooks, deliveries };
}
