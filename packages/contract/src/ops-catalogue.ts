import { isTestSku, readGtin, stockStatuses, testSkuPrefix } from '@wms/domain';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { rowFault } from './file-faults.ts';
import { gtin, instant, listParameter, noGtin, pageLimitMax, quantity, sku, text } from './fields.ts';
import { stockLevel } from './stock.ts';
import { adminOnly, cursorAnswer, cursorPaging, idParams, search, staff, trueOrFalse } from './ops-fields.ts';

export const productNameLengthMax = 200;
export const productName = text(productNameLengthMax);

/** A SKU that 888 may add: those of test warehouses are the product's own. */
const catalogueSku = sku.refine(
  (wanted) => !isTestSku(wanted),
  `begins with ${testSkuPrefix}, which is kept for test warehouses`,
);

/** What the catalogue says of a SKU, and 888's own stock of it, in pieces. */
const productFields = { sku, name: productName, ourStock: quantity, inProduction: quantity };
/** 14 digits, or null where the product has none. */
const keptGtin = z.string().nullable();
const product = z.object({ ...productFields, gtin: keptGtin, createdAt: instant, updatedAt: instant });
export type ProductAnswer = z.infer<typeof product>;

export const listProducts = {
  surface: 'ops',
  method: 'GET',
  path: '/products',
  summary: '888’s catalogue and central stock',
  description:
    'Sorted by SKU in byte order. ?sku= asks for certain SKUs (repeated or a comma list), ?search= for a part of the SKU or name.',
  roles: staff,
  query: z.strictObject({
    ...cursorPaging,
    sku: listParameter(sku, pageLimitMax).optional(),
    search: search.optional(),
  }),
  status: 200,
  answer: z.object({ products: z.array(product), ...cursorAnswer }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

export const createProduct = {
  surface: 'ops',
  method: 'POST',
  path: '/products',
  summary: 'Add a product to the catalogue',
  roles: adminOnly,
  body: z.strictObject({ ...productFields, sku: catalogueSku, gtin: gtin.nullable().optional() }),
  status: 201,
  answer: product,
  errors: ['PRODUCT_EXISTS', 'GTIN_TAKEN'],
  idempotent: true,
} as const satisfies Endpoint;

const productChange = {
  name: productName.optional(),
  ourStock: quantity.optional(),
  inProduction: quantity.optional(),
  gtin: gtin.nullable().optional(),
};

export const changeProduct = {
  surface: 'ops',
  method: 'PATCH',
  path: '/products',
  summary: 'Change what the catalogue says of a SKU',
  description:
    'The SKU stands in the body, because it may hold any character. expected holds the value that each changed field had when it was read: when one has moved meanwhile, the answer is 409 with the current ones and nothing is changed.',
  roles: adminOnly,
  body: z
    .strictObject({ sku, ...productChange, expected: z.strictObject(productChange) })
    .refine(({ sku: _sku, expected: _expected, ...changes }) => Object.keys(changes).length > 0, {
      error: 'names nothing to change',
    })
    .refine(
      ({ sku: _sku, expected, ...changes }) => Object.keys(changes).every((field) => field in expected),
      { path: ['expected'], error: 'must hold the value that each changed field had' },
    ),
  status: 200,
  answer: product,
  errors: ['NOT_FOUND', 'CHANGED_MEANWHILE', 'GTIN_TAKEN'],
  idempotent: true,
} as const satisfies Endpoint;

/** The largest catalogue file, in bytes and in rows; a longer one is sent in parts. */
export const productFileBytesMax = 32 * 1024 * 1024;
export const productFileRowsMax = 250_000;
/** How many faulty rows, formulas and changes an import names; of the rest only their number is told. */
export const importNamedMax = 100;

const importedProduct = z.object({
  name: z.string(),
  ourStock: quantity,
  inProduction: quantity,
  gtin: keptGtin,
});

/** The columns of a catalogue file. Without the optional one, products keep the GTIN they have. */
export const catalogueColumns = ['sku', 'name', 'ourStock', 'inProduction'] as const;
export const catalogueOptionalColumns = ['gtin'] as const;

const writtenCount = z
  .string()
  .regex(/^\d{1,10}$/, 'is not a whole number')
  .transform(Number)
  .pipe(quantity);

/** A row of such a file: its fields as text. */
export const catalogueRow = z.object({
  sku: catalogueSku,
  name: productName,
  ourStock: writtenCount,
  inProduction: writtenCount,
  /** An empty field takes the product's GTIN away. */
  gtin: z
    .string()
    .refine((written) => written === '' || readGtin(written) !== null, noGtin)
    .transform(readGtin)
    .optional(),
});

const productImport = z.object({
  /** True: nothing was written. */
  preview: z.boolean(),
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  faultCount: z.int(),
  /** Each with a code that stays, the values of its sentence, and the sentence in English. */
  faults: z.array(rowFault),
  /** Rows whose name a spreadsheet would run as a formula; they are kept as text. */
  formulaCount: z.int(),
  formulas: z.array(z.object({ line: z.int(), sku: z.string() })),
  /** The first of those added (`before` is null) and changed. */
  changes: z.array(z.object({ sku: z.string(), before: importedProduct.nullable(), after: importedProduct })),
});
export type ProductImportAnswer = z.infer<typeof productImport>;

export const importProducts = {
  surface: 'ops',
  method: 'POST',
  path: '/products/import',
  summary: 'Import the catalogue from CSV, or show what an import would change',
  description:
    'The columns sku,name,ourStock,inProduction and, if you like, gtin, in any order, separated by commas or semicolons, UTF-8. Writes nothing unless ?preview=false. A file with faulty rows writes nothing either and answers 422 with their lines. A real import is written in slices, and stops before its next one when the caller hangs up; one that was cut off is simply sent again, because every row says what shall be, and rows that are already so are left alone.',
  roles: adminOnly,
  query: z.strictObject({ preview: trueOrFalse.default('true') }),
  upload: { type: 'text/csv', bytesMax: productFileBytesMax },
  status: 200,
  answer: productImport,
  errors: ['BAD_FILE', 'FAULTY_ROWS', 'GTIN_TAKEN'],
  idempotent: false,
} as const satisfies Endpoint;

/** What threshold and par the consumption of late speaks for, with every term (docs/decisions). */
const levelSuggestion = z.object({
  refillThreshold: quantity,
  parLevel: quantity,
  explanation: z.object({
    consumedInPeriod: z.int(),
    periodDays: z.int(),
    velocityPerDay: z.string(),
    leadTimeDays: z.int(),
    safetyDays: z.int(),
    coverDays: z.int(),
  }),
});

/** A level as 888's desk sees it; `suggestion` is null when nothing was consumed to go by. */
const reviewedLevel = stockLevel.extend({
  needsReview: z.boolean(),
  ourStock: quantity,
  suggestion: levelSuggestion.nullable(),
});
export type ReviewedLevelAnswer = z.infer<typeof reviewedLevel>;

export const listLevels = {
  surface: 'ops',
  method: 'GET',
  path: '/warehouses/{id}/levels',
  summary: 'Levels of a warehouse, with the thresholds and pars that their consumption speaks for',
  description:
    'Sorted by SKU in byte order. ?needsReview=true lists those whose threshold and par were set by their first shipment.',
  roles: staff,
  params: idParams,
  query: z.strictObject({
    ...cursorPaging,
    sku: listParameter(sku, pageLimitMax).optional(),
    needsReview: z.literal('true').optional(),
    status: z.enum(stockStatuses).optional(),
    search: search.optional(),
  }),
  status: 200,
  answer: z.object({ levels: z.array(reviewedLevel), ...cursorAnswer }),
  errors: ['NOT_FOUND'],
  idempotent: false,
} as const satisfies Endpoint;

export const changeLevel = {
  surface: 'ops',
  method: 'PATCH',
  path: '/warehouses/{id}/levels',
  summary: 'Set a level’s threshold and par; the level counts as reviewed',
  description:
    'The SKU stands in the body, because it may hold any character. With neither threshold nor par the level is reviewed as it is. expected holds both as they were read: when somebody has changed one meanwhile, the answer is 409 with the current ones and nothing is changed.',
  roles: adminOnly,
  params: idParams,
  body: z.strictObject({
    sku,
    refillThreshold: quantity.optional(),
    parLevel: quantity.optional(),
    expected: z.strictObject({ refillThreshold: quantity, parLevel: quantity }),
  }),
  status: 200,
  answer: stockLevel.extend({ needsReview: z.boolean() }),
  errors: ['NOT_FOUND', 'CHANGED_MEANWHILE'],
  idempotent: true,
} as const satisfies Endpoint;
