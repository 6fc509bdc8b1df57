import { and, asc, count, desc, eq, lt, ne, sql } from '../drizzle.ts';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Preparing } from '../prepare.ts';
import { $ } from './placeholder.ts';

/** Sorts after every id: where a list that begins with the newest row starts. */
export const afterEveryId = '~';

/** The append-only ledger: one way in, several ways to read. */
export function ledgerStatements({ db, schema, statement, forEach }: Preparing) {
  const { ledger, issuances, levels } = schema;

  const rowColumns = {
    id: ledger.id,
    sku: ledger.sku,
    sequence: ledger.sequence,
    previousId: ledger.previousId,
    type: ledger.type,
    delta: ledger.delta,
    quantityAfter: ledger.quantityAfter,
    source: ledger.source,
    reference: ledger.reference,
    stationId: ledger.stationId,
    workerId: ledger.workerId,
    userId: ledger.userId,
    shipmentId: ledger.shipmentId,
    occurredAt: ledger.occurredAt,
    recordedAt: ledger.recordedAt,
    hash: ledger.hash,
  };
  const newestBefore = and(eq(ledger.warehouseId, $('warehouseId')), lt(ledger.id, $('before')));
  const isOrAny = (column: AnyPgColumn, name: string) => sql`(${$(name)} = '' or ${column} = ${$(name)})`;
  /** The filters of both lists: '' for any, and `to` is exclusive. */
  const filtered = and(
    isOrAny(ledger.sku, 'sku'),
    isOrAny(ledger.type, 'type'),
    isOrAny(ledger.source, 'source'),
    isOrAny(ledger.reference, 'reference'),
    sql`${ledger.occurredAt} >= ${$('from')}`,
    sql`${ledger.occurredAt} < ${$('to')}`,
  );
  // Counted before it is joined: PostgreSQL, told nothing of the tables yet, would look up a level for every row.
  const rowsBySku = db
    .select({ sku: ledger.sku, rowCount: count().as('row_count') })
    .from(ledger)
    .where(eq(ledger.warehouseId, $('warehouseId')))
    .groupBy(ledger.sku)
    .as('rows_by_sku');

  return {
    appendLedger: forEach<typeof ledger.$inferInsert>()('appendLedger', () =>
      db.insert(ledger).values({
        warehouseId: $('warehouseId'),
        id: $('id'),
        sku: $('sku'),
        sequence: $('sequence'),
        previousId: $('previousId'),
        type: $('type'),
        delta: $('delta'),
        quantityAfter: $('quantityAfter'),
        source: $('source'),
        reference: $('reference'),
        stationId: $('stationId'),
        workerId: $('workerId'),
        userId: $('userId'),
        shipmentId: $('shipmentId'),
        occurredAt: $('occurredAt'),
        recordedAt: $('recordedAt'),
        hash: $('hash'),
      }),
    ),
    appendIssuances: forEach<typeof issuances.$inferInsert>()('appendIssuances', () =>
      db.insert(issuances).values({
        warehouseId: $('warehouseId'),
        workerId: $('workerId'),
        transactionId: $('transactionId'),
        quantity: $('quantity'),
      }),
    ),
    findLedgerRow: statement<{ warehouseId: string; id: string }>()('findLedgerRow', () =>
      db
        .select(rowColumns)
        .from(ledger)
        .where(and(eq(ledger.warehouseId, $('warehouseId')), eq(ledger.id, $('id')))),
    ),
    pageLedger: statement<{ warehouseId: string; before: string; offset: number; limit: number }>()(
      'pageLedger',
      () =>
        db
          .select(rowColumns)
          .from(ledger)
          .where(newestBefore)
          .orderBy(desc(ledger.id))
          .limit($('limit'))
          .offset($('offset')),
    ),
    filterLedger: statement<{
      warehouseId: string;
      sku: string;
      type: string;
      source: string;
      workerId: string;
      reference: string;
      from: number;
      to: number;
      before: string;
      offset: number;
      limit: number;
    }>()('filterLedger', () =>
      db
        .select(rowColumns)
        .from(ledger)
        .where(and(newestBefore, isOrAny(ledger.workerId, 'workerId'), filtered))
        .orderBy(desc(ledger.id))
        .limit($('limit'))
        .offset($('offset')),
    ),
    /** One worker's own issuances, with the same filters: the join is the privacy boundary. */
    filterIssuances: statement<{
      warehouseId: string;
      ownerId: string;
      sku: string;
      type: string;
      source: string;
      reference: string;
      from: number;
      to: number;
      before: string;
      offset: number;
      limit: number;
    }>()('filterIssuances', () =>
      db
        .select(rowColumns)
        .from(issuances)
        .innerJoin(
          ledger,
          and(eq(ledger.warehouseId, issuances.warehouseId), eq(ledger.id, issuances.transactionId)),
        )
        .where(
          and(
            eq(issuances.warehouseId, $('warehouseId')),
            eq(issuances.workerId, $('ownerId')),
            lt(issuances.transactionId, $('before')),
            filtered,
          ),
        )
        .orderBy(desc(issuances.transactionId))
        .limit($('limit'))
        .offset($('offset')),
    ),
    /** The first SKU that has more or fewer rows than its level's chain is long. */
    findMiscounted: statement<{ warehouseId: string }>()('findMiscounted', () =>
      db
        .select({ sku: levels.sku, sequence: levels.sequence })
        .from(rowsBySku)
        .innerJoin(levels, and(eq(levels.warehouseId, $('warehouseId')), eq(levels.sku, rowsBySku.sku)))
        .where(ne(rowsBySku.rowCount, levels.sequence))
        .orderBy(asc(levels.sku))
        .limit(1),
    ),
    /**
     * A stretch of one SKU's chain, from the row `startId` back to the oldest, following `previousId`.
     * `stretch` bounds how far it walks.
     */
    walkChain: statement<{
      warehouseId: string;
      startId: string;
      stretch: number;
      offset: number;
      limit: number;
    }>()('walkChain', () =>
      db
        .select(rowColumns)
        .from(
          sql`(with recursive chain(link, next_link, depth) as (
              select head.id, head.previous_id, 1 from stock_transactions head
                where head.warehouse_id = ${$('warehouseId')} and head.id = ${$('startId')}
              union all
              select older.id, older.previous_id, chain.depth + 1 from chain
                join stock_transactions older
                  on older.warehouse_id = ${$('warehouseId')} and older.id = chain.next_link
                where chain.depth < ${$('stretch')})
            select link, depth from chain) as chain`,
        )
        // SQLite keeps the order of a cross join. Of an inner join it would walk the whole ledger instead of the chain.
        .crossJoin(ledger)
        .where(and(eq(ledger.warehouseId, $('warehouseId')), eq(ledger.id, sql`chain.link`)))
        .orderBy(sql`chain.depth`)
        .limit($('limit'))
        .offset($('offset')),
    ),
  };
}
