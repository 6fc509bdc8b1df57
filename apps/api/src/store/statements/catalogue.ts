import { and, asc, eq, gt, or, sql } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { isRealSku } from './is-real.ts';
import { levelColumns } from './level-columns.ts';
import { $, $sql } from './placeholder.ts';

/** The catalogue, and the levels of a warehouse as 888 reviews them. */
export function catalogueStatements({ db, schema, locked, statement, forEach }: Preparing) {
  const { products, levels, consumptionDays } = schema;

  const productColumns = {
    sku: products.sku,
    name: products.name,
    ourStock: products.ourStock,
    inProduction: products.inProduction,
    gtin: products.gtin,
    createdAt: products.createdAt,
    updatedAt: products.updatedAt,
  };
  const matches = sql`${products.searchText} like ${$('pattern')} escape '\\'`;

  const reviewedLevels = () =>
    db
      .select({
        ...levelColumns(schema),
        needsReview: levels.needsReview,
        ourStock: products.ourStock,
      })
      .from(levels)
      .innerJoin(products, eq(products.sku, levels.sku));
  const nextLevel = and(eq(levels.warehouseId, $('warehouseId')), gt(levels.sku, $('after')));
  const thisLevel = and(eq(levels.warehouseId, $('warehouseId')), eq(levels.sku, $('sku')));
  const ofStatus = or(sql`${$('status')} = ''`, eq(levels.status, $('status')));

  return {
    /** Adds those that the catalogue does not have, and answers with them. Hand them in sorted by SKU. */
    insertProducts: forEach<{
      sku: string;
      name: string;
      searchText: string;
      ourStock: number;
      inProduction: number;
      gtin: string | null;
      now: number;
    }>()('insertProducts', () =>
      db
        .insert(products)
        .values({
          sku: $('sku'),
          name: $('name'),
          searchText: $('searchText'),
          ourStock: $('ourStock'),
          inProduction: $('inProduction'),
          gtin: $('gtin'),
          createdAt: $('now'),
          updatedAt: $('now'),
        })
        .onConflictDoNothing({ target: [products.sku] })
        .returning({ sku: products.sku }),
    ),
    /** Hand them in sorted by SKU, so that two imports at once cannot deadlock. */
    lockProducts: forEach<{ sku: string }>()('lockProducts', () =>
      locked(
        db
          .select(productColumns)
          .from(products)
          .where(eq(products.sku, $('sku'))),
      ),
    ),
    updateProducts: forEach<{
      sku: string;
      name: string;
      searchText: string;
      ourStock: number;
      inProduction: number;
      gtin: string | null;
      now: number;
    }>()('updateProducts', () =>
      db
        .update(products)
        .set({
          name: $sql('name'),
          searchText: $sql('searchText'),
          ourStock: $sql('ourStock'),
          inProduction: $sql('inProduction'),
          gtin: $sql('gtin'),
          updatedAt: $sql('now'),
        })
        .where(eq(products.sku, $('sku'))),
    ),
    readProducts: forEach<{ sku: string }>()('readProducts', () =>
      db
        .select(productColumns)
        .from(products)
        .where(eq(products.sku, $('sku'))),
    ),
    /** Whose GTINs these are: 14 digits each. */
    findGtins: forEach<{ gtin: string }>()('findGtins', () =>
      db
        .select({ sku: products.sku, gtin: products.gtin })
        .from(products)
        .where(eq(products.gtin, $('gtin'))),
    ),
    pageProducts: statement<{ after: string; limit: number }>()('pageProducts', () =>
      db
        .select(productColumns)
        .from(products)
        .where(and(gt(products.sku, $('after')), isRealSku(products.sku)))
        .orderBy(asc(products.sku))
        .limit($('limit')),
    ),
    /** `pattern` is lowercase with % and _ escaped by a backslash. */
    searchProducts: statement<{ pattern: string; after: string; limit: number }>()('searchProducts', () =>
      db
        .select(productColumns)
        .from(products)
        .where(and(gt(products.sku, $('after')), matches, isRealSku(products.sku)))
        .orderBy(asc(products.sku))
        .limit($('limit')),
    ),

    lockLevelSettings: statement<{ warehouseId: string; sku: string }>()('lockLevelSettings', () =>
      locked(
        db
          .select({
            quantity: levels.quantity,
            refillThreshold: levels.refillThreshold,
            parLevel: levels.parLevel,
            status: levels.status,
            needsReview: levels.needsReview,
          })
          .from(levels)
          .where(thisLevel),
      ),
    ),
    readReviewedLevels: forEach<{ warehouseId: string; sku: string }>()('readReviewedLevels', () =>
      reviewedLevels().where(thisLevel),
    ),
    pageReviewedLevels: statement<{ warehouseId: string; after: string; limit: number }>()(
      'pageReviewedLevels',
      () => reviewedLevels().where(nextLevel).orderBy(asc(levels.sku)).limit($('limit')),
    ),
    pageReviewedLevelsByStatus: statement<{
      warehouseId: string;
      status: string;
      after: string;
      limit: number;
    }>()('pageReviewedLevelsByStatus', () =>
      reviewedLevels()
        .where(and(nextLevel, eq(levels.status, $('status'))))
        .orderBy(asc(levels.sku))
        .limit($('limit')),
    ),
    /** Those whose settings await review; `status` is '' for any. */
    pageLevelsToReview: statement<{ warehouseId: string; status: string; after: string; limit: number }>()(
      'pageLevelsToReview',
      () =>
        reviewedLevels()
          .where(and(nextLevel, sql`${levels.needsReview}`, ofStatus))
          .orderBy(asc(levels.sku))
          .limit($('limit')),
    ),
    /** `pattern` as for products; `status` and `needsReview` are '' for any. */
    searchReviewedLevels: statement<{
      warehouseId: string;
      pattern: string;
      status: string;
      needsReview: '' | 'true';
      after: string;
      limit: number;
    }>()('searchReviewedLevels', () =>
      reviewedLevels()
        .where(
          and(nextLevel, matches, ofStatus, or(sql`${$('needsReview')} = ''`, sql`${levels.needsReview}`)),
        )
        .orderBy(asc(levels.sku))
        .limit($('limit')),
    ),
    /** What each SKU consumed since a day, and the first of these days that is known of it; days since 1970-01-01. */
    sumConsumption: forEach<{ warehouseId: string; sku: string; fromDay: number }>()('sumConsumption', () =>
      db
        .select({
          consumed: sql<number>`coalesce(sum(${consumptionDays.consumed}), 0)`.mapWith(Number),
          firstDay: sql<number | null>`min(${consumptionDays.day})`,
        })
        .from(consumptionDays)
        .where(
          and(
            eq(consumptionDays.warehouseId, $('warehouseId')),
            eq(consumptionDays.sku, $('sku')),
            sql`${consumptionDays.day} >= ${$('fromDay')}`,
          ),
        ),
    ),
  };
}
