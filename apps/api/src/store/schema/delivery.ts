import { eventNames } from '@wms/domain';
import { sql } from '../drizzle.ts';
import { oneOf, type Words } from '../words.ts';

/** The outbox: events written in the commit that causes them, and their way to partners. */
export function deliveryTables(w: Words) {
  const events = w.table(
    'events',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      position: w.count('position').notNull(), // gapless in its warehouse, in commit order
      id: w.text('id').notNull(),
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
      secret: w.text('secret').notNull(), // encrypted, with its key's id
      createdAt: w.instant('created_at').notNull(),
      deletedAt: w.instant('deleted_at'),
    },
    (t) => [w.primaryKey({ columns: [t.warehouseId, t.id] })],
  );

  const deliveries = w.table(
    'webhook_deliveries',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      id: w.text('id').notNull(),
      webhookId: w.text('webhook_id').notNull(),
      eventPosition: w.count('event_position').notNull(),
      attemptedAt: w.instant('attempted_at').notNull(),
      status: w.integer('status'), // of the receiver's answer, null when there was none
      latencyMs: w.integer('latency_ms').notNull(),
      excerpt: w.text('excerpt').notNull(), // the answer's first 1 KB, or what failed
    },
    (t) => [
      w.primaryKey({ columns: [t.warehouseId, t.id] }),
      w.index('webhook_deliveries_webhook').on(t.warehouseId, t.webhookId, t.id),
    ],
  );

  return { events, webhooks, deliveries };
}
