import type { Refusal } from '@wms/client';
import { quantityMax } from '@wms/domain';
import { describe, expect, it } from 'vitest';
import { resendHoursMax } from '../drafts/resend.ts';
import {
  addLines,
  afterHandingOver,
  bookableLines,
  countForm,
  type CountLine,
  countLinesMax,
  decidedLines,
  type CountList,
  countPieces,
  differenceOf,
  emptyList,
  faultOf,
  insisted,
  progressOf,
  recount,
  seeLevel,
  typeCount,
  without,
  writesOf,
} from './count-list.ts';
import type { CountSubmission } from './describe-counts.ts';

const line = (sku: string, change: Partial<CountLine> = {}): CountLine => ({
  sku,
  name: null,
  text: '',
  expected: null,
  key: `key-of-${sku}`,
  sentAt: null,
  moved: null,
  ...change,
});
const holding = (...lines: CountLine[]): CountList => ({ ...emptyList, lines });
const goods = (sku: string, level: number | null = 24) => ({ sku, name: null, level });
const makeKey = () => 'fresh';
const moved = { before: 24, now: 21, entryId: 'e1' };

describe('a scanned piece', () => {
  it('begins a line that is measured against the level of now', () => {
    const counted = countPieces(emptyList, goods('A'), 1, makeKey);
    expect(counted).toMatchObject({
      kind: 'COUNTED',
      count: 1,
      list: { lines: [{ text: '1', expected: 24 }] },
    });
  });

  it('adds to a count, and what it is measured against stays', () => {
    const list = holding(line('A', { text: '19', expected: 24 }));
    expect(countPieces(list, goods('A', 18), 2, makeKey)).toMatchObject({
      kind: 'COUNTED',
      count: 21,
      list: { lines: [{ text: '21', expected: 24 }] },
    });
  });

  it.each([
    ['a count that is typed wrongly', holding(line('A', { text: '1x' })), 'NOT_A_COUNT'],
    ['a count that was sent', holding(line('A', { text: '1', sentAt: 5 })), 'SENT'],
    ['a count that waits for a choice', holding(line('A', { text: '1', moved })), 'MOVED'],
    ['the largest count', holding(line('A', { text: String(quantityMax) })), 'TOO_MANY'],
    ['a full list', holding(...Array.from({ length: countLinesMax }, (_, n) => line(`B${n}`))), 'FULL'],
  ])('leaves %s alone', (_what, list, kind) => {
    expect(countPieces(list, goods('A'), 1, makeKey)).toEqual({ kind });
  });
});

describe('a count', () => {
  it('that is taken back is measured afresh when it begins again', () => {
    const counted = holding(line('A', { text: '5', expected: 24 }));
    const emptied = typeCount(counted, 'A', '', 20);
    expect(emptied.lines[0]).toMatchObject({ text: '', expected: null });
    expect(typeCount(emptied, 'A', '6', 20).lines[0]).toMatchObject({ text: '6', expected: 20 });
  });

  it('takes over the level that was read as it began, unless it is sent already', () => {
    const lines = [
      line('A', { text: '5', expected: 23 }),
      line('B', { text: '5', expected: 23, sentAt: 1 }),
      line('C'),
    ];
    const seen = lines.reduce((list, { sku }) => seeLevel(list, sku, 24), holding(...lines));
    expect(seen.lines.map(({ expected }) => expected)).toEqual([24, 23, null]);
  });

  it('is hidden again when a blind list is counted on', () => {
    const compared = { ...holding(line('A')), isBlind: true, isCompared: true };
    expect(typeCount(compared, 'A', '1', 24)).toMatchObject({ isBlind: true, isCompared: false });
  });

  it.each([
    ['not counted', line('A'), null, null],
    ['of zero', line('A', { text: '0', expected: 24 }), -24, null],
    ['as expected', line('A', { text: '24', expected: 24 }), 0, null],
    ['no count', line('A', { text: 'x', expected: 24 }), null, 'NOT_A_COUNT'],
    ['against nothing known', line('A', { text: '3' }), null, 'LEVEL_UNKNOWN'],
    ['that moved', line('A', { text: '3', expected: 24, moved }), -21, 'MOVED'],
    ['sent a day ago', line('A', { text: '3', expected: 24, sentAt: -1 }), -21, 'UNSURE'],
  ])('%s', (_what, given, difference, fault) => {
    expect(differenceOf(given)).toBe(difference);
    expect(faultOf(given, resendHoursMax * 3_600_000)).toBe(fault);
  });
});

