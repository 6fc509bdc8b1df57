import type { ShipmentAnswer } from '@wms/contract';
import { describe, expect, it } from 'vitest';
import {
  acceptAllBody,
  closeShortBody,
  countLines,
  countPieces,
  countsBody,
  totalsOf,
  unregisteredSkus,
} from './receipt-form.ts';

const shipment = (
  lines: [sku: string, expected: number, received?: number, name?: string | null][],
): ShipmentAnswer => ({
  id: 'asn_1',
  asnNumber: 'ASN-00042',
  status: 'IN_TRANSIT',
  carrier: null,
  trackingNumber: null,
  expectedAt: null,
  replenishmentOrderId: null,
  createdAt: '2026-06-01T08:00:00.000Z',
  lines: lines.map(([sku, expectedQty, receivedQty = 0, name = sku]) => ({
    sku,
    name,
    expectedQty,
    receivedQty,
    variance: receivedQty - expectedQty,
  })),
});

const guide = shipment([
  ['TSHIRT-BLK-L', 100],
  ['HOODIE-NVY-M', 50],
]);

describe('a line', () => {
  const lineOf = (expected: number, received: number, text: string) =>
    countLines(shipment([['A', expected, received]]), { A: text })[0];

  it.each([
    [100, 0, '', null, null],
    [100, 0, '98', -2, null],
    [100, 0, '0', -100, null],
    [100, 0, '100', 0, null],
    [100, 0, '105', 5, null],
    [100, 0, '200', 100, null],
    [100, 0, '201', 101, 'OVER_TWICE'],
    [100, 98, '2', 0, null],
    [100, 98, '103', 101, 'OVER_TWICE'],
    [100, 0, 'x', null, 'NOT_A_COUNT'],
  ])(
    'expected %i, received %i, counted %j: variance %s, fault %s',
    (expected, received, text, variance, fault) => {
      expect(lineOf(expected, received, text)).toMatchObject({ variance, fault });
    },
  );
});

describe('the sums', () => {
  it('keep what is not counted yet apart from what is short', () => {
    expect(totalsOf(countLines(guide, { 'TSHIRT-BLK-L': '98' }))).toEqual({
      expected: 150,
      received: 0,
      outstanding: 150,
      counted: 98,
      variance: -2,
      linesUncounted: 1,
      linesFaulty: 0,
      linesOver: 0,
    });
  });

  it('know nothing counted from counted zero', () => {
    expect(totalsOf(countLines(guide, {})).counted).toBeNull();
    expect(totalsOf(countLines(guide, { 'HOODIE-NVY-M': '0' })).counted).toBe(0);
  });

  it('do not wait for a line that earlier receipts have completed', () => {
    const lines = countLines(
      shipment([
        ['A', 10, 10],
        ['B', 10, 4],
      ]),
      {},
    );
    expect(totalsOf(lines)).toMatchObject({ outstanding: 6, linesUncounted: 1 });
  });

  it('count the lines that are over and those that cannot be booked', () => {
    const lines = countLines(guide, { 'TSHIRT-BLK-L': '120', 'HOODIE-NVY-M': '101' });
    expect(totalsOf(lines)).toMatchObject({ linesOver: 1, linesFaulty: 1 });
  });
});

describe('the body that is sent', () => {
  const lines = countLines(guide, { 'TSHIRT-BLK-L': '98' });

  it('accepts everything with no lines at all', () => {
    expect(acceptAllBody('OPEN', 'PACK-01')).toEqual({ stationId: 'PACK-01' });
    expect(acceptAllBody('OPEN', null)).toEqual({});
  });
  it('asks for the remainder of a part-received ASN', () => {
    expect(acceptAllBody('PARTIAL', null)).toEqual({ remainder: true });
  });
  it('leaves out what was not counted', () => {
    expect(countsBody('OPEN', lines, null)).toEqual({ lines: [{ sku: 'TSHIRT-BLK-L', receivedQty: 98 }] });
    expect(countsBody('PARTIAL', lines, null)).toMatchObject({ remainder: true });
  });
  it('closes short without booking', () => {
    expect(closeShortBody('PACK-01')).toEqual({ stationId: 'PACK-01', close: true });
  });
});

describe('counting by scanning each piece', () => {
  it('begins at one and goes on from what was typed', () => {
    expect(countPieces({}, 'A', 1)).toEqual({ A: '1' });
    expect(countPieces({ A: '41' }, 'A', 1)).toEqual({ A: '42' });
  });
  it('takes the pieces of a package that says how many it holds', () => {
    expect(countPieces({ A: '41' }, 'A', 12)).toEqual({ A: '53' });
  });
  it('leaves a count that is not one for the person', () => {
    expect(countPieces({ A: '4x' }, 'A', 1)).toBeNull();
  });
});

it('names the SKUs that the catalogue does not know', () => {
  expect(
    unregisteredSkus(
      shipment([
        ['A', 1],
        ['NEW', 2, 0, null],
      ]),
    ),
  ).toEqual(['NEW']);
});
