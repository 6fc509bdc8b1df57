import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRejected } from './rejection.ts';
import {
  asnNumber,
  asnSerial,
  mayMoveShipment,
  outstanding,
  planReceipt,
  type ReceiptRequest,
  type ShipmentLine,
  variance,
} from './shipment.ts';
import { type ShipmentStatus, shipmentStatuses } from './shipment-status.ts';
import { quantityMax } from './stock-level.ts';

const line = (sku: string, expectedQty: number, receivedQty = 0): ShipmentLine => ({
  sku,
  expectedQty,
  receivedQty,
});
const guideLines = [line('TSHIRT-BLK-L', 100), line('HOODIE-NVY-M', 50)];
const everySkuIsRegistered = () => true;

const plan = (
  lines: readonly ShipmentLine[],
  request: ReceiptRequest = {},
  status: ShipmentStatus = 'IN_TRANSIT',
  isRegistered: (sku: string) => boolean = everySkuIsRegistered,
) => planReceipt({ asnNumber: 'ASN-00042', status, lines }, request, isRegistered);

const counts = (given: Readonly<Record<string, number>>): ReceiptRequest => ({
  lines: Object.entries(given).map(([sku, receivedQty]) => ({ sku, receivedQty })),
});

describe('planReceipt', () => {
  it('plans the guide’s short receive: two pieces missing leave the ASN PARTIALLY_RECEIVED', () => {
    expect(plan(guideLines, counts({ 'TSHIRT-BLK-L': 98, 'HOODIE-NVY-M': 50 }))).toEqual({
      kind: 'RECEIVE',
      status: 'PARTIALLY_RECEIVED',
      closedShort: false,
      arrivals: [
        { sku: 'TSHIRT-BLK-L', quantity: 98 },
        { sku: 'HOODIE-NVY-M', quantity: 50 },
      ],
      lines: [line('TSHIRT-BLK-L', 100, 98), line('HOODIE-NVY-M', 50, 50)],
    });
  });

  it('accepts everything outstanding when no lines are given', () => {
    expect(plan([line('A', 10, 4), line('B', 5, 6)])).toEqual({
      kind: 'RECEIVE',
      status: 'RECEIVED',
      closedShort: false,
      arrivals: [{ sku: 'A', quantity: 6 }],
      lines: [line('A', 10, 10), line('B', 5, 6)],
    });
  });

  it('leaves a SKU that was not counted outstanding', () => {
    expect(plan(guideLines, counts({ 'HOODIE-NVY-M': 50 }))).toMatchObject({
      status: 'PARTIALLY_RECEIVED',
      arrivals: [{ sku: 'HOODIE-NVY-M', quantity: 50 }],
      lines: [line('TSHIRT-BLK-L', 100, 0), line('HOODIE-NVY-M', 50, 50)],
    });
  });

  it('books nothing for a SKU counted zero', () => {
    expect(plan([line('A', 10)], counts({ A: 0 }))).toMatchObject({
      status: 'PARTIALLY_RECEIVED',
      arrivals: [],
      lines: [line('A', 10, 0)],
    });
  });

  it('adds a further count to what came before', () => {
    const partial = [line('A', 10, 7)];
    expect(plan(partial, { ...counts({ A: 3 }), remainder: true }, 'PARTIALLY_RECEIVED')).toMatchObject({
      status: 'RECEIVED',
      arrivals: [{ sku: 'A', quantity: 3 }],
      lines: [line('A', 10, 10)],
    });
  });

  it.each<[string, ReceiptRequest, object]>([
    [
      'closing alone books nothing and ends the ASN short',
      { close: true },
      { status: 'RECEIVED', closedShort: true, arrivals: [], lines: [line('A', 10, 7)] },
    ],
    [
      'closing with counts books them and ends it short',
      { close: true, ...counts({ A: 1 }) },
      { status: 'RECEIVED', closedShort: true, arrivals: [{ sku: 'A', quantity: 1 }] },
    ],
    [
      'closing with the last pieces is no short close',
      { close: true, ...counts({ A: 3 }) },
      { status: 'RECEIVED', closedShort: false, lines: [line('A', 10, 10)] },
    ],
    [
      'closing with the remainder accepts what is outstanding',
      { close: true, remainder: true },
      { status: 'RECEIVED', closedShort: false, arrivals: [{ sku: 'A', quantity: 3 }] },
    ],
    [
      'the remainder accepts what is outstanding',
      { remainder: true },
      { status: 'RECEIVED', closedShort: false, arrivals: [{ sku: 'A', quantity: 3 }] },
    ],
  ])('%s', (_case, request, expected) => {
    expect(plan([line('A', 10, 7)], request, 'PARTIALLY_RECEIVED')).toMatchObject(expected);
  });

  const requests: [string, ReceiptRequest][] = [
    ['nothing', {}],
    ['lines', counts({ A: 1 })],
    ['remainder: false, close: false', { remainder: false, close: false }],
    ['remainder', { remainder: true }],
    ['close', { close: true }],
    ['remainder and close', { remainder: true, close: true }],
  ];
  const answers: Record<ShipmentStatus, string[]> = {
    PENDING: ['RECEIVE', 'RECEIVE', 'RECEIVE', 'RECEIVE', 'RECEIVE', 'RECEIVE'],
    IN_TRANSIT: ['RECEIVE', 'RECEIVE', 'RECEIVE', 'RECEIVE', 'RECEIVE', 'RECEIVE'],
    PARTIALLY_RECEIVED: [
      'SHIPMENT_STATE',
      'SHIPMENT_STATE',
      'SHIPMENT_STATE',
      'RECEIVE',
      'RECEIVE',
      'RECEIVE',
    ],
    RECEIVED: requests.map(() => 'ALREADY_RECEIVED'),
    CANCELLED: requests.map(() => 'SHIPMENT_STATE'),
  };
  it.each(
    shipmentStatuses.flatMap((status) =>
      requests.map(([name, request], index) => [status, name, answers[status][index]!, request] as const),
    ),
  )('%s with %s: %s', (status, _name, answer, request) => {
    const outcome = plan([line('A', 10, 2)], request, status);
    if (!isRejected(outcome)) return expect(outcome.kind).toBe(answer);
    expect(outcome.rejected).toEqual({ code: answer, asnNumber: 'ASN-00042', status });
  });

  const twice = { lines: ['X', 'X', 'A', 'A', 'A'].map((sku) => ({ sku, receivedQty: 1000 })) };
  it.each<[string, ReceiptRequest, ShipmentStatus, string[], object]>([
    [
      'the state before anything in the body',
      twice,
      'PARTIALLY_RECEIVED',
      [],
      { code: 'SHIPMENT_STATE', asnNumber: 'ASN-00042', status: 'PARTIALLY_RECEIVED' },
    ],
    [
      'SKUs twice in the body before unregistered ones',
      twice,
      'IN_TRANSIT',
      ['A'],
      { code: 'DUPLICATE_SKUS', duplicateSkus: ['X', 'A'] },
    ],
    [
      'unregistered SKUs, of the ASN and of the body, before unexpected ones',
      counts({ X: 1, Y: 1, A: 1000 }),
      'IN_TRANSIT',
      ['Y', 'A'],
      { code: 'UNREGISTERED_SKUS', unregisteredSkus: ['B', 'X'] },
    ],
    [
      'unexpected SKUs before an over-receipt',
      counts({ A: 1000, X: 1, Y: 0 }),
      'IN_TRANSIT',
      ['A', 'B', 'X', 'Y'],
      { code: 'UNEXPECTED_SKUS', unexpectedSkus: ['X', 'Y'] },
    ],
    [
      'the first line over twice its expected quantity',
      counts({ B: 11, A: 21 }),
      'IN_TRANSIT',
      ['A', 'B'],
      { code: 'OVER_RECEIPT', sku: 'A', expectedQty: 10, receivedQty: 21, max: 20 },
    ],
  ])('rejects %s', (_case, request, status, registered, rejected) => {
    const outcome = plan([line('A', 10), line('B', 5)], request, status, (sku) => registered.includes(sku));
    expect(outcome).toEqual({ rejected });
  });

  it('refuses an ASN with an unregistered SKU even when that SKU was not counted', () => {
    const outcome = plan(
      [line('A', 10), line('NEW', 5)],
      counts({ A: 10 }),
      'IN_TRANSIT',
      (sku) => sku !== 'NEW',
    );
    expect(outcome).toEqual({ rejected: { code: 'UNREGISTERED_SKUS', unregisteredSkus: ['NEW'] } });
  });

  it('accepts up to twice the expected quantity and shows it as a positive variance', () => {
    expect(plan([line('A', 10)], counts({ A: 20 }))).toMatchObject({
      status: 'RECEIVED',
      lines: [line('A', 10, 20)],
    });
  });

  it('counts what was received before towards the limit', () => {
    const again = { ...counts({ A: 12 }), remainder: true };
    expect(plan([line('A', 10, 9), line('B', 1)], again, 'PARTIALLY_RECEIVED')).toEqual({
      rejected: { code: 'OVER_RECEIPT', sku: 'A', expectedQty: 10, receivedQty: 21, max: 20 },
    });
  });

  it('never takes a line above the largest quantity, although that is less than twice what was expected', () => {
    const again = { ...counts({ A: 1 }), remainder: true };
    expect(plan([line('A', quantityMax, quantityMax), line('B', 1)], again, 'PARTIALLY_RECEIVED')).toEqual({
      rejected: {
        code: 'OVER_RECEIPT',
        sku: 'A',
        expectedQty: quantityMax,
        receivedQty: quantityMax + 1,
        max: quantityMax,
      },
    });
  });

  it('takes a SKU named like a property of every object for what it is', () => {
    expect(plan([line('__proto__', 3)], counts({ toString: 1 }))).toEqual({
      rejected: { code: 'UNEXPECTED_SKUS', unexpectedSkus: ['toString'] },
    });
  });

  it('is RECEIVED exactly when nothing is outstanding, and books exactly the difference', () => {
    const lines = fc.uniqueArray(
      fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.integer({ min: 1, max: 9 }), fc.nat(9)),
      {
        selector: ([sku]) => sku,
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(lines, fc.nat(2), (given, short) => {
        const before = given.map(([sku, expected]) => line(sku, expected));
        const request = counts(
          Object.fromEntries(given.map(([sku, expected]) => [sku, Math.max(0, expected - short)])),
        );
        const outcome = plan(before, request);
        if (isRejected(outcome) || outcome.kind !== 'RECEIVE') throw new Error('refused');
        const left = outcome.lines.reduce((sum, after) => sum + outstanding(after), 0);
        expect(outcome.status).toBe(left === 0 ? 'RECEIVED' : 'PARTIALLY_RECEIVED');
        const booked = outcome.arrivals.reduce((sum, { quantity }) => sum + quantity, 0);
        expect(booked).toBe(outcome.lines.reduce((sum, { receivedQty }) => sum + receivedQty, 0));
        expect(outcome.arrivals.every(({ quantity }) => quantity > 0)).toBe(true);
      }),
    );
  });
});