it('the list says how far it is, and by how much it differs', () => {
  const list = holding(
    line('A', { text: '20', expected: 24 }),
    line('B', { text: '7', expected: 7 }),
    line('C', { text: '9', expected: 7 }),
    line('D'),
    line('E', { text: 'x' }),
  );
  expect(progressOf(list, 0)).toEqual({ total: 5, counted: 4, faulty: 1, differing: 2, difference: -2 });
  expect(bookableLines(list, 0).map(({ sku }) => sku)).toEqual(['A', 'B', 'C']);
  expect(without(list, bookableLines(list, 0)).lines.map(({ sku }) => sku)).toEqual(['D', 'E']);
});

it('items are put on the list once, and no more of them than it holds', () => {
  const list = addLines(holding(line('A', { text: '3' })), [goods('A'), goods('B')], makeKey);
  expect(list.lines.map(({ sku, text }) => [sku, text])).toEqual([
    ['A', '3'],
    ['B', ''],
  ]);
  const many = Array.from({ length: countLinesMax + 1 }, (_, n) => goods(`S${n}`));
  expect(addLines(list, many, makeKey).lines).toHaveLength(countLinesMax);
});

describe('counts that are handed over', () => {
  const refused = (code: Refusal['code'], entryId: string | null): CountSubmission => ({
    state: 'REFUSED',
    entryId,
    refusal: {
      kind: 'REFUSED',
      status: 409,
      code,
      error: 'no',
      requestId: 'r1',
      details: { currentQuantity: 21 },
    },
  });
  const counted = (sku: string) => line(sku, { text: '20', expected: 24 });

  it('say what the level must still hold', () => {
    expect(writesOf([counted('A')])).toEqual([
      {
        name: 'setStock',
        request: { body: { sku: 'A', quantity: 20, expectedQuantity: 24 } },
        subject: 'A',
        key: 'key-of-A',
      },
    ]);
  });

  it('leave what is not settled on the list, beside what was not handed over', () => {
    const handed = ['A', 'B', 'C', 'D', 'E'].map(counted);
    const submissions: CountSubmission[] = [
      { state: 'QUEUED', entryId: 'e0' },
      refused('QUANTITY_CHANGED', 'e1'),
      refused('UNREGISTERED_SKUS', 'e2'),
      refused('UNREGISTERED_SKUS', null),
      { state: 'FAILED', error: 'no answer' },
    ];
    const list = afterHandingOver(holding(...handed, line('F')), handed, submissions, { sentAt: 9, makeKey });
    expect(list.lines).toEqual([
      { ...counted('B'), key: 'fresh', moved },
      { ...counted('D'), key: 'fresh' },
      { ...counted('E'), sentAt: 9 },
      line('F'),
    ]);
  });

  it('that met a moved level are counted again or insisted on', () => {
    const list = holding({ ...counted('A'), moved });
    expect(recount(list, 'A').lines[0]).toMatchObject({ text: '', expected: null, moved: null });
    expect(insisted({ ...counted('A'), moved })).toMatchObject({ text: '20', expected: 21, moved: null });
  });

  it('stay as they are where a queue did not take them on', () => {
    const asked = { ...counted('A'), moved };
    const failed: CountSubmission[] = [{ state: 'FAILED', error: 'decided on elsewhere' }];
    const parts = { sentAt: null, makeKey };
    expect(afterHandingOver(holding(asked), [insisted(asked)], failed, parts).lines).toEqual([asked]);
  });

  it('are not asked about here any more once their exception is decided on', () => {
    const kept = { ...counted('C'), moved: { ...moved, entryId: null } };
    const list = holding({ ...counted('A'), moved }, line('B'), kept);
    expect(decidedLines(list, new Set([moved.entryId]))).toEqual([]);
    expect(decidedLines(list, new Set())).toEqual([{ ...counted('A'), moved }]);
  });
});

describe('a kept stocktake', () => {
  it('is read as it was kept, and an empty one is not kept', () => {
    const list = { ...holding(line('A', { text: '3', expected: 4, moved })), isBlind: true };
    expect(countForm.parse(countForm.format(list) ?? '')).toEqual(list);
    expect(countForm.format(emptyList)).toBeNull();
  });

  it.each(['', '{}', '{"isBlind":true,"isCompared":false,"lines":[{"sku":"A"}]}'])(
    'that is damaged (%j) counts as none',
    (text) => {
      expect(countForm.parse(text)).toBeNull();
    },
  );
});
