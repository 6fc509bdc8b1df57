import type { Refusal } from '@wms/client';
import { describe, expect, it } from 'vitest';
import { changeLanguage, startI18n } from '../i18n/start-i18n.ts';
import { createFormat } from '../i18n/use-format.ts';
import { describeShown, describeSubmission, type Keeping } from './describe-receipt.ts';
import type { ReceiptAnswer, ReceiptSubmission } from './use-receive.ts';

const i18n = await startI18n();
await changeLanguage(i18n, 'en');
const say = (submission: ReceiptSubmission, keeping: Keeping = 'UNTIL_SENT') =>
  describeSubmission(i18n.t, createFormat('en'), 'ASN-00042', submission, keeping);

const answer = (change: Partial<ReceiptAnswer> = {}): ReceiptSubmission => ({
  state: 'DONE',
  replayed: false,
  answer: {
    success: true,
    asnNumber: 'ASN-00042',
    status: 'PARTIALLY_RECEIVED',
    lines: [
      { sku: 'TSHIRT-BLK-L', receivedQty: 98, variance: -2, quantityAfter: 122 },
      { sku: 'HOODIE-NVY-M', receivedQty: 50, variance: 0, quantityAfter: 64 },
    ],
    ...change,
  },
});

const refusal = (change: Partial<Refusal> = {}): ReceiptSubmission => ({
  state: 'REFUSED',
  entryId: null,
  refusal: {
    kind: 'REFUSED',
    status: 409,
    code: 'SHIPMENT_STATE',
    error: 'in the server’s words',
    requestId: 'r1',
    details: {},
    ...change,
  },
});

describe('what is said of a receipt', () => {
  it.each([
    ['a short receipt', answer(), 'ACCEPTED', 'ASN-00042 is partially received: 148 of 150, variance -2.'],
    [
      'a full one',
      answer({ status: 'RECEIVED' }),
      'ACCEPTED',
      'ASN-00042 is received: 148 of 150, variance -2.',
    ],
    [
      'one closed short',
      answer({ status: 'RECEIVED', closedShort: true }),
      'ACCEPTED',
      'closed short at 148 of 150',
    ],
    [
      'a repeated one',
      answer({ status: 'RECEIVED', alreadyReceived: true }),
      'REJECTED',
      'Nothing was booked again',
    ],
    ['a kept one', { state: 'QUEUED', entryId: 'q1' }, 'QUEUED', 'will be sent by itself'],
    ['a refused one', refusal(), 'REJECTED', 'status does not allow that'],
    ['one that the host itself refused', refusal({ requestId: '' }), 'REJECTED', 'in the server’s words'],
  ] as const)('%s', (_what, submission, kind, words) => {
    const said = say(submission);
    expect(said.kind).toBe(kind);
    expect(said.sentence).toContain(words);
  });

  it('a host without a queue asks to press again; one that has a queue says why it could not keep it', () => {
    const failed: ReceiptSubmission = { state: 'FAILED', error: 'The disk is full.' };
    expect(say(failed, 'NOT').sentence).toContain('Send it again');
    expect(say(failed, 'UNTIL_SENT').sentence).toContain('The disk is full.');
  });

  it('one that is kept for a supervisor does not say that it is sent by itself', () => {
    const queued: ReceiptSubmission = { state: 'QUEUED', entryId: 'e1' };
    expect(say(queued).sentence).toContain('sent by itself');
    expect(say(queued, 'FOR_SUPERVISOR').sentence).toContain('answers a supervisor at this station');
  });
});

describe('what is said of an ASN that a scan opened', () => {
  const shipment = {
    id: 'asn_1',
    asnNumber: 'ASN-00042',
    status: 'IN_TRANSIT',
    carrier: null,
    trackingNumber: null,
    expectedAt: null,
    replenishmentOrderId: null,
    createdAt: '2026-06-01T08:00:00.000Z',
    lines: [{ sku: 'A', name: 'Tee', expectedQty: 150, receivedQty: 0, variance: -150 }],
  } as const;

  it.each([
    ['IN_TRANSIT', 'SHOWN', '150 pieces expected. Scan again'],
    ['PENDING', 'SHOWN', '150 pieces expected. Scan again'],
    ['PARTIALLY_RECEIVED', 'SHOWN', 'Choose what to do'],
    ['RECEIVED', 'REJECTED', 'already received'],
    ['CANCELLED', 'REJECTED', 'was cancelled'],
  ] as const)('%s', (status, kind, words) => {
    const said = describeShown(i18n.t, { ...shipment, status, lines: [...shipment.lines] });
    expect(said.kind).toBe(kind);
    expect(said.sentence).toContain(words);
  });

  it('names unregistered SKUs before it invites to scan again', () => {
    const lines = [{ ...shipment.lines[0], name: null }];
    expect(describeShown(i18n.t, { ...shipment, lines }).sentence).toContain('not registered');
  });
});
