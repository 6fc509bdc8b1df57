import { expect, it } from 'vitest';
import { type AsnDraft, emptyDraft, readDraft } from './read-draft.ts';

const draft: AsnDraft = {
  ...emptyDraft,
  warehouseId: 'wh_1',
  lines: [
    { key: 0, sku: ' TEE ', quantity: '12' },
    { key: 1, sku: 'CAP', quantity: '1' },
  ],
};

it('an ASN is pending unless it has left, and asks for nothing that was not typed', () => {
  const lines = [
    { sku: 'TEE', expectedQty: 12 },
    { sku: 'CAP', expectedQty: 1 },
  ];
  expect(readDraft(draft).body).toEqual({ warehouseId: 'wh_1', status: 'PENDING', lines });
  expect(readDraft({ ...draft, hasLeft: true, carrier: ' DHL ', orderId: 'o1' }).body).toEqual({
    warehouseId: 'wh_1',
    status: 'IN_TRANSIT',
    carrier: 'DHL',
    replenishmentOrderId: 'o1',
    lines,
  });
});

it('a day is due by its end, in UTC', () => {
  expect(readDraft({ ...draft, expectedOn: '2026-06-08' }).body?.expectedAt).toBe('2026-06-08T18:00:00.000Z');
});

it.each([
  ['WAREHOUSE', { warehouseId: '' }],
  ['ASN_NUMBER', { asnNumber: '00042' }],
  ['DATE', { expectedOn: '2026-02-30' }],
  ['DATE', { expectedOn: 'tomorrow' }],
  ['LINES', { lines: [] }],
  ['LINES', { lines: [{ key: 0, sku: ' ', quantity: '1' }] }],
  ['QUANTITY', { lines: [{ key: 0, sku: 'TEE', quantity: '0' }] }],
  ['QUANTITY', { lines: [{ key: 0, sku: 'TEE', quantity: '1.5' }] }],
  ['DUPLICATE', { lines: [...draft.lines, { key: 2, sku: 'TEE', quantity: '1' }] }],
] as const)('%s is told before anything is sent: %o', (fault, changes) => {
  expect(readDraft({ ...draft, ...changes })).toEqual({ body: null, fault });
});
