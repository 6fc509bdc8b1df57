import { and, asc, desc, eq, gt, lt, sql } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { $, $sql } from './placeholder.ts';

/** What is counted of the ledger: consumption by day, and which rows of each chain it holds. */
export function consumptionStatements({ db, schema, locked, statement, forEach, jsonArray }: Preparing) {
  const { ledger, levels, products, shipmentLines, warehouses } = schema;
  const { consumptionSweeps, consumption, consumptionDays } = schema;
  const thisSku = and(eq(consumption.warehouseId, $('warehouseId')), eq(consumption.sku, $('sku')));
  const daysOfSku = and(eq(consumptionDays.warehouseId, $('warehouseId')), eq(consumptionDays.sku, $('sku')));
  const counted = sql<number>`coalesce(${consumption.countedSequence}, 0)`.mapWith(Number);
  const countedOfLevel = and(
    eq(consumption.warehouseId, levels.warehouseId),
    eq(consumption.sku, levels.sku),
  );
  const levelPage = db
    .select({
      sku: levels.sku,
      currentStock: levels.quantity,
      uncountedRows: sql<number>`${levels.sequence} - ${counted}`.as('uncounted_rows'),
      recent: sql<string>`coalesce(${consumption.recent}, '')`.as('recent'),
    })
    .from(levels)
    .leftJoin(consumption, countedOfLevel)
    .where(and(eq(levels.warehouseId, $('warehouseId')), gt(levels.sku, $('after'))))
    .orderBy(asc(levels.sku))
    .limit($('limit'))
    .as('level_page');

  return {
    /** The next warehouses, after one, that have rows which no sweep has looked at. Ids sort by time. */
    pageUnsweptWarehouses: statement<{ after: string; before: string; limit: number }>()(
      'pageUnsweptWarehouses',
      () =>
        db
          .select({ warehouseId: warehouses.id })
          .from(warehouses)
          .leftJoin(consumptionSweeps, eq(consumptionSweeps.warehouseId, warehouses.id))
          .where(
            and(
              gt(warehouses.id, $('after')),
              sql`exists (select 1 from stock_transactions t where t.warehouse_id = ${warehouses.id}
              and t.id > coalesce(${consumptionSweeps.sweptId}, '') and t.id < ${$('before')})`,
            ),
          )
          .orderBy(asc(warehouses.id))
          .limit($('limit')),
    ),
    /** Makes or locks a warehouse's row, so that two nodes do not sweep it at once. */
    lockConsumptionSweep: statement<{ warehouseId: string }>()('lockConsumptionSweep', () =>
      db
        .insert(consumptionSweeps)
        .values({ warehouseId: $('warehouseId'), sweptId: '' })
        .onConflictDoUpdate({
          target: [consumptionSweeps.warehouseId],
          set: { sweptId: sql`${consumptionSweeps.sweptId}` },
        })
        .returning({ sweptId: consumptionSweeps.sweptId }),
    ),
    noteConsumptionSweep: statement<{ warehouseId: string; sweptId: string }>()('noteConsumptionSweep', () =>
      db
        .update(consumptionSweeps)
        .set({ sweptId: $sql('sweptId') })
        .where(eq(consumptionSweeps.warehouseId, $('warehouseId'))),
    ),
    readUnsweptRows: statement<{ warehouseId: string; after: string; before: string; limit: number }>()(
      'readUnsweptRows',
      () =>
        db
          .select({
            id: ledger.id,
            sku: ledger.sku,
            sequence: ledger.sequence,
            previousId: ledger.previousId,
            type: ledger.type,
            delta: ledger.delta,
            occurredAt: ledger.occurredAt,
          })
          .from(ledger)
          .where(
            and(
              eq(ledger.warehouseId, $('warehouseId')),
              gt(ledger.id, $('after')),
              lt(ledger.id, $('before')),
            ),
          )
          .orderBy(asc(ledger.id))
          .limit($('limit')),
    ),

    /** Makes the rows of SKUs of which nothing is counted yet. */
    openConsumption: forEach<{ warehouseId: string; sku: string }>()('openConsumption', () =>
      db
        .insert(consumption)
        .values({
          warehouseId: $('warehouseId'),
          sku: $('sku'),
          countedSequence: 0,
          newestDay: 0,
          recent: '',
        })
        .onConflictDoNothing(),
    ),
    /** Hand them in sorted by SKU, so that two that overlap do not wait for each other. */
    lockConsumption: forEach<{ warehouseId: string; sku: string }>()('lockConsumption', () =>
      locked(
        db
          .select({
            sku: consumption.sku,
            countedSequence: consumption.countedSequence,
            newestDay: consumption.newestDay,
            recent: consumption.recent,
          })
          .from(consumption)
          .where(thisSku),
      ),
    ),
    setConsumption: forEach<{
      warehouseId: string;
      sku: string;
      countedSequence: number;
      newestDay: number;
      recent: string;
    }>()('setConsumption', () =>
      db
        .update(consumption)
        .set({
          countedSequence: $sql('countedSequence'),
          newestDay: $sql('newestDay'),
          recent: $sql('recent'),
        })
        .where(thisSku),
    ),
    addConsumptionDays: forEach<typeof consumptionDays.$inferInsert>()('addConsumptionDays', () =>
      db
        .insert(consumptionDays)
        .values({
          warehouseId: $('warehouseId'),
          sku: $('sku'),
          day: $('day'),
          consumed: $('consumed'),
          lastTransactionId: $('lastTransactionId'),
        })
        .onConflictDoUpdate({
          target: [consumptionDays.warehouseId, consumptionDays.sku, consumptionDays.day],
          set: {
            consumed: sql`${consumptionDays.consumed} + excluded.consumed`,
            lastTransactionId: sql`excluded.last_transaction_id`,
          },
        }),
    ),
    /** A row that came late is the newest of the days after its own, too. */
    moveLaterDays: statement<{ warehouseId: string; sku: string; day: number; lastTransactionId: string }>()(
      'moveLaterDays',
      () =>
        db
          .update(consumptionDays)
          .set({ lastTransactionId: $sql('lastTransactionId') })
          .where(and(daysOfSku, gt(consumptionDays.day, $('day')))),
    ),

    /**
     * The rows of one chain from `startId` back to the one before `floor`, the newest first: those that are not
     * counted yet, when `floor` is the newest counted sequence number.
     */
    walkTail: statement<{ warehouseId: string; startId: string; floor: number }>()('walkTail', () =>
      db
        .select({
          id: sql<string>`tail.id`,
          sequence: sql<number>`tail.sequence`.mapWith(Number),
          previousId: sql<string>`tail.previous_id`,
          type: sql<string>`tail.type`,
          delta: sql<number>`tail.delta`.mapWith(Number),
          occurredAt: sql<number>`tail.occurred_at`.mapWith(Number),
        })
        .from(
          sql`(with recursive chain(id, sequence, previous_id, type, delta, occurred_at) as (
              select head.id, head.sequence, head.previous_id, head.type, head.delta, head.occurred_at
                from stock_transactions head
                where head.warehouse_id = ${$('warehouseId')} and head.id = ${$('startId')}
                  and head.sequence > ${$('floor')}
              union all
              select older.id, older.sequence, older.previous_id, older.type, older.delta, older.occurred_at
                from chain join stock_transactions older
                  on older.warehouse_id = ${$('warehouseId')} and older.id = chain.previous_id
                where older.sequence > ${$('floor')})
            select * from chain) as tail`,
        )
        .orderBy(sql`tail.sequence desc`),
    ),
    /**
     * Walks back from `startId` to the first row that had happened by an instant, and answers with the last row it came
     * to: that one, or the one above `floor`, or the `stretch`th.
     */
    walkToInstant: statement<{
      warehouseId: string;
      startId: string;
      at: number;
      floor: number;
      stretch: number;
    }>()('walkToInstant', () =>
      db
        .select({
          sequence: sql<number>`walk.sequence`.mapWith(Number),
          previousId: sql<string>`walk.previous_id`,
          quantityAfter: sql<number>`walk.quantity_after`.mapWith(Number),
          occurredAt: sql<number>`walk.occurred_at`.mapWith(Number),
        })
        .from(
          sql`(with recursive chain(sequence, previous_id, quantity_after, occurred_at, depth) as (
              select head.sequence, head.previous_id, head.quantity_after, head.occurred_at, 1
                from stock_transactions head
                where head.warehouse_id = ${$('warehouseId')} and head.id = ${$('startId')}
              union all
              select older.sequence, older.previous_id, older.quantity_after, older.occurred_at, chain.depth + 1
                from chain join stock_transactions older
                  on older.warehouse_id = ${$('warehouseId')} and older.id = chain.previous_id
                where chain.occurred_at > ${$('at')} and chain.depth < ${$('stretch')}
                  and older.sequence > ${$('floor')})
            select * from chain) as walk`,
        )
        .orderBy(sql`walk.depth desc`)
        .limit(1),
    ),

    /** Levels after one with their recent consumption and how many of their rows that does not hold yet, column by column. */
    packConsumption: statement<{ warehouseId: string; after: string; limit: number }>()(
      'packConsumption',
      () =>
        db
          .select({
            skus: jsonArray(levelPage.sku),
            currentStock: jsonArray(levelPage.currentStock),
            uncountedRows: jsonArray(levelPage.uncountedRows),
            recent: jsonArray(levelPage.recent),
          })
          .from(levelPage),
    ),
    /** What is on its way to a warehouse, SKU by SKU. */
    sumInTransit: statement<{ warehouseId: string }>()('sumInTransit', () =>
      db
        .select({
          sku: shipmentLines.sku,
          quantity: sql<number>`sum(${shipmentLines.inTransitQty})`.mapWith(Number),
        })
        .from(shipmentLines)
        .where(and(eq(shipmentLines.warehouseId, $('warehouseId')), sql`${shipmentLines.inTransitQty} > 0`))
        .groupBy(shipmentLines.sku),
    ),
    readInProduction: statement()('readInProduction', () =>
      db
        .select({ sku: products.sku, quantity: products.inProduction })
        .from(products)
        .where(gt(products.inProduction, 0)),
    ),
    /** The head of a chain, and how much of the chain is counted. */
    findTails: forEach<{ warehouseId: string; sku: string }>()('findTails', () =>
      db
        .select({ headId: levels.headId, sequence: levels.sequence, countedSequence: counted })
        .from(levels)
        .leftJoin(consumption, countedOfLevel)
        .where(and(eq(levels.warehouseId, $('warehouseId')), eq(levels.sku, $('sku')))),
    ),
    /** Each level of a stretch of SKUs with what there is of it and where its chain begins. */
    pageSupply: statement<{ warehouseId: string; after: string; limit: number }>()('pageSupply', () =>
      db
        .select({
          sku: levels.sku,
          name: products.name,
          currentStock: levels.quantity,
          inProduction: products.inProduction,
          headId: levels.headId,
          sequence: levels.sequence,
          countedSequence: counted,
        })
        .from(levels)
        .innerJoin(products, eq(products.sku, levels.sku))
        .leftJoin(consumption, countedOfLevel)
        .where(and(eq(levels.warehouseId, $('warehouseId')), gt(levels.sku, $('after'))))
        .orderBy(asc(levels.sku))
        .limit($('limit')),
    ),
    readConsumptionDays: forEach<{ warehouseId: string; sku: string; since: number }>()(
      'readConsumptionDays',
      () =>
        db
          .select({ day: consumptionDays.day, consumed: consumptionDays.consumed })
          .from(consumptionDays)
          .where(and(daysOfSku, sql`${consumptionDays.day} >= ${$('since')}`))
          .orderBy(asc(consumptionDays.day)),
    ),
    /** The newest day with a movement, up to one. */
    findConsumptionDay: forEach<{ warehouseId: string; sku: string; upTo: number }>()(
      'findConsumptionDay',
      () =>
        db
          .select({ lastTransactionId: consumptionDays.lastTransactionId })
          .from(consumptionDays)
          .where(and(daysOfSku, sql`${consumptionDays.day} <= ${$('upTo')}`))
          .orderBy(desc(consumptionDays.day))
          .limit(1),
    ),
  };
}
