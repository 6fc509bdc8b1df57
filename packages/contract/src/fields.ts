import {
  customerRoles,
  movementSources,
  movementTypes,
  passwordLengthMax,
  quantityMax,
  readGtin,
  shipmentStatuses,
  skuLengthMax,
} from '@wms/domain';
import { z } from 'zod';

// oxlint-disable-next-line no-control-regex -- refusing control characters is the point
const noControlCharacters = /^[^\u0000-\u001f\u007f]*$/;

/** Text without control characters and without halves of surrogate pairs, which no database keeps. */
const plainText = (lengthMax: number) =>
  z
    .string()
    .min(1)
    .max(lengthMax)
    .regex(noControlCharacters, 'has control characters')
    .refine((value) => value.isWellFormed(), 'is not well-formed Unicode');

/** A SKU: 1-64 characters without control characters, kept byte for byte and compared exactly. */
export const sku = plainText(skuLengthMax).describe('Kept byte for byte, compared exactly.');

export const noGtin = 'is not a GTIN: 8, 12, 13 or 14 digits, the last of them the check digit';
/** A GTIN in any of its four lengths, as it was written; `readGtin` of the domain makes 14 digits of it. */
export const gtin = z.string().refine((written) => readGtin(written) !== null, noGtin);

/** One line of text that people wrote, without control characters. */
export const text = plainText;

/** A count of pieces, 0 or more. */
export const quantity = z.int().min(0).max(quantityMax);

/** A count of pieces, 1 or more. */
export const positiveQuantity = z.int().min(1).max(quantityMax);

/** A signed change in pieces, never 0. */
export const delta = z
  .int()
  .min(-quantityMax)
  .max(quantityMax)
  .refine((value) => value !== 0, 'must not be 0');

export const reference = text(200).describe('Your own word for why, such as shopify:order:1234.');
export const stationId = text(64).describe('The packing station, such as PACK-01.');
export const emailLengthMax = 254;
export const email = z
  .string()
  .trim()
  .min(3)
  .max(emailLengthMax)
  .regex(/^[^\s@]+@[^\s@]+$/, 'is not an e-mail address');
export { passwordLengthMax };
/** A password that somebody chooses; whether it is hard enough to guess is the domain's rule, and its refusal's code. */
export const newPassword = z.string().min(1).max(passwordLengthMax);
export const personName = text(100);
export const id = text(64);

/** ISO 8601 in UTC, as on every answer. */
export const instant = z.iso.datetime();

export const movementType = z.enum(movementTypes);
export const movementSource = z.enum(movementSources);
export const shipmentStatus = z.enum(shipmentStatuses);
export const customerRole = z.enum(customerRoles);

export const pageLimitDefault = 50;
export const pageLimitMax = 200;
export const pageNumberMax = 10_000_000;

/** A whole number written in a query string. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/, 'is not a whole number')
    .transform(Number)
    .pipe(z.int().min(min).max(max));

/**
 * A cursor holds the last row's key in a list's total order, so that the next page neither skips nor repeats a
 * row while others come and go. It is opaque to callers.
 */
const cursorMark = 'c1.';

export const encodeCursor = (key: string): string => cursorMark + encodeURIComponent(key);

/** Holds a name and a SKU of the longest, percent-encoded. */
const cursorLengthMax = 3_000;

const cursor = z
  .string()
  .max(cursorLengthMax)
  .transform((given, context) => {
    try {
      const key = decodeURIComponent(given.slice(cursorMark.length));
      // PostgreSQL keeps no U+0000, so that no row of ours ends there.
      if (given.startsWith(cursorMark) && !key.includes('\0')) return key;
    } catch {
      // Not percent-encoded as ours are: refused below.
    }
    context.issues.push({ code: 'custom', message: 'is not a cursor of this API', input: given });
    return z.NEVER;
  });

/** `?limit=`, and `?page=` from 1 or `?cursor=` from the last answer. */
export const paging = {
  limit: wholeNumber(1, pageLimitMax)
    .default(pageLimitDefault)
    .describe(`Rows of a page: 1 to ${pageLimitMax}, or ${pageLimitDefault}.`),
  page: wholeNumber(1, pageNumberMax).default(1).describe('From 1. Far pages are better reached by cursor.'),
  cursor: cursor.optional().describe('nextCursor of the page before; then page is not looked at.'),
};

/** What stands beside the rows of every list. `total` is null only where counting would cost more than the page. */
export const pageAnswer = {
  page: z.int(),
  limit: z.int(),
  total: z.int().nullable(),
  nextCursor: z.string().nullable(),
};

/** A query parameter that may repeat or hold a comma list, as an array of at most `max` values. */
export const listParameter = <Value extends z.ZodType<string, string>>(value: Value, max: number) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [given].flat().flatMap((item) => item.split(',')))
    .pipe(z.array(value).min(1).max(max));

/** `?dryRun=true` answers as if done and writes nothing. */
export const dryRunQuery = z.strictObject({
  dryRun: z.enum(['true', 'false']).optional().describe('true: answers as if done, and writes nothing.'),
});

/** What such an answer carries, so that nobody takes it for a real one. */
export const dryRunMark = { dryRun: z.literal(true).optional() };
