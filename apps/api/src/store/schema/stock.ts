import { movementSources, movementTypes } from '@wms/domain';
import { sql } from '../drizzle.ts';
import { oneOf, type Words } from '../words.ts';

/** The catalogue, the levels, the ledger, and what keeps a write from being applied twice. */
export function stockTables(w: Words) {
  /** 888's catalogue and central stock, shared by all warehouses. */
  const products = w.table(
    'products',
    {
      sku: w.text('sku').notNull(),
      name: w.text('name').notNull(),
      searchText: w.text('search_text').notNull(), // SKU and name in lowercase, of every alphabet
      ourStock: w.integer('our_stock').notNull(),
      inProduction: w.integer('in_production').notNull(),
      gtin: w.text('gtin'), // 14 digits
      createdAt: w.instant('created_at').notNull(),
      updatedAt: w.instant('updated_at').notNull(),
    },
    (t) => [
      w.primaryKey({ columns: [t.sku] }),
      w.uniqueIndex('products_gtin').on(t.gtin),
      w.check('products_stock', sql`${t.ourStock} >= 0 and ${t.inProduction} >= 0`),
    ],
  );

  const levels = w.table(
    'stock_levels',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      sku: w.text('sku').notNull(),
      quantity: w.integer('quantity').notNull(),
      refillThreshold: w.integer('refill_threshold').notNull(),
      parLevel: w.integer('par_level').notNull(),
      status: w.text('status').notNull(), // written on commit with the quantity
      sequence: w.count('sequence').notNull(), // ledger rows of this SKU so far
      headId: w.text('head_id').notNull(), // its newest ledger row, '' before the first
      headHash: w.text('head_hash').notNull(),
      moved: w.flag('moved').notNull(), // since the last replenishment sweep
      needsReview: w.flag('needs_review').notNull(), // par and threshold set by the first shipment
      updatedAt: w.instant('updated_at').notNull(),
    },
    (t) => [
      w.primaryKey({ columns: [t.warehouseId, t.sku] }),
      w.foreignKey({ columns: [t.sku], foreignColumns: [products.sku] }),
      w.index('stock_levels_status').on(t.warehouseId, t.status, t.sku),
      w
        .index('stock_levels_moved')
        .on(t.warehouseId, t.sku)
        .where(sql`${t.moved}`),
      w
        .index('stock_levels_review')
        .on(t.warehouseId, t.sku)
        .where(sql`${t.needsReview}`),
      w.check('stock_levels_quantity', sql`${t.quantity} >= 0`),
      w.check('stock_levels_settings', sql`${t.refillThreshold} >= 0 and ${t.parLevel} >= 0`),
      w.check('stock_levels_status', oneOf(t.status, ['OK', 'LOW', 'CRITICAL'])),
    ],
  );

  /**
   * The append-only ledger. Rows of one SKU are a chain: `previousId` leads to the row before, so that the
   * history of a SKU needs no index of its own and a write touches one random page less.
   */
  const ledger = w.table(
    'stock_transactions',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      id: w.text('id').notNull(), // time-ordered
      sku: w.text('sku').notNull(),
      sequence: w.count('sequence').notNull(),
      previousId: w.text('previous_id').notNull(),
      type: w.text('type').notNull(),
      delta: w.integer('delta').notNull(),
      quantityAfter: w.integer('quantity_after').notNull(),
      source: w.text('source').notNull(),
      reference: w.text('reference'),
      stationId: w.text('station_id'),
      workerId: w.text('worker_id'),
      userId: w.text('user_id'),
      shipmentId: w.text('shipment_id'),
      occurredAt: w.instant('occurred_at').notNull(),
      recordedAt: w.instant('recorded_at').notNull(),
      hash: w.text('hash').notNull(),
    },
    (t) => [
      w.primaryKey({ columns: [t.warehouseId, t.id] }),
      w.foreignKey({ columns: [t.warehouseId, t.sku], foreignColumns: [levels.warehouseId, levels.sku] }),
      w.check('stock_transactions_after', sql`${t.quantityAfter} >= 0`),
      w.check('stock_transactions_type', oneOf(t.type, movementTypes)),
      w.check('stock_transactions_source', oneOf(t.source, movementSources)),
    ],
  );

  /** Stock handed to a worker: what a worker may see of the ledger. */
  const issuances = w.table(
    'worker_issuances',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      workerId: w.text('worker_id').notNull(),
      transactionId: w.text('transaction_id').notNull(),
      quantity: w.integer('quantity').notNull(),
    },
    (t) => [
      w.primaryKey({ columns: [t.warehouseId, t.workerId, t.transactionId] }),
      w.foreignKey({
        columns: [t.warehouseId, t.transactionId],
        foreignColumns: [ledger.warehouseId, ledger.id],
      }),
      w.check('worker_issuances_quantity', sql`${t.quantity} > 0`),
    ],
  );

  const idempotencyKeys = w.table(
    'idempotency_keys',
    {
      scope: w.text('scope').notNull(), // the warehouse, or the member of staff
      keyDigest: w.text('key_digest').notNull(),
      requestDigest: w.text('request_digest').notNull(), // method, path and the exact body
      answer: w.text('answer').notNull(), // the exact body answered
      createdAt: w.instant('created_at').notNull(),
    },
    (t) => [
      w.primaryKey({ columns: [t.scope, t.keyDigest] }),
      w.index('idempotency_keys_age').on(t.createdAt),
    ],
  );

  /**
   * Row counts, kept and not counted. On PostgreSQL each connection adds to a shard of its own, so that two
   * commits never wait for one counter.
   */
  const rowCounts = w.table(
    'row_counts',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      name: w.text('name').notNull(),
      shard: w.integer('shard').notNull(),
      value: w.count('value').notNull(),
    },
    (t) => [w.primaryKey({ columns: [t.warehouseId, t.name, t.shard] })],
  );

  /** Serial numbers that must not repeat over all warehouses. */
  const serials = w.table(
    'serials',
    { name: w.text('name').notNull(), value: w.count('value').notNull() },
    (t) => [w.primaryKey({ columns: [t.name] })],
  );

  /** How far each history file has been imported, by its SHA-256: an import that was cut off goes on from there. */
  const historyImports = w.table(
    'history_imports',
    {
      warehouseId: w.text('warehouse_id').notNull(),
      fileDigest: w.text('file_digest').notNull(),
      line: w.count('line').notNull(), // the last one done
      rows: w.count('rows').notNull(), // imported so far
      updatedAt: w.instant('updated_at').notNull(),
    },
    (t) => [w.primaryKey({ columns: [t.warehouseId, t.fileDigest] })],
  );

  return { products, levels, ledger, issuances, idempotencyKeys, rowCounts, serials, historyImports };
}
