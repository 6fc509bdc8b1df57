import { and, asc, eq, gt, lt, or, sql } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { levelColumns } from './level-columns.ts';
import { $, $sql } from './placeholder.ts';

/** The catalogue, levels, row counts and idempotency keys. */
export function stockStatements({ db, schema, locked, statement, forEach }: Preparing) {
  const { products, levels, rowCounts, serials, idempotencyKeys, historyImports } = schema;
  const thisLevel = and(eq(levels.warehouseId, $('warehouseId')), eq(levels.sku, $('sku')));
  const thisKey = and(eq(idempotencyKeys.scope, $('scope')), eq(idempotencyKeys.keyDigest, $('keyDigest')));
  const thisImport = and(
    eq(historyImports.warehouseId, $('warehouseId')),
    eq(historyImports.fileDigest, $('fileDigest')),
  );

  const levelsWithNames = () =>
    db.select(levelColumns(schema)).from(levels).innerJoin(products, eq(products.sku, levels.sku));
  const inWarehouse = eq(levels.warehouseId, $('warehouseId'));
  const chainEnd = {
    sku: levels.sku,
    quantity: levels.quantity,
    sequence: levels.sequence,
    headId: levels.headId,
    headHash: levels.headHash,
  };

  return {
    /** Locks one level each; hand them in sorted by SKU, so that two overlapping batches cannot deadlock. */
    lockLevels: forEach<{ warehouseId: string; sku: string }>()('lockLevels', () =>
      locked(
        db
          .select({
            sku: levels.sku,
            quantity: levels.quantity,
            refillThreshold: levels.refillThreshold,
            parLevel: levels.parLevel,
            status: levels.status,
            sequence: levels.sequence,
            headId: levels.headId,
            headHash: levels.headHash,
            moved: levels.moved,
          })
          .from(levels)
          .where(thisLevel),
      ),
    ),
    /** What changes with every movement. No index holds these columns, so that a movement writes to none. */
    moveLevels: forEach<{
      warehouseId: string;
      sku: string;
      quantity: number;
      sequence: number;
      headId: string;
      headHash: string;
      now: number;
    }>()('moveLevels', () =>
      db
        .update(levels)
        .set({
          quantity: $sql('quantity'),
          sequence: $sql('sequence'),
          headId: $sql('headId'),
          headHash: $sql('headHash'),
          updatedAt: $sql('now'),
        })
        .where(thisLevel),
    ),
    /** What changes with few: the status, and the mark for the next replenishment sweep. */
    markLevels: forEach<{ warehouseId: string; sku: string; status: string }>()('markLevels', () =>
      db
        .update(levels)
        .set({ status: $sql('status'), moved: true })
        .where(thisLevel),
    ),
    /** Makes levels that do not exist yet, empty; answers with those it made. */
    createLevels: forEach<{
      warehouseId: string;
      sku: string;
      refillThreshold: number;
      parLevel: number;
      status: string;
      needsReview: boolean;
      now: number;
    }>()('createLevels', () =>
      db
        .insert(levels)
        .values({
          warehouseId: $('warehouseId'),
          sku: $('sku'),
          quantity: 0,
          refillThreshold: $('refillThreshold'),
          parLevel: $('parLevel'),
          status: $('status'),
          sequence: 0,
          headId: '',
          headHash: '',
          moved: false,
          needsReview: $('needsReview'),
          updatedAt: $('now'),
        })
        .onConflictDoNothing()
        .returning({ sku: levels.sku }),
    ),
    setLevelSettings: statement<{
      warehouseId: string;
      sku: string;
      refillThreshold: number;
      parLevel: number;
      status: string;
      now: number;
    }>()('setLevelSettings', () =>
      db
        .update(levels)
        .set({
          refillThreshold: $sql('refillThreshold'),
          parLevel: $sql('parLevel'),
          status: $sql('status'),
          moved: true,
          needsReview: false,
          updatedAt: $sql('now'),
        })
        .where(thisLevel),
    ),
    findLevels: forEach<{ warehouseId: string; sku: string }>()('findLevels', () =>
      levelsWithNames().where(thisLevel),
    ),
    pageLevels: statement<{ warehouseId: string; after: string; offset: number; limit: number }>()(
      'pageLevels',
      () =>
        levelsWithNames()
          .where(and(inWarehouse, gt(levels.sku, $('after'))))
          .orderBy(asc(levels.sku))
          .limit($('limit'))
          .offset($('offset')),
    ),
    pageLevelsByStatus: statement<{
      warehouseId: string;
      status: string;
      after: string;
      offset: number;
      limit: number;
    }>()('pageLevelsByStatus', () =>
      levelsWithNames()
        .where(and(inWarehouse, eq(levels.status, $('status')), gt(levels.sku, $('after'))))
        .orderBy(asc(levels.sku))
        .limit($('limit'))
        .offset($('offset')),
    ),
    /** `pattern` is lowercase with % and _ escaped by a backslash; `status` is '' for any. */
    searchLevels: statement<{
      warehouseId: string;
      pattern: string;
      status: string;
      after: string;
      offset: number;
      limit: number;
    }>()('searchLevels', () =>
      levelsWithNames()
        .where(
          and(
            inWarehouse,
            gt(levels.sku, $('after')),
            sql`${products.searchText} like ${$('pattern')} escape '\\'`,
            or(sql`${$('status')} = ''`, eq(levels.status, $('status'))),
          ),
        )
        .orderBy(asc(levels.sku))
        .limit($('limit'))
        .offset($('offset')),
    ),
    findChainHeads: forEach<{ warehouseId: string; sku: string }>()('findChainHeads', () =>
      db.select({ headId: levels.headId, sequence: levels.sequence }).from(levels).where(thisLevel),
    ),
    findChainHead: statement<{ warehouseId: string; sku: string }>()('findChainHead', () =>
      db.select({ quantity: levels.quantity, headId: levels.headId }).from(levels).where(thisLevel),
    ),
    /** What a chain must end with, for a check of this one alone. */
    readChainEnd: statement<{ warehouseId: string; sku: string }>()('readChainEnd', () =>
      db.select(chainEnd).from(levels).where(thisLevel),
    ),
    /** The same of one chain after the other, for a check of the whole ledger. */
    pageChainHeads: statement<{ warehouseId: string; after: string; limit: number }>()('pageChainHeads', () =>
      db
        .select(chainEnd)
        .from(levels)
        .where(and(inWarehouse, gt(levels.sku, $('after'))))
        .orderBy(asc(levels.sku))
        .limit($('limit')),
    ),

    findProducts: forEach<{ sku: string }>()('findProducts', () =>
      db
        .select({
          sku: products.sku,
          name: products.name,
          ourStock: products.ourStock,
          inProduction: products.inProduction,
        })
        .from(products)
        .where(eq(products.sku, $('sku'))),
    ),
    firstProduct: statement()('firstProduct', () =>
      db.select({ sku: products.sku }).from(products).orderBy(asc(products.sku)).limit(1),
    ),
    addRowCount: statement<{ warehouseId: string; name: string; shard: number; value: number }>()(
      'addRowCount',
      () =>
        db
          .insert(rowCounts)
          .values({ warehouseId: $('warehouseId'), name: $('name'), shard: $('shard'), value: $('value') })
          .onConflictDoUpdate({
            target: [rowCounts.warehouseId, rowCounts.name, rowCounts.shard],
            set: { value: sql`${rowCounts.value} + excluded.value` },
          }),
    ),
    readRowCounts: statement<{ warehouseId: string }>()('readRowCounts', () =>
      db
        .select({ name: rowCounts.name, value: sql<number>`sum(${rowCounts.value})`.mapWith(Number) })
        .from(rowCounts)
        .where(eq(rowCounts.warehouseId, $('warehouseId')))
        .groupBy(rowCounts.name),
    ),

    nextSerial: statement<{ name: string }>()('nextSerial', () =>
      db
        .insert(serials)
        .values({ name: $('name'), value: 1 })
        .onConflictDoUpdate({ target: [serials.name], set: { value: sql`${serials.value} + 1` } })
        .returning({ value: serials.value }),
    ),
    /** Lets the serial number go on above one that was given from outside. */
    raiseSerial: statement<{ name: string; value: number }>()('raiseSerial', () =>
      db
        .insert(serials)
        .values({ name: $('name'), value: $('value') })
        .onConflictDoUpdate({
          target: [serials.name],
          set: { value: sql`excluded.value` },
          setWhere: sql`${serials.value} < excluded.value`,
        }),
    ),

    /** Claims a key before anything else, so that a second request with it waits or finds the answer. No row: it is taken. */
    claimKey: statement<{
      scope: string;
      keyDigest: string;
      requestDigest: string;
      now: number;
      expired: number;
    }>()('claimKey', () =>
      db
        .insert(idempotencyKeys)
        .values({
          scope: $('scope'),
          keyDigest: $('keyDigest'),
          requestDigest: $('requestDigest'),
          answer: '',
          createdAt: $('now'),
        })
        .onConflictDoUpdate({
          target: [idempotencyKeys.scope, idempotencyKeys.keyDigest],
          set: {
            requestDigest: sql`excluded.request_digest`,
            answer: '',
            createdAt: sql`excluded.created_at`,
          },
          setWhere: lt(idempotencyKeys.createdAt, $('expired')),
        })
        .returning({ keyDigest: idempotencyKeys.keyDigest }),
    ),
    findKey: statement<{ scope: string; keyDigest: string }>()('findKey', () =>
      db
        .select({ requestDigest: idempotencyKeys.requestDigest, answer: idempotencyKeys.answer })
        .from(idempotencyKeys)
        .where(thisKey),
    ),
    dropOldKeys: statement<{ before: number; limit: number }>()('dropOldKeys', () =>
      db
        .delete(idempotencyKeys)
        .where(
          sql`(${idempotencyKeys.scope}, ${idempotencyKeys.keyDigest}) in ${db
            .select({ scope: idempotencyKeys.scope, keyDigest: idempotencyKeys.keyDigest })
            .from(idempotencyKeys)
            .where(lt(idempotencyKeys.createdAt, $('before')))
            .limit($('limit'))}`,
        )
        .returning({ keyDigest: idempotencyKeys.keyDigest }),
    ),
    keepAnswer: statement<{ scope: string; keyDigest: string; answer: string }>()('keepAnswer', () =>
      db
        .update(idempotencyKeys)
        .set({ answer: $sql('answer') })
        .where(thisKey),
    ),

    findHistoryImport: statement<{ warehouseId: string; fileDigest: string }>()('findHistoryImport', () =>
      db
        .select({ line: historyImports.line, rows: historyImports.rows })
        .from(historyImports)
        .where(thisImport),
    ),
    /** Makes or locks the file's row, so that two imports of it cannot both go on from the same line. */
    claimHistoryImport: statement<{ warehouseId: string; fileDigest: string; now: number }>()(
      'claimHistoryImport',
      () =>
        db
          .insert(historyImports)
          .values({
            warehouseId: $('warehouseId'),
            fileDigest: $('fileDigest'),
            line: 0,
            rows: 0,
            updatedAt: $('now'),
          })
          .onConflictDoUpdate({
            target: [historyImports.warehouseId, historyImports.fileDigest],
            set: { updatedAt: sql`excluded.updated_at` },
          })
          .returning({ line: historyImports.line }),
    ),
    noteHistoryImport: statement<{ warehouseId: string; fileDigest: string; line: number; rows: number }>()(
      'noteHistoryImport',
      () =>
        db
          .update(historyImports)
          .set({ line: $sql('line'), rows: sql`${historyImports.rows} + ${$('rows')}` })
          .where(thisImport),
    ),
  };
}
