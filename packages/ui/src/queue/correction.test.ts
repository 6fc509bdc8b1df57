import type { Refusal } from '@wms/client';
import { describe, expect, it } from 'vitest';
import type { QueueEntry } from '../host-bridge.ts';
import { correctionOf } from './correction.ts';

const refusal = (code: Refusal['code'], details: Refusal['details']): Refusal => ({
  kind: 'REFUSED',
  status: 422,
  code,
  error: 'no',
  requestId: 'r1',
  details,
});
const kept = { id: 'e1', subject: 'A', createdAt: 0, attempts: 1, state: 'REJECTED' } as const;
const count = (why: Refusal | null): QueueEntry => ({
  ...kept,
  name: 'setStock',
  request: { body: { sku: 'A', quantity: 20, expectedQuantity: 24 } },
  refusal: why,
});
const issue = (why: Refusal): QueueEntry => ({
  ...kept,
  name: 'createTransaction',
  request: { body: { sku: 'A', type: 'OUT', quantity: 5, workerId: 'u1' } },
  refusal: why,
});

describe('what may be booked in the place of an exception', () => {
  it('is the same count against the level of now, with the figures to choose by', () => {
    expect(correctionOf(count(refusal('QUANTITY_CHANGED', { currentQuantity: 21 })))).toEqual({
      kind: 'KEEP_COUNT',
      request: { body: { sku: 'A', quantity: 20, expectedQuantity: 21 } },
      sku: 'A',
      counted: 20,
      before: 24,
      now: 21,
    });
  });

  it('is an issue of what there is', () => {
    expect(correctionOf(issue(refusal('INSUFFICIENT_STOCK', { available: 3 })))).toEqual({
      kind: 'ISSUE_AVAILABLE',
      request: { body: { sku: 'A', type: 'OUT', quantity: 3, workerId: 'u1' } },
      available: 3,
    });
  });

  it.each([
    ['a count that waits', count(null)],
    ['a count that was refused otherwise', count(refusal('UNREGISTERED_SKUS', {}))],
    ['an issue of which nothing is there', issue(refusal('INSUFFICIENT_STOCK', { available: 0 }))],
    ['an issue to somebody who is gone', issue(refusal('NOT_FOUND', {}))],
  ])('is nothing for %s', (_what, entry) => {
    expect(correctionOf(entry)).toBeNull();
  });
});
