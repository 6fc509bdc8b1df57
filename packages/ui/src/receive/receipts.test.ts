import type { ListedTransactionAnswer } from '@wms/contract';
import { expect, it } from 'vitest';
import { receiptsOf } from './receipts.ts';

const row = (
  recordedAt: string,
  delta: number,
  recordedBy: string | null,
  stationId: string | null,
): ListedTransactionAnswer => ({
  id: `${recordedAt} ${delta}`,
  sku: 'A',
  type: 'RECEIVE',
  delta,
  quantityAfter: delta,
  source: 'DESKTOP',
  reference: 'ASN-00042',
  stationId,
  workerId: null,
  occurredAt: recordedAt,
  recordedAt,
  sequence: 1,
  hash: 'h',
  recordedBy,
});

it('the rows of one receive call are one receipt, with who made it and at which station', () => {
  const [late, early] = ['2026-06-08T14:05:00.000Z', '2026-06-08T09:00:00.000Z'];
  expect(
    receiptsOf([
      row(late, 2, 'Sam', 'PACK-02'),
      row(early, 98, 'Sam', 'PACK-01'),
      row(early, 50, 'Sam', 'PACK-01'),
      row(early, 1, null, null),
    ]),
  ).toEqual([
    { at: late, recordedBy: 'Sam', stationId: 'PACK-02', lines: 1, pieces: 2 },
    { at: early, recordedBy: 'Sam', stationId: 'PACK-01', lines: 2, pieces: 148 },
    { at: early, recordedBy: null, stationId: null, lines: 1, pieces: 1 },
  ]);
});
