import { readStockSort, settledSortKeys, type StockSort, stockSorts, stockStatuses } from '@wms/domain';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import {
  delta,
  dryRunMark,
  dryRunQuery,
  gtin,
  id,
  instant,
  listParameter,
  movementSource,
  movementType,
  pageAnswer,
  pageLimitMax,
  paging,
  positiveQuantity,
  quantity,
  reference,
  sku,
  text,
} from './fields.ts';

export const updateLinesMax = 500;

export const stockLevel = z.object({
  sku,
  name: z.string(),
  currentQuantity: quantity,
  refillThreshold: quantity,
  parLevel: quantity,
  status: z.enum(stockStatuses),
  belowThreshold: z.boolean(),
  updatedAt: instant,
  /** 14 digits, where the catalogue knows it. */
  gtin: z.string().optional(),
});
export type StockLevelAnswer = z.infer<typeof stockLevel>;

const isSettledSort = (sort: StockSort): boolean => {
  const order = readStockSort(sort);
  return order !== null && settledSortKeys.has(order.by);
};

export const listStock = {
  surface: 'wms',
  method: 'GET',
  path: '/stock',
  summary: 'Stock levels of the warehouse',
  description:
    'Sorted by SKU in byte order, or by ?sort=; a minus before the name turns the order round, and levels that are alike in it are sorted by SKU the same way round. missingToPar is the par level less what is there, and name does not tell capitals apart. Filter with ?sku= (repeated or a comma list), ?status= and ?search= (a part of the SKU or name). ?gtin= asks for articles by the number on their package, of 8, 12, 13 or 14 digits (repeated or a comma list). ?asOf= answers with the quantities as they were at that instant, by when movements happened; threshold, par and therefore the status are today’s, and a level that had not moved by then is at 0.',
  roles: ['SUPERVISOR', 'WORKER'],
  query: z
    .strictObject({
      ...paging,
      sku: listParameter(sku, pageLimitMax).optional(),
      gtin: listParameter(gtin, pageLimitMax).optional(),
      status: z.enum(stockStatuses).optional(),
      search: text(100).optional(),
      asOf: instant.optional(),
      sort: z.enum(stockSorts).optional(),
    })
    .refine(({ asOf, sort = 'sku' }) => asOf === undefined || isSettledSort(sort), {
      path: ['sort'],
      message: `goes with asOf only by ${[...settledSortKeys].join(', ')}`,
    })
    .refine(({ asOf, status }) => asOf === undefined || status === undefined, {
      path: ['status'],
      message: 'does not go with asOf',
    })
    .refine(({ sku: skus, gtin: gtins }) => skus === undefined || gtins === undefined, {
      path: ['gtin'],
      message: 'does not go with sku',
    }),
  status: 200,
  answer: z.object({
    levels: z.array(stockLevel),
    /** The instant asked for; absent when the levels are those of now. */
    asOf: instant.optional(),
    ...pageAnswer,
  }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

const deltaSign = { SALE: -1, DAMAGE: -1, RETURN: 1, ADJUSTMENT: 0 } as const;

const updateLine = z
  .strictObject({
    sku,
    delta,
    type: z.enum(['SALE', 'RETURN', 'DAMAGE', 'ADJUSTMENT']),
    reference: reference.optional(),
  })
  .refine((line) => deltaSign[line.type] === 0 || Math.sign(line.delta) === deltaSign[line.type], {
    path: ['delta'],
    message: 'must be below 0 for SALE and DAMAGE, above 0 for RETURN',
  });

export const updateStock = {
  surface: 'wms',
  method: 'POST',
  path: '/stock/update',
  summary: 'Atomic batch of signed deltas',
  description:
    'All lines or none. Repeated SKUs accumulate in line order; the first line that would go below zero rejects the batch.',
  roles: ['SUPERVISOR'],
  query: dryRunQuery,
  body: z.strictObject({ transactions: z.array(updateLine).min(1).max(updateLinesMax) }),
  status: 200,
  answer: z.object({
    processed: z.int(),
    levels: z.array(z.object({ sku, currentQuantity: quantity, belowThreshold: z.boolean() })),
    ...dryRunMark,
  }),
  errors: ['INSUFFICIENT_STOCK', 'UNREGISTERED_SKUS', 'QUANTITY_OUT_OF_RANGE'],
  idempotent: true,
} as const satisfies Endpoint;

export const stockTransaction = z.object({
  id: z.string(),
  sku,
  type: movementType,
  delta: z.int(),
  quantityAfter: quantity,
  source: movementSource,
  reference: z.string().nullable(),
  stationId: z.string().nullable(),
  workerId: z.string().nullable(),
  occurredAt: instant,
  recordedAt: instant,
  sequence: z.int(),
  hash: z.string(),
});
export type StockTransactionAnswer = z.infer<typeof stockTransaction>;

/** A row of the list also says whose sign-in or key it was booked with; null for imports. */
export const listedTransaction = stockTransaction.extend({ recordedBy: z.string().nullable() });
export type ListedTransactionAnswer = z.infer<typeof listedTransaction>;

export const listTransactions = {
  surface: 'wms',
  method: 'GET',
  path: '/transactions',
  summary: 'The ledger, newest first',
  description:
    'A supervisor sees the whole warehouse, a worker their own issuances only; filters never widen that.',
  roles: ['SUPERVISOR', 'WORKER'],
  query: z.strictObject({
    ...paging,
    sku: sku.optional(),
    type: movementType.optional(),
    source: movementSource.optional(),
    workerId: text(64).optional(),
    reference: reference.optional(),
    from: instant.optional(),
    to: instant.optional(),
  }),
  status: 200,
  answer: z.object({ transactions: z.array(listedTransaction), ...pageAnswer }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

export const verifyLedger = {
  surface: 'wms',
  method: 'GET',
  path: '/ledger/verify',
  summary: 'Recompute every hash chain and balance of the warehouse, or of one SKU',
  description: 'With ?sku= only that SKU’s chain; levels is 0 where the warehouse has no such level.',
  roles: ['SUPERVISOR'],
  query: z.strictObject({ sku: sku.optional() }),
  status: 200,
  answer: z.object({
    ok: z.boolean(),
    levels: z.int(),
    transactions: z.int(),
    firstFault: z.object({ sku, sequence: z.int(), fault: z.string() }).nullable(),
  }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

/** What the writes of one SKU answer: the ledger row they made and the level it left. */
const singleMovement = z.object({
  transaction: stockTransaction,
  level: stockLevel,
  resolvedAlertId: z.string().optional(),
  ...dryRunMark,
});
export type SingleMovementAnswer = z.infer<typeof singleMovement>;

export const setStock = {
  surface: 'wms',
  method: 'POST',
  path: '/stock/set',
  summary: 'Absolute stocktake of one SKU',
  description:
    'Writes an AUDIT row with the computed delta, also when it is 0. With expectedQuantity it is refused when the level has moved meanwhile. Not for webhooks or retry loops: without an Idempotency-Key it is not idempotent.',
  roles: ['SUPERVISOR'],
  query: dryRunQuery,
  body: z.strictObject({
    sku,
    quantity,
    expectedQuantity: quantity.optional(),
    reference: reference.optional(),
  }),
  status: 200,
  answer: singleMovement,
  errors: ['UNREGISTERED_SKUS', 'QUANTITY_CHANGED'],
  idempotent: true,
} as const satisfies Endpoint;

export const receiveStock = {
  surface: 'wms',
  method: 'POST',
  path: '/stock/receive',
  summary: 'Arrival of one SKU without an ASN',
  description: 'Writes a RECEIVE row and resolves the SKU’s ORDERED alert.',
  roles: ['SUPERVISOR'],
  query: dryRunQuery,
  body: z.strictObject({ sku, quantity: positiveQuantity, reference: reference.optional() }),
  status: 200,
  answer: singleMovement,
  errors: ['UNREGISTERED_SKUS', 'QUANTITY_OUT_OF_RANGE'],
  idempotent: true,
} as const satisfies Endpoint;

export const createTransaction = {
  surface: 'wms',
  method: 'POST',
  path: '/transactions',
  summary: 'One movement in, out or adjusted; out to a worker issues stock',
  description:
    'IN and OUT take a quantity above 0, ADJUST a signed one that is not 0. OUT with workerId is an issuance to that worker.',
  roles: ['SUPERVISOR'],
  body: z
    .strictObject({
      sku,
      type: z.enum(['IN', 'OUT', 'ADJUST']),
      quantity: delta,
      workerId: id.optional(),
      reference: reference.optional(),
    })
    .refine((body) => body.type === 'ADJUST' || body.quantity > 0, {
      path: ['quantity'],
      message: 'must be above 0 for IN and OUT',
    })
    .refine((body) => body.type === 'OUT' || body.workerId === undefined, {
      path: ['workerId'],
      message: 'goes with OUT only',
    }),
  status: 201,
  answer: singleMovement,
  errors: ['NOT_FOUND', 'UNREGISTERED_SKUS', 'INSUFFICIENT_STOCK', 'QUANTITY_OUT_OF_RANGE'],
  idempotent: true,
} as const satisfies Endpoint;
