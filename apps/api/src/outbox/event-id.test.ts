import { expect, it } from 'vitest';
import { eventId, eventPosition } from './event-id.ts';

it.each([0, 1, 42, 999_999_999_999_999])('place %i comes back from its id', (position) => {
  expect(eventPosition('wh_a.b', eventId('wh_a.b', position))).toBe(position);
});

it.each([
  '',
  '.',
  'wh_a',
  'wh_a.',
  'wh_a.-1',
  'wh_a.1.5',
  'wh_a.1e3',
  'wh_a. 1',
  'wh_b.1',
  'wh_a.1000000000000000',
])('%j names no place in wh_a', (id) => {
  expect(eventPosition('wh_a', id)).toBeNull();
});
