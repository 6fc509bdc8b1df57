import { expect, it } from 'vitest';
import { dayMs } from './calendar-day.ts';
import { type CountableRow, countMovements } from './count-movements.ts';

const day = 20_608;
let serial = 0;
const row = (id: string, on: number, delta: number, type: CountableRow['type'] = 'SALE'): CountableRow => ({
  id,
  type,
  delta,
  occurredAt: on * dayMs + ++serial,
});

it('counts by the day on which a row happened, whatever moved', () => {
  const rows = [
    row('a', day, -3),
    row('b', day, 40, 'RECEIVE'),
    row('c', day + 1, 1, 'RETURN'),
    row('d', day + 1, -4, 'ISSUANCE'),
  ];
  expect(countMovements(rows, 0)).toEqual({
    days: [
      { day, consumed: 3, lastTransactionId: 'b' },
      { day: day + 1, consumed: 3, lastTransactionId: 'd' },
    ],
    late: [],
    newestDay: day + 1,
  });
});

it('counts a day that only received as a day with nothing consumed', () => {
  expect(countMovements([row('a', day, 40, 'RECEIVE')], 0).days).toEqual([
    { day, consumed: 0, lastTransactionId: 'a' },
  ]);
});

it('a row that happened before a day that had begun is the newest of the later day too', () => {
  const rows = [row('a', day, -1), row('b', day - 1, -2), row('c', day, -1), row('d', day - 2, -5)];
  expect(countMovements(rows, 0)).toEqual({
    days: [
      { day, consumed: 2, lastTransactionId: 'd' },
      { day: day - 1, consumed: 2, lastTransactionId: 'd' },
      { day: day - 2, consumed: 5, lastTransactionId: 'd' },
    ],
    late: [
      { day: day - 1, lastTransactionId: 'b' },
      { day: day - 2, lastTransactionId: 'd' },
    ],
    newestDay: day,
  });
});

it.each([
  [day - 1, []],
  [day, []],
  [day + 1, [{ day, lastTransactionId: 'a' }]],
])('held against day %i counted before, a row is late or not', (newestDay, late) => {
  const counted = countMovements([row('a', day, -1)], newestDay);
  expect(counted.late).toEqual(late);
  expect(counted.newestDay).toBe(Math.max(day, newestDay));
});

it('counts nothing of nothing', () => {
  expect(countMovements([], day)).toEqual({ days: [], late: [], newestDay: day });
});
