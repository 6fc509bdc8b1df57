import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  delta,
  email,
  encodeCursor,
  instant,
  listParameter,
  paging,
  positiveQuantity,
  quantity,
  reference,
  sku,
} from './fields.ts';

const largest = 2_147_483_647;
const takes = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

describe('a SKU', () => {
  it.each([
    'A',
    'x'.repeat(64),
    'TSHIRT-BLK-L',
    ' ',
    'é',
    '👕'.repeat(64),
    "'; drop table",
    '<b>',
    '__proto__',
    '%_\\',
  ])('may be %j, and stays as it is', (value) => {
    expect(sku.parse(value)).toBe(value);
  });

  it.each([
    '',
    'x'.repeat(65),
    '👕'.repeat(65),
    'A\u0000',
    'A\n',
    '\tA',
    '\u001f',
    '\u007f',
    '\ud83d',
    7,
    null,
    undefined,
  ])('may not be %j', (value) => {
    expect(takes(sku, value)).toBe(false);
  });
});

it.each([
  ['quantity', quantity, [0, 1, largest], [-1, largest + 1]],
  ['positive quantity', positiveQuantity, [1, largest], [0, -1, largest + 1]],
  ['delta', delta, [1, -1, largest, -largest], [0, -0, largest + 1, -largest - 1]],
] as const)('a %s has its bounds', (_name, schema, good, bad) => {
  for (const value of good) expect(takes(schema, value), String(value)).toBe(true);
  const never: unknown[] = [1.5, NaN, Infinity, -Infinity, 2 ** 53, '1', null, undefined, true, [], {}];
  for (const value of [...bad, ...never]) expect(takes(schema, value), JSON.stringify(value)).toBe(false);
});

it('a reference is one line of at most 200 characters', () => {
  expect(takes(reference, 'shopify:order:1234')).toBe(true);
  expect(takes(reference, 'x'.repeat(200))).toBe(true);
  for (const bad of ['', 'x'.repeat(201), 'two\nlines']) expect(takes(reference, bad)).toBe(false);
});

it.each(['a@b', 'partner@example.com', ' padded@example.com '])('%j is an e-mail address', (value) => {
  expect(email.parse(value)).toBe(value.trim());
});
it.each(['', 'a', 'a@', '@b', 'a b@c', 'a@b@c', `${'x'.repeat(250)}@b.cd`])(
  '%j is no e-mail address',
  (value) => {
    expect(takes(email, value)).toBe(false);
  },
);

it('an instant is ISO 8601 in UTC', () => {
  expect(takes(instant, '2026-06-08T09:00:00.000Z')).toBe(true);
  for (const bad of [
    '2026-06-08',
    '2026-06-08T09:00:00',
    '2026-13-08T09:00:00Z',
    '2026-06-08T09:00:00+02:00',
    0,
  ]) {
    expect(takes(instant, bad), String(bad)).toBe(false);
  }
});

describe('paging', () => {
  const schema = z.strictObject(paging);

  it('begins with 50 rows of page 1', () => {
    expect(schema.parse({})).toEqual({ limit: 50, page: 1 });
  });

  it.each([
    [{ limit: '1' }, { limit: 1, page: 1 }],
    [
      { limit: '200', page: '10000000' },
      { limit: 200, page: 10_000_000 },
    ],
    [{ limit: '050' }, { limit: 50, page: 1 }],
    [{ cursor: encodeCursor('é 1,%') }, { limit: 50, page: 1, cursor: 'é 1,%' }],
  ])('takes %j', (query, parsed) => {
    expect(schema.parse(query)).toEqual(parsed);
  });

  it.each([
    { limit: '0' },
    { limit: '201' },
    { limit: '-1' },
    { limit: '1.5' },
    { limit: '1e2' },
    { limit: '' },
    { limit: ' 5' },
    { limit: ['5', '6'] },
    { page: '0' },
    { page: '10000001' },
    { page: '99999999999' },
    { cursor: '' },
    { cursor: 'of another API' },
    { cursor: 'c1.%' },
    { cursor: 'x'.repeat(501) },
    { offset: '5' },
  ])('refuses %j', (query) => {
    expect(takes(schema, query)).toBe(false);
  });
});

describe('a list parameter', () => {
  const schema = listParameter(sku, 3);

  it.each([
    ['A', ['A']],
    ['A,B', ['A', 'B']],
    [
      ['A', 'B,C'],
      ['A', 'B', 'C'],
    ],
  ])('reads %j', (given, values) => {
    expect(schema.parse(given)).toEqual(values);
  });

  it.each([['A,B,C,D'], [['A', 'B', 'C', 'D']], [''], ['A,,B'], [','], [[]]])('refuses %j', (given) => {
    expect(takes(schema, given)).toBe(false);
  });

  it('reads back what a caller joins with commas', () => {
    const plain = fc.string({
      minLength: 1,
      maxLength: 8,
      unit: fc.constantFrom(...'AZaz09-_. %'.split('')),
    });
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 3 }), (skus) => {
        expect(schema.parse(skus.join(','))).toEqual(skus);
        expect(schema.parse(skus)).toEqual(skus);
      }),
    );
  });
});
