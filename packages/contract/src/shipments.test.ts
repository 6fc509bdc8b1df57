import { describe, expect, it } from 'vitest';
import { changeShipment, createShipment, listShipments, receiveShipment } from './shipments.ts';

const asn = (change: object = {}): object => ({
  warehouseId: 'wh_1',
  lines: [{ sku: 'A', expectedQty: 1 }],
  ...change,
});
const lines = (length: number, line: object): object[] => Array.from({ length }, () => line);

describe('the body of POST /shipments', () => {
  it.each([
    ['the least there can be', asn()],
    ['a number of the server’s form', asn({ asnNumber: 'ASN-00042' })],
    ['a number of one’s own', asn({ asnNumber: `ASN-${'x'.repeat(36)}` })],
    ['the status PENDING', asn({ status: 'PENDING' })],
    ['500 lines', asn({ lines: lines(500, { sku: 'A', expectedQty: 2_147_483_647 }) })],
    ['an expected instant', asn({ expectedAt: '2026-06-08T00:00:00Z' })],
  ])('takes %s', (_case, body) => {
    expect(createShipment.body.safeParse(body).success).toBe(true);
  });

  it.each([
    ['no lines', asn({ lines: [] })],
    ['501 lines', asn({ lines: lines(501, { sku: 'A', expectedQty: 1 }) })],
    ['an expected quantity of zero', asn({ lines: [{ sku: 'A', expectedQty: 0 }] })],
    ['a received quantity', asn({ lines: [{ sku: 'A', expectedQty: 1, receivedQty: 1 }] })],
    ['a number without its prefix', asn({ asnNumber: '00042' })],
    ['a number in small letters', asn({ asnNumber: 'asn-00042' })],
    ['a number with nothing after the prefix', asn({ asnNumber: 'ASN-' })],
    ['a number with a space', asn({ asnNumber: 'ASN-0 1' })],
    ['a number of 41 characters', asn({ asnNumber: `ASN-${'x'.repeat(37)}` })],
    ['the status RECEIVED', asn({ status: 'RECEIVED' })],
    ['no warehouse', { lines: [{ sku: 'A', expectedQty: 1 }] }],
    ['a field of its own', asn({ priority: 1 })],
  ])('refuses %s', (_case, body) => {
    expect(createShipment.body.safeParse(body).success).toBe(false);
  });
});

describe('the body of PATCH /shipments/{id}', () => {
  it.each([{ status: 'IN_TRANSIT' }, { status: 'CANCELLED' }, { carrier: 'DHL' }, { trackingNumber: '1Z' }])(
    'takes %j',
    (body) => {
      expect(changeShipment.body.safeParse(body).success).toBe(true);
    },
  );

  it.each([{}, { status: 'RECEIVED' }, { status: 'PENDING' }, { carrier: '' }, { asnNumber: 'ASN-00001' }])(
    'refuses %j',
    (body) => {
      expect(changeShipment.body.safeParse(body).success).toBe(false);
    },
  );
});

describe('the body of POST /shipments/{id}/receive', () => {
  it.each([
    ['nothing at all', {}],
    ['a station', { stationId: 'PACK-01' }],
    ['a SKU counted zero', { lines: [{ sku: 'A', receivedQty: 0 }] }],
    ['500 lines', { lines: lines(500, { sku: 'A', receivedQty: 1 }) }],
    ['the remainder, to be closed', { remainder: true, close: true }],
  ])('takes %s', (_case, body) => {
    expect(receiveShipment.body.safeParse(body).success).toBe(true);
  });

  it.each([
    ['an empty list of lines', { lines: [] }],
    ['501 lines', { lines: lines(501, { sku: 'A', receivedQty: 1 }) }],
    ['a count below zero', { lines: [{ sku: 'A', receivedQty: -1 }] }],
    ['half a piece', { lines: [{ sku: 'A', receivedQty: 0.5 }] }],
    ['a count beyond the largest quantity', { lines: [{ sku: 'A', receivedQty: 2_147_483_648 }] }],
    ['an expected quantity', { lines: [{ sku: 'A', receivedQty: 1, expectedQty: 1 }] }],
    ['a flag in words', { close: 'true' }],
    ['a station of 65 characters', { stationId: 'x'.repeat(65) }],
    ['a field of its own', { force: true }],
  ])('refuses %s', (_case, body) => {
    expect(receiveShipment.body.safeParse(body).success).toBe(false);
  });
});

describe('the query of GET /shipments', () => {
  it('takes a status once, repeated, or in a list', () => {
    const statusesOf = (status: unknown) => listShipments.query.parse({ status }).status;
    expect(statusesOf('PENDING')).toEqual(['PENDING']);
    expect(statusesOf(['PENDING', 'RECEIVED'])).toEqual(['PENDING', 'RECEIVED']);
    expect(statusesOf('PENDING,IN_TRANSIT')).toEqual(['PENDING', 'IN_TRANSIT']);
  });

  it.each([{ status: 'pending' }, { status: '' }, { asnNumber: '' }, { page: '0' }, { id: 'x' }])(
    'refuses %j',
    (query) => {
      expect(listShipments.query.safeParse(query).success).toBe(false);
    },
  );
});
