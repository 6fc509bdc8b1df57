import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type ChainPosition,
  chainStart,
  checkHead,
  emptyChainHash,
  followChain,
  type LedgerRow,
  ledgerRowText,
} from './ledger.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const row: LedgerRow = {
  warehouseId: 'wh',
  id: '01',
  sku: 'A',
  sequence: 1,
  type: 'RETURN',
  delta: 5,
  quantityAfter: 5,
  source: 'API',
  reference: null,
  stationId: null,
  workerId: null,
  userId: 'u',
  shipmentId: null,
  occurredAt: 1,
  recordedAt: 2,
};
const hashed = (previousHash: string, given: LedgerRow) => ({
  ...given,
  hash: sha256(ledgerRowText(previousHash, given)),
});

describe('the text that a row’s hash covers', () => {
  it('has this form for good: every hash ever written depends on it', () => {
    expect(ledgerRowText('prev', { ...row, reference: 'say "é"', stationId: 'PACK-01' })).toBe(
      '["prev","wh","01","A",1,"RETURN",5,5,"API","say \\"é\\"","PACK-01",null,"u",null,1,2]',
    );
    expect(sha256(ledgerRowText(emptyChainHash, row))).toBe(
      sha256('["","wh","01","A",1,"RETURN",5,5,"API",null,null,null,"u",null,1,2]'),
    );
  });

  it.each<[keyof LedgerRow, unknown]>([
    ['warehouseId', 'other'],
    ['id', '02'],
    ['sku', 'B'],
    ['sequence', 2],
    ['type', 'ADJUSTMENT'],
    ['delta', 6],
    ['quantityAfter', 6],
    ['source', 'PORTAL'],
    ['reference', 'x'],
    ['stationId', 'x'],
    ['workerId', 'x'],
    ['userId', null],
    ['shipmentId', 'x'],
    ['occurredAt', 9],
    ['recordedAt', 9],
  ])('changes with %s', (field, value) => {
    expect(ledgerRowText('', { ...row, [field]: value })).not.toBe(ledgerRowText('', row));
  });

  it('does not confuse neighbouring fields, nor null with the word', () => {
    const one = ledgerRowText('', { ...row, reference: 'ab', stationId: 'c' });
    expect(one).not.toBe(ledgerRowText('', { ...row, reference: 'a', stationId: 'bc' }));
    expect(ledgerRowText('', { ...row, reference: 'null' })).not.toBe(ledgerRowText('', row));
  });
});

describe('following a chain', () => {
  const first = hashed(emptyChainHash, row);
  const afterFirst: ChainPosition = { sequence: 1, quantity: 5, hash: first.hash };
  const second = hashed(first.hash, {
    ...row,
    id: '02',
    sequence: 2,
    type: 'SALE',
    delta: -2,
    quantityAfter: 3,
  });

  it('moves from row to row', () => {
    expect(followChain(chainStart, first, sha256)).toEqual(afterFirst);
    expect(followChain(afterFirst, second, sha256)).toEqual({ sequence: 2, quantity: 3, hash: second.hash });
  });

  it.each([
    ['a row left out', chainStart, second, 'SEQUENCE_BROKEN'],
    ['a row twice', { ...afterFirst, sequence: 2 }, second, 'SEQUENCE_BROKEN'],
    ['another delta', afterFirst, { ...second, delta: -1 }, 'BALANCE_MISMATCH'],
    ['another balance', afterFirst, { ...second, quantityAfter: 4 }, 'BALANCE_MISMATCH'],
    [
      'another delta and balance that agree',
      afterFirst,
      { ...second, delta: -1, quantityAfter: 4 },
      'HASH_MISMATCH',
    ],
    ['another reference', afterFirst, { ...second, reference: 'x' }, 'HASH_MISMATCH'],
    ['a hash of our own', afterFirst, { ...second, hash: sha256('') }, 'HASH_MISMATCH'],
    ['another past', { ...afterFirst, hash: sha256('') }, second, 'HASH_MISMATCH'],
  ] as const)('finds %s', (_case, before, given, fault) => {
    expect(followChain(before, given, sha256)).toEqual({ sku: 'A', sequence: 2, fault });
  });

  it.each([
    ['the head of the chain', {}, null],
    ['another quantity', { quantity: 4 }, 'BALANCE_MISMATCH'],
    ['another hash', { headHash: 'x' }, 'HEAD_MISMATCH'],
    ['more rows than there are', { sequence: 2 }, 'HEAD_MISMATCH'],
  ] as const)('a level with %s', (_case, change, fault) => {
    const head = { sku: 'A', quantity: 5, sequence: 1, headHash: first.hash, ...change };
    const expected = fault === null ? null : { sku: 'A', sequence: head.sequence, fault };
    expect(checkHead(afterFirst, head)).toEqual(expected);
  });

  it('a level without any row is empty', () => {
    const empty = { sku: 'A', quantity: 0, sequence: 0, headHash: emptyChainHash };
    expect(checkHead(chainStart, empty)).toBeNull();
    expect(checkHead(chainStart, { ...empty, quantity: 1 })).toMatchObject({ fault: 'BALANCE_MISMATCH' });
  });
});
