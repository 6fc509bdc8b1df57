import { and, asc, eq, gt, lt, sql } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { $, $sql } from './placeholder.ts';

/** Procurement proposals, from their draft to their orders. */
export function forecastStatements({ db, schema, locked, statement, forEach }: Preparing) {
  const { proposals, proposalLines, products, orders, warehouses, consumptionDays } = schema;
  const proposalColumns = {
    id: proposals.id,
    status: proposals.status,
    horizon: proposals.horizon,
    lineCount: proposals.lineCount,
    createdAt: proposals.createdAt,
    decidedAt: proposals.decidedAt,
    reason: proposals.reason,
  };
  const thisProposal = and(eq(proposals.warehouseId, $('warehouseId')), eq(proposals.id, $('id')));
  const linesOfProposal = and(
    eq(proposalLines.warehouseId, $('warehouseId')),
    eq(proposalLines.proposalId, $('proposalId')),
  );
  // Written out, as in the partial index: no engine uses it for a condition that it learns later.
  const isProposed = and(eq(proposals.warehouseId, $('warehouseId')), sql`${proposals.status} = 'PROPOSED'`);
  /** What a line orders: what its approval chose, else what the horizon proposes. */
  const quantity = sql<number>`coalesce(${proposalLines.chosenQuantity},
    case ${$('horizon')} when 'QUARTER' then ${proposalLines.quarterQuantity}
      else ${proposalLines.halfYearQuantity} end)`.mapWith(Number);
  const isAbandoned = and(
    eq(proposals.warehouseId, $('warehouseId')),
    sql`(${proposals.status} = 'SUPERSEDED'
      or (${proposals.status} = 'DRAFT' and ${proposals.createdAt} < ${$('draftedBefore')}))`,
  );

  return {
    /** Whoever publishes or decides a proposal of a warehouse waits for whoever does so already. */
    lockForecast: statement<{ warehouseId: string }>()('lockForecast', () =>
      locked(
        db
          .select({ id: warehouses.id })
          .from(warehouses)
          .where(eq(warehouses.id, $('warehouseId'))),
      ),
    ),
    insertProposal: statement<{ warehouseId: string; id: string; horizon: string; createdAt: number }>()(
      'insertProposal',
      () =>
        db.insert(proposals).values({
          warehouseId: $('warehouseId'),
          id: $('id'),
          status: 'DRAFT',
          horizon: $('horizon'),
          lineCount: 0,
          createdAt: $('createdAt'),
        }),
    ),
    insertProposalLines: forEach<Omit<typeof proposalLines.$inferInsert, 'chosenQuantity'>>()(
      'insertProposalLines',
      () =>
        db.insert(proposalLines).values({
          warehouseId: $('warehouseId'),
          proposalId: $('proposalId'),
          sku: $('sku'),
          quarterQuantity: $('quarterQuantity'),
          halfYearQuantity: $('halfYearQuantity'),
          method: $('method'),
          explanation: $('explanation'),
        }),
    ),
    addLineCount: statement<{ warehouseId: string; id: string; lines: number }>()('addLineCount', () =>
      db
        .update(proposals)
        .set({ lineCount: sql`${proposals.lineCount} + ${$('lines')}` })
        .where(thisProposal),
    ),
    findProposal: statement<{ warehouseId: string; id: string }>()('findProposal', () =>
      db.select(proposalColumns).from(proposals).where(thisProposal),
    ),
    findProposed: statement<{ warehouseId: string }>()('findProposed', () =>
      db.select(proposalColumns).from(proposals).where(isProposed),
    ),
    supersedeProposed: statement<{ warehouseId: string; now: number }>()('supersedeProposed', () =>
      db
        .update(proposals)
        .set({ status: 'SUPERSEDED', decidedAt: $sql('now') })
        .where(isProposed),
    ),
    setProposal: statement<{
      warehouseId: string;
      id: string;
      status: string;
      horizon: string;
      decidedAt: number | null;
      reason: string | null;
    }>()('setProposal', () =>
      db
        .update(proposals)
        .set({
          status: $sql('status'),
          horizon: $sql('horizon'),
          decidedAt: $sql('decidedAt'),
          reason: $sql('reason'),
        })
        .where(thisProposal)
        .returning(proposalColumns),
    ),
    /** The lines of a stretch of SKUs, after one and up to another. */
    readProposalLines: statement<{
      warehouseId: string;
      proposalId: string;
      horizon: string;
      after: string;
      upTo: string;
    }>()('readProposalLines', () =>
      db
        .select({
          sku: proposalLines.sku,
          name: products.name,
          quarterQuantity: proposalLines.quarterQuantity,
          halfYearQuantity: proposalLines.halfYearQuantity,
          quantity,
          method: proposalLines.method,
          explanation: proposalLines.explanation,
        })
        .from(proposalLines)
        .innerJoin(products, eq(products.sku, proposalLines.sku))
        .where(
          and(linesOfProposal, gt(proposalLines.sku, $('after')), sql`${proposalLines.sku} <= ${$('upTo')}`),
        )
        .orderBy(asc(proposalLines.sku)),
    ),
    /** No row: the SKU is not in the proposal. */
    chooseQuantities: forEach<{ warehouseId: string; proposalId: string; sku: string; quantity: number }>()(
      'chooseQuantities',
      () =>
        db
          .update(proposalLines)
          .set({ chosenQuantity: $sql('quantity') })
          .where(and(linesOfProposal, eq(proposalLines.sku, $('sku'))))
          .returning({ sku: proposalLines.sku }),
    ),
    /**
     * One order for each line that orders anything, all in one statement: thousands of them would otherwise hold up
     * every other write. Each has the proposal's id and its own number.
     */
    orderProposal: statement<{ warehouseId: string; proposalId: string; horizon: string; now: number }>()(
      'orderProposal',
      () =>
        db.insert(orders).select(
          db
            .select({
              warehouseId: proposalLines.warehouseId,
              id: sql<string>`${proposalLines.proposalId} || '-' || row_number() over (order by ${proposalLines.sku})`.as(
                'id',
              ),
              sku: proposalLines.sku,
              quantity: quantity.as('quantity'),
              status: sql<string>`'PLACED'`.as('status'),
              alertId: sql<string | null>`null`.as('alert_id'),
              proposalId: proposalLines.proposalId,
              createdAt: sql<number>`cast(${$('now')} as bigint)`.as('created_at'),
              updatedAt: sql<number>`cast(${$('now')} as bigint)`.as('updated_at'),
            })
            .from(proposalLines)
            .where(and(linesOfProposal, gt(quantity, 0))),
        ),
    ),
    readProposalOrders: statement<{ warehouseId: string; proposalId: string }>()('readProposalOrders', () =>
      db
        .select({ id: orders.id, sku: orders.sku, quantity: orders.quantity, status: orders.status })
        .from(orders)
        .where(and(eq(orders.warehouseId, $('warehouseId')), eq(orders.proposalId, $('proposalId'))))
        .orderBy(asc(orders.sku)),
    ),
    /** Lines that nobody can see any more: of superseded proposals, and of drafts that were never finished. */
    dropAbandonedLines: statement<{ warehouseId: string; draftedBefore: number; limit: number }>()(
      'dropAbandonedLines',
      () =>
        db
          .delete(proposalLines)
          .where(
            sql`(${proposalLines.warehouseId}, ${proposalLines.proposalId}, ${proposalLines.sku}) in ${db
              .select({
                warehouseId: proposalLines.warehouseId,
                proposalId: proposalLines.proposalId,
                sku: proposalLines.sku,
              })
              .from(proposals)
              .innerJoin(
                proposalLines,
                and(
                  eq(proposalLines.warehouseId, proposals.warehouseId),
                  eq(proposalLines.proposalId, proposals.id),
                ),
              )
              .where(isAbandoned)
              .limit($('limit'))}`,
          )
          .returning({ sku: proposalLines.sku }),
    ),
    dropAbandonedDrafts: statement<{ warehouseId: string; draftedBefore: number }>()(
      'dropAbandonedDrafts',
      () =>
        db
          .delete(proposals)
          .where(
            and(
              eq(proposals.warehouseId, $('warehouseId')),
              eq(proposals.status, 'DRAFT'),
              lt(proposals.createdAt, $('draftedBefore')),
            ),
          ),
    ),
    /** The first day on which a SKU consumed anything. */
    findFirstConsumption: forEach<{ warehouseId: string; sku: string }>()('findFirstConsumption', () =>
      db
        .select({ day: consumptionDays.day, consumed: consumptionDays.consumed })
        .from(consumptionDays)
        .where(
          and(
            eq(consumptionDays.warehouseId, $('warehouseId')),
            eq(consumptionDays.sku, $('sku')),
            gt(consumptionDays.consumed, 0),
          ),
        )
        .orderBy(asc(consumptionDays.day))
        .limit(1),
    ),
  };
}
