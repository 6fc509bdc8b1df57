import { and, asc, desc, eq, gt, isNull, lt, sql } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { $, $sql } from './placeholder.ts';

/** Events, webhooks, and the deliveries that carry the ones to the others. */
export function deliveryStatements({ db, schema, locked, statement, forEach }: Preparing) {
  const { accounts, deliveries, events, warehouses, webhooks } = schema;

  const webhookColumns = {
    id: webhooks.id,
    url: webhooks.url,
    events: webhooks.events,
    createdAt: webhooks.createdAt,
    fromPosition: webhooks.fromPosition,
  };
  const deliveryColumns = {
    id: deliveries.id,
    webhookId: deliveries.webhookId,
    kind: deliveries.kind,
    messageId: deliveries.messageId,
    event: deliveries.event,
    eventPosition: deliveries.eventPosition,
    eventAt: deliveries.eventAt,
    createdAt: deliveries.createdAt,
    attemptedAt: deliveries.attemptedAt,
    latencyMs: deliveries.latencyMs,
    status: deliveries.status,
    failure: deliveries.failure,
    excerpt: deliveries.excerpt,
  };
  const thisDelivery = and(eq(deliveries.warehouseId, $('warehouseId')), eq(deliveries.id, $('id')));
  const ofThisWebhook = and(
    eq(deliveries.warehouseId, $('warehouseId')),
    eq(deliveries.webhookId, $('webhookId')),
  );
  const thisEvent = and(eq(events.warehouseId, $('warehouseId')), eq(events.position, $('position')));
  // The partial indexes' own words, which SQLite's planner looks for.
  const isUndispatched = sql`not ${events.dispatched}`;
  const isWaiting = isNull(deliveries.attemptedAt);

  return {
    /** The next places in the warehouse's event log, up to the one answered; the row lock keeps places in commit order. */
    takeEventPositions: statement<{ warehouseId: string; count: number }>()('takeEventPositions', () =>
      db
        .update(warehouses)
        .set({ eventPosition: sql`${warehouses.eventPosition} + ${$('count')}` })
        .where(eq(warehouses.id, $('warehouseId')))
        .returning({ last: warehouses.eventPosition }),
    ),
    insertEvents: forEach<Omit<typeof events.$inferInsert, 'dispatched'>>()('insertEvents', () =>
      db.insert(events).values({
        warehouseId: $('warehouseId'),
        position: $('position'),
        name: $('name'),
        fields: $('fields'),
        at: $('at'),
        dispatched: false,
      }),
    ),
    /** Where the logs of these warehouses end, in the same order. */
    readEventPositions: forEach<{ warehouseId: string }>()('readEventPositions', () =>
      db
        .select({ position: warehouses.eventPosition })
        .from(warehouses)
        .where(eq(warehouses.id, $('warehouseId'))),
    ),
    /** The same, holding it: no event of the warehouse commits meanwhile. */
    lockEventPosition: statement<{ warehouseId: string }>()('lockEventPosition', () =>
      locked(
        db
          .select({ position: warehouses.eventPosition })
          .from(warehouses)
          .where(eq(warehouses.id, $('warehouseId'))),
      ),
    ),
    pageEvents: statement<{ warehouseId: string; after: number; limit: number }>()('pageEvents', () =>
      db
        .select({ position: events.position, name: events.name, fields: events.fields, at: events.at })
        .from(events)
        .where(and(eq(events.warehouseId, $('warehouseId')), gt(events.position, $('after'))))
        .orderBy(asc(events.position))
        .limit($('limit')),
    ),
    readEventFields: forEach<{ warehouseId: string; position: number }>()('readEventFields', () =>
      db.select({ fields: events.fields }).from(events).where(thisEvent),
    ),
    findUndispatched: statement()('findUndispatched', () =>
      db.select({ position: events.position }).from(events).where(isUndispatched).limit(1),
    ),
    lockUndispatched: statement<{ limit: number }>()('lockUndispatched', () =>
      locked(
        db
          .select({
            warehouseId: events.warehouseId,
            position: events.position,
            name: events.name,
            at: events.at,
          })
          .from(events)
          .where(isUndispatched)
          .orderBy(asc(events.warehouseId), asc(events.position))
          .limit($('limit')),
        { skipLocked: true },
      ),
    ),
    setDispatched: forEach<{ warehouseId: string; position: number }>()('setDispatched', () =>
      db.update(events).set({ dispatched: true }).where(thisEvent),
    ),
    dropOldEvents: statement<{ before: number; limit: number }>()('dropOldEvents', () =>
      db
        .delete(events)
        .where(
          sql`(${events.warehouseId}, ${events.position}) in ${db
            .select({ warehouseId: events.warehouseId, position: events.position })
            .from(events)
            .where(and(lt(events.at, $('before')), eq(events.dispatched, true)))
            .limit($('limit'))}`,
        )
        .returning({ position: events.position }),
    ),

    insertWebhook: statement<Omit<typeof webhooks.$inferInsert, 'deletedAt'>>()('insertWebhook', () =>
      db.insert(webhooks).values({
        warehouseId: $('warehouseId'),
        id: $('id'),
        url: $('url'),
        events: $('events'),
        secret: $('secret'),
        fromPosition: $('fromPosition'),
        createdAt: $('createdAt'),
      }),
    ),
    listLiveWebhooks: statement<{ warehouseId: string }>()('listLiveWebhooks', () =>
      db
        .select(webhookColumns)
        .from(webhooks)
        .where(and(eq(webhooks.warehouseId, $('warehouseId')), isNull(webhooks.deletedAt)))
        .orderBy(asc(webhooks.createdAt), asc(webhooks.id)),
    ),
    findLiveWebhook: statement<{ warehouseId: string; id: string }>()('findLiveWebhook', () =>
      db
        .select(webhookColumns)
        .from(webhooks)
        .where(
          and(
            eq(webhooks.warehouseId, $('warehouseId')),
            eq(webhooks.id, $('id')),
            isNull(webhooks.deletedAt),
          ),
        ),
    ),
    deleteWebhook: statement<{ warehouseId: string; id: string; now: number }>()('deleteWebhook', () =>
      db
        .update(webhooks)
        .set({ deletedAt: $sql('now') })
        .where(
          and(
            eq(webhooks.warehouseId, $('warehouseId')),
            eq(webhooks.id, $('id')),
            isNull(webhooks.deletedAt),
          ),
        )
        .returning({ id: webhooks.id, url: webhooks.url }),
    ),
    /** Where a delivery goes, and whether it still may. */
    findReceivers: forEach<{ warehouseId: string; webhookId: string }>()('findReceivers', () =>
      db
        .select({
          url: webhooks.url,
          secret: webhooks.secret,
          deletedAt: webhooks.deletedAt,
          accountStatus: accounts.status,
        })
        .from(webhooks)
        .innerJoin(warehouses, eq(warehouses.id, webhooks.warehouseId))
        .innerJoin(accounts, eq(accounts.id, warehouses.accountId))
        .where(and(eq(webhooks.warehouseId, $('warehouseId')), eq(webhooks.id, $('webhookId')))),
    ),

    insertDeliveries: forEach<
      Pick<
        typeof deliveries.$inferInsert,
        'warehouseId' | 'id' | 'webhookId' | 'kind' | 'messageId' | 'event' | 'eventAt' | 'createdAt'
      > & { eventPosition: number | null }
    >()('insertDeliveries', () =>
      db.insert(deliveries).values({
        warehouseId: $('warehouseId'),
        id: $('id'),
        webhookId: $('webhookId'),
        kind: $('kind'),
        messageId: $('messageId'),
        event: $('event'),
        eventPosition: $('eventPosition'),
        eventAt: $('eventAt'),
        createdAt: $('createdAt'),
      }),
    ),
    /** A webhook's deliveries, newest first; begin with `afterEveryId`. */
    pageDeliveries: forEach<{ warehouseId: string; webhookId: string; before: string; limit: number }>()(
      'pageDeliveries',
      () =>
        db
          .select(deliveryColumns)
          .from(deliveries)
          .where(and(ofThisWebhook, lt(deliveries.id, $('before'))))
          .orderBy(desc(deliveries.id))
          .limit($('limit')),
    ),
    findDelivery: statement<{ warehouseId: string; id: string }>()('findDelivery', () =>
      db.select(deliveryColumns).from(deliveries).where(thisDelivery),
    ),
    /** The first webhook after this one that has a delivery waiting, and the one that has waited longest. */
    nextWaitingWebhook: statement<{ warehouseId: string; webhookId: string }>()('nextWaitingWebhook', () =>
      db
        .select({ warehouseId: deliveries.warehouseId, webhookId: deliveries.webhookId })
        .from(deliveries)
        .where(
          and(
            isWaiting,
            sql`(${deliveries.warehouseId}, ${deliveries.webhookId}) > (${$('warehouseId')}, ${$('webhookId')})`,
          ),
        )
        .orderBy(asc(deliveries.warehouseId), asc(deliveries.webhookId))
        .limit(1),
    ),
    waitingDeliveries: statement<{ warehouseId: string; webhookId: string; limit: number }>()(
      'waitingDeliveries',
      () =>
        db
          .select({
            warehouseId: deliveries.warehouseId,
            webhookId: deliveries.webhookId,
            id: deliveries.id,
          })
          .from(deliveries)
          .where(and(ofThisWebhook, isWaiting))
          .orderBy(asc(deliveries.id))
          .limit($('limit')),
    ),
    /** Holds deliveries that still wait; one that another node holds is left to it. */
    lockWaitingDeliveries: forEach<{ warehouseId: string; id: string }>()('lockWaitingDeliveries', () =>
      locked(
        db
          .select({
            warehouseId: deliveries.warehouseId,
            id: deliveries.id,
            webhookId: deliveries.webhookId,
            messageId: deliveries.messageId,
            event: deliveries.event,
            eventPosition: deliveries.eventPosition,
            eventAt: deliveries.eventAt,
          })
          .from(deliveries)
          .where(and(thisDelivery, isWaiting)),
        { skipLocked: true },
      ),
    ),
    claimDeliveries: forEach<{ warehouseId: string; id: string; now: number }>()('claimDeliveries', () =>
      db
        .update(deliveries)
        .set({ attemptedAt: $sql('now') })
        .where(thisDelivery),
    ),
    recordDeliveries: forEach<{
      warehouseId: string;
      id: string;
      latencyMs: number;
      status: number | null;
      failure: string | null;
      excerpt: string | null;
    }>()('recordDeliveries', () =>
      db
        .update(deliveries)
        .set({
          latencyMs: $sql('latencyMs'),
          status: $sql('status'),
          failure: $sql('failure'),
          excerpt: $sql('excerpt'),
        })
        .where(thisDelivery),
    ),
    dropOldDeliveries: statement<{ before: number; limit: number }>()('dropOldDeliveries', () =>
      db
        .delete(deliveries)
        .where(
          sql`(${deliveries.warehouseId}, ${deliveries.id}) in ${db
            .select({ warehouseId: deliveries.warehouseId, id: deliveries.id })
            .from(deliveries)
            .where(lt(deliveries.createdAt, $('before')))
            .limit($('limit'))}`,
        )
        .returning({ id: deliveries.id }),
    ),
  };
}
