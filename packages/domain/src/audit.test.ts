import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listChanges } from './audit.ts';

const tee = { sku: 'TEE', name: 'Tee', ourStock: 5, gtin: null };

it.each([
  ['nothing', null, null, []],
  ['what is so already', { status: 'APPROVED' }, { status: 'APPROVED' }, []],
  [
    'a status',
    { status: 'PENDING' },
    { status: 'APPROVED' },
    [{ of: null, field: 'status', before: 'PENDING', after: 'APPROVED' }],
  ],
  [
    'a field of a SKU, and not the SKU',
    tee,
    { ...tee, ourStock: 0 },
    [{ of: 'TEE', field: 'ourStock', before: 5, after: 0 }],
  ],
  [
    'what was taken away',
    { ...tee, gtin: '4006381333931' },
    tee,
    [{ of: 'TEE', field: 'gtin', before: '4006381333931', after: null }],
  ],
  [
    'a field that becomes false',
    { sku: 'TEE', needsReview: true },
    { sku: 'TEE', needsReview: false },
    [{ of: 'TEE', field: 'needsReview', before: true, after: false }],
  ],
  [
    'something new, without what it lacks and without ids',
    null,
    {
      id: 'asn_1',
      asnNumber: 'ASN-1',
      status: 'PENDING',
      carrier: null,
      lines: [{ sku: 'TEE', name: null, expectedQty: 3 }],
    },
    [
      { of: 'ASN-1', field: 'status', before: null, after: 'PENDING' },
      { of: 'TEE', field: 'expectedQty', before: null, after: 3 },
    ],
  ],
  [
    'rows by their SKU, wherever they stand, and those that are new',
    [{ sku: 'CAP', ourStock: 1 }, tee],
    {
      changed: [
        { ...tee, ourStock: 6 },
        { sku: 'CAP', ourStock: 2 },
      ],
      added: ['HAT', 'BAG'],
    },
    [
      { of: 'TEE', field: 'ourStock', before: 5, after: 6 },
      { of: 'CAP', field: 'ourStock', before: 1, after: 2 },
      { of: null, field: 'added', before: null, after: 'HAT' },
      { of: null, field: 'added', before: null, after: 'BAG' },
    ],
  ],
])('%s', (_case, before, after, changes) => {
  expect(listChanges(before, after)).toEqual(changes);
});

it('any JSON against itself has no changes, and none is the other way round of another', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(listChanges(a, a)).toEqual([]);
      expect(listChanges(a, b)).toHaveLength(listChanges(b, a).length);
    }),
  );
});
