import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addRecent, recentDaysMax, visitRecent } from './recent-consumption.ts';

const today = 20_608;
const daysOf = (recent: string, firstDay = 0): [number, number][] => {
  const days: [number, number][] = [];
  visitRecent(recent, firstDay, (day, pieces) => days.push([day, pieces]));
  return days;
};

it('keeps the newest day first and leaves out what comes to nothing', () => {
  const first = addRecent(
    '',
    new Map([
      [today - 7, -2],
      [today, 9],
      [today - 1, 11],
    ]),
    today,
  );
  expect(first).toBe('20608:9 20607:11 20601:-2');
  expect(addRecent(first, new Map([[today - 7, 2]]), today)).toBe('20608:9 20607:11');
  expect(addRecent('', new Map(), today)).toBe('');
});

it.each([
  [today - recentDaysMax, []],
  [today - recentDaysMax + 1, [[today - recentDaysMax + 1, 5]]],
])('drops a day once it is too old: %i', (day, kept) => {
  expect(daysOf(addRecent('', new Map([[day, 5]]), today))).toEqual(kept);
  expect(daysOf(addRecent(`${day}:5`, new Map(), today))).toEqual(kept);
});

it('reads no further than the first day asked for', () => {
  const recent = '20608:9 20607:11 20601:-2';
  expect(daysOf(recent, 20_607)).toEqual([
    [20_608, 9],
    [20_607, 11],
  ]);
  expect(daysOf(recent, 20_609)).toEqual([]);
  expect(daysOf('', 0)).toEqual([]);
});

describe('however it was put together', () => {
  const additions = fc.array(
    fc.tuple(fc.integer({ min: today - recentDaysMax + 1, max: today }), fc.integer({ min: -50, max: 50 })),
    { maxLength: 60 },
  );

  it('says the sum of every day', () => {
    fc.assert(
      fc.property(additions, (added) => {
        let recent = '';
        const sums = new Map<number, number>();
        for (const [day, pieces] of added) {
          recent = addRecent(recent, new Map([[day, pieces]]), today);
          sums.set(day, (sums.get(day) ?? 0) + pieces);
        }
        const expected = [...sums].filter(([, pieces]) => pieces !== 0).toSorted(([a], [b]) => b - a);
        expect(daysOf(recent)).toEqual(expected);
      }),
    );
  });
});
