import { quantityMax } from '@wms/domain';
import { describe, expect, it } from 'vitest';
import { resendHoursMax } from '../drafts/resend.ts';
import {
  addPieces,
  afterHandingOver,
  type Basket,
  basketForm,
  basketLinesMax,
  type BasketLine,
  faultyLines,
  writesOf,
} from './basket.ts';
import type { IssueSubmission } from './describe-issue.ts';

const recipient = { id: 'u1', name: 'Wendy Worker', badge: 'WKR-00001' };
const line = (sku: string, text = '1', sentAt: number | null = null): BasketLine => ({
  sku,
  text,
  key: `key-of-${sku}`,
  sentAt,
});
const holding = (...lines: BasketLine[]): Basket => ({ recipient, lines });
const scanned = (sku: string, pieces: number, key: string) => ({ sku, pieces, key, recipientId: 'u1' });
const refusal = {
  kind: 'REFUSED',
  status: 422,
  code: 'INSUFFICIENT_STOCK',
  error: 'no',
  requestId: 'r1',
  details: {},
} as const;

describe('a scan', () => {
  it('begins a line on top, with the pieces of the label', () => {
    const added = addPieces(holding(line('A')), scanned('B', 12, 'k'));
    expect(added).toEqual({
      kind: 'ADDED',
      basket: holding({ sku: 'B', text: '12', key: 'k', sentAt: null }, line('A')),
      quantity: 12,
    });
  });

  it.each([
    ['adds a piece to its line', line('A', '2'), 3],
    ['counts from an emptied field', line('A', ' '), 1],
    ['reaches the largest quantity', line('A', String(quantityMax - 1)), quantityMax],
  ])('%s', (_what, given, quantity) => {
    const added = addPieces(holding(given), scanned('A', 1, 'other'));
    expect(added).toMatchObject({
      kind: 'ADDED',
      quantity,
      basket: { lines: [{ text: String(quantity), key: 'key-of-A' }] },
    });
  });

  it.each([
    ['what is typed wrongly', holding(line('A', '1x')), 'NOT_A_COUNT'],
    ['another person’s basket', { ...holding(line('A')), recipient: { ...recipient, id: 'u2' } }, 'notTaken'],
    ['nobody’s basket', { ...holding(), recipient: null }, 'notTaken'],
    ['what was sent and not answered', holding(line('A', '1', 5)), 'SENT'],
    ['the largest quantity', holding(line('A', String(quantityMax))), 'TOO_MANY'],
    ['a full basket', holding(...Array.from({ length: basketLinesMax }, (_, n) => line(`B${n}`))), 'FULL'],
  ])('leaves %s alone', (_what, given, kind) => {
    expect(addPieces(given, scanned('A', 1, 'k'))).toEqual({ kind });
  });
});

describe('a basket that is handed over', () => {
  it('is one write a line, each with its own key', () => {
    const writes = writesOf(holding(line('A', '2'), line('B')), recipient, ({ sku }) => `issue of ${sku}`);
    expect(writes).toEqual([
      {
        name: 'createTransaction',
        request: { body: { sku: 'A', type: 'OUT', quantity: 2, workerId: 'u1' } },
        subject: 'issue of A',
        key: 'key-of-A',
      },
      {
        name: 'createTransaction',
        request: { body: { sku: 'B', type: 'OUT', quantity: 1, workerId: 'u1' } },
        subject: 'issue of B',
        key: 'key-of-B',
      },
    ]);
  });

  it('keeps what got no answer as it was sent, and what was refused where nothing else keeps it', () => {
    const submissions: IssueSubmission[] = [
      { state: 'DONE', answer: {} as never, replayed: false },
      { state: 'QUEUED', entryId: 'e1' },
      { state: 'REFUSED', refusal, entryId: 'e2' },
      { state: 'REFUSED', refusal, entryId: null },
      { state: 'FAILED', error: 'no answer' },
    ];
    const lines = ['A', 'B', 'C', 'D', 'E'].map((sku) => line(sku, '1', 3));
    expect(afterHandingOver(holding(...lines), submissions, 9)).toEqual(
      holding(line('D', '1', null), line('E', '1', 9)),
    );
  });

  it('is done with, person and all, once nothing of it is left', () => {
    const done: IssueSubmission = { state: 'DONE', answer: {} as never, replayed: false };
    expect(afterHandingOver(holding(line('A')), [done], 9)).toEqual({ recipient: null, lines: [] });
  });
});

it.each([
  ['0', 0, 1],
  ['', 0, 1],
  ['1.5', 0, 1],
  ['1', 0, 0],
])('a line of %j is faulty %i ms after it was sent: %i', (text, now, faulty) => {
  expect(faultyLines(holding(line('A', text)), now)).toHaveLength(faulty);
});

it('a line whose key the server may have forgotten is not sent again by itself', () => {
  const sent = holding(line('A', '1', 0));
  expect(faultyLines(sent, resendHoursMax * 3_600_000)).toEqual([]);
  expect(faultyLines(sent, resendHoursMax * 3_600_000 + 1)).toHaveLength(1);
});

describe('a kept basket', () => {
  it('is read as it was kept, and an empty one is not kept at all', () => {
    const basket = holding(line('Ä "x"', '7', 5));
    expect(basketForm.parse(basketForm.format(basket) ?? '')).toEqual(basket);
    expect(basketForm.format(basketForm.empty)).toBeNull();
  });

  it.each(['', 'no JSON', '[]', '{"lines":[{}]}', '{"recipient":{},"lines":[]}', '{"recipient":null}'])(
    'that is damaged (%j) counts as none',
    (text) => {
      expect(basketForm.parse(text)).toBeNull();
    },
  );
});