it.each([
  [line('A', 10, 0), -10, 10],
  [line('A', 10, 10), 0, 0],
  [line('A', 10, 13), 3, 0],
])('variance and outstanding of %j are %i and %i', (given, difference, left) => {
  expect(variance(given)).toBe(difference);
  expect(outstanding(given)).toBe(left);
});

const mayMove: Record<ShipmentStatus, ShipmentStatus[]> = {
  PENDING: ['PENDING', 'IN_TRANSIT', 'CANCELLED'],
  IN_TRANSIT: ['IN_TRANSIT', 'CANCELLED'],
  PARTIALLY_RECEIVED: ['PARTIALLY_RECEIVED'],
  RECEIVED: ['RECEIVED'],
  CANCELLED: ['CANCELLED'],
};
it.each(
  shipmentStatuses.flatMap((from) =>
    shipmentStatuses.map((to) => [from, to, mayMove[from].includes(to)] as const),
  ),
)('dispatch may move an ASN from %s to %s: %s', (from, to, allowed) => {
  expect(mayMoveShipment(from, to)).toBe(allowed);
});

describe('ASN numbers', () => {
  it.each([
    [1, 'ASN-00001'],
    [42, 'ASN-00042'],
    [99_999, 'ASN-99999'],
    [100_000, 'ASN-100000'],
  ])('number %i is %s, and is read back', (serial, number) => {
    expect(asnNumber(serial)).toBe(number);
    expect(asnSerial(number)).toBe(serial);
  });

  it.each([
    'ASN-42',
    'ASN-0042',
    'asn-00042',
    'ASN-00042 ',
    'ASN-0004a',
    'ASN-1234567890',
    'PALLET-00042',
    '',
  ])('%j is a number of the sender’s own choice', (number) => {
    expect(asnSerial(number)).toBeNull();
  });
});
