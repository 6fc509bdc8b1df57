import type { ShipmentAnswer } from '@wms/contract';
import { describe, expect, it } from 'vitest';
import { arrivalsOf } from './arrivals.ts';

const now = new Date(2026, 5, 8, 12).getTime();

const shipment = (asnNumber: string, expectedAt: Date | null): ShipmentAnswer => ({
  id: asnNumber,
  asnNumber,
  status: 'PARTIALLY_RECEIVED',
  carrier: null,
  trackingNumber: null,
  expectedAt: expectedAt?.toISOString() ?? null,
  replenishmentOrderId: null,
  createdAt: '2026-06-01T08:00:00.000Z',
  lines: [
    { sku: 'A', name: 'A', expectedQty: 10, receivedQty: 4, variance: -6 },
    { sku: 'B', name: 'B', expectedQty: 5, receivedQty: 9, variance: 4 },
  ],
});

describe('arrivals', () => {
  it.each([
    [new Date(2026, 5, 7, 23, 59), 'LATE'],
    [new Date(2026, 5, 8, 0, 0), 'TODAY'],
    [new Date(2026, 5, 8, 8), 'TODAY'],
    [new Date(2026, 5, 8, 23, 59), 'TODAY'],
    [new Date(2026, 5, 9, 0, 0), 'LATER'],
    [null, 'UNKNOWN'],
  ] as const)('due %s: %s', (expectedAt, due) => {
    expect(arrivalsOf([shipment('ASN-1', expectedAt)], now)[0]?.due).toBe(due);
  });

  it('come soonest first, and without a date last', () => {
    const arrivals = arrivalsOf(
      [
        shipment('ASN-1', null),
        shipment('ASN-2', new Date(2026, 5, 9)),
        shipment('ASN-3', new Date(2026, 5, 1)),
      ],
      now,
    );
    expect(arrivals.map(({ shipment: { asnNumber } }) => asnNumber)).toEqual(['ASN-3', 'ASN-2', 'ASN-1']);
  });

  it('count what is still to come, and never a surplus against it', () => {
    expect(arrivalsOf([shipment('ASN-1', null)], now)[0]?.pieces).toBe(6);
  });
});
