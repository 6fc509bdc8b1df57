import type { Refusal } from '@wms/client';
import { describe, expect, it } from 'vitest';
import { countsToCorrect, isHandedOver } from './refused-receipt.ts';
import type { ReceiptBody } from './receipt-form.ts';
import type { ReceiptSubmission } from './use-receive.ts';

const refusal = (code: Refusal['code'], details: Refusal['details'] = {}): Refusal => ({
  kind: 'REFUSED',
  status: 409,
  code,
  error: 'no',
  requestId: 'r1',
  details,
});
const counted: ReceiptBody = {
  lines: [
    { sku: 'A', receivedQty: 98 },
    { sku: 'B', receivedQty: 0 },
  ],
};
const entry = (body: ReceiptBody, why: Refusal | null = refusal('SHIPMENT_STATE')) => ({
  id: 'e1',
  name: 'receiveShipment' as const,
  request: { params: { id: 'ASN-00042' }, body },
  subject: 'ASN-00042',
  createdAt: 0,
  attempts: 1,
  state: 'REJECTED' as const,
  refusal: why,
});

describe('counts have one owner', () => {
  it.each<[string, boolean, ReceiptSubmission]>([
    ['are with the queue while the receipt waits', true, { state: 'QUEUED', entryId: 'e1' }],
    [
      'are with the exception when the receipt was refused',
      true,
      { state: 'REFUSED', refusal: refusal('OVER_RECEIPT'), entryId: 'e1' },
    ],
    [
      'stay on the screen where no exception is kept',
      false,
      { state: 'REFUSED', refusal: refusal('OVER_RECEIPT'), entryId: null },
    ],
    ['stay on the screen when the receipt was not taken on', false, { state: 'FAILED', error: 'full' }],
  ])('%s', (_promise, isTaken, submission) => {
    expect(isHandedOver(submission)).toBe(isTaken);
  });
});

describe('what can be corrected of a refused receipt', () => {
  it('are its counts, a count of zero among them', () => {
    expect(countsToCorrect(entry(counted))).toEqual({ A: '98', B: '0' });
  });

  it.each([
    ['nothing where everything was accepted unseen', entry({})],
    ['nothing where it was to be closed short', entry({ close: true })],
    [
      'nothing that the server may have booked without answering',
      entry(counted, refusal('UNAVAILABLE', { reason: 'UNCONFIRMED' })),
    ],
    ['nothing that the server failed on', entry(counted, refusal('INTERNAL'))],
  ])('is %s', (_promise, refused) => {
    expect(countsToCorrect(refused)).toBeNull();
  });
});
