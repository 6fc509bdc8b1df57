import type { DeliveryAnswer } from '@wms/contract';
import { expect, it } from 'vitest';
import { followMs, isUnderWay } from './use-webhooks.ts';

const createdAt = '2026-06-08T09:00:00.000Z';
const made = Date.parse(createdAt);
const delivery = (state: DeliveryAnswer['state']): DeliveryAnswer => ({
  id: 'd1',
  deliveryId: 'd1',
  kind: 'TEST',
  event: 'order.shipped',
  eventId: null,
  state,
  status: null,
  latencyMs: null,
  failure: null,
  excerpt: null,
  createdAt,
  attemptedAt: null,
});

it.each([
  [[], 0, false],
  [[null], 0, false],
  [[delivery('QUEUED')], 0, true],
  [[delivery('DELIVERED'), delivery('SENDING')], followMs - 1, true],
  [[delivery('QUEUED')], followMs, false],
  [[delivery('DELIVERED'), delivery('FAILED'), delivery('UNANSWERED')], 0, false],
] as const)('deliveries %# are followed every second: %s', (deliveries, ageMs, isFollowed) =>
  expect(isUnderWay(deliveries, made + ageMs)).toBe(isFollowed),
);
