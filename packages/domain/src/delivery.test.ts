import { expect, it } from 'vitest';
import { type DeliveryState, deliveryState, unansweredAfterMs } from './delivery.ts';

const attemptedAt = 1_000_000;

it.each<[DeliveryState, string, Parameters<typeof deliveryState>[0], number]>([
  ['QUEUED', 'before it began', { attemptedAt: null, latencyMs: null, status: null }, attemptedAt],
  ['SENDING', 'while it is under way', { attemptedAt, latencyMs: null, status: null }, unansweredAfterMs - 1],
  [
    'UNANSWERED',
    'when no outcome can come',
    { attemptedAt, latencyMs: null, status: null },
    unansweredAfterMs,
  ],
  ['FAILED', 'when no answer came', { attemptedAt, latencyMs: 5000, status: null }, 0],
  ['FAILED', 'below 2xx', { attemptedAt, latencyMs: 1, status: 199 }, 0],
  ['DELIVERED', 'from 200', { attemptedAt, latencyMs: 0, status: 200 }, 0],
  ['DELIVERED', 'to 299', { attemptedAt, latencyMs: 1, status: 299 }, unansweredAfterMs],
  ['FAILED', 'at a redirect', { attemptedAt, latencyMs: 1, status: 300 }, 0],
])('is %s %s', (state, _when, facts, passedMs) => {
  expect(deliveryState(facts, attemptedAt + passedMs)).toBe(state);
});
