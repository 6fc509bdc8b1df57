import { describe, expect, it } from 'vitest';
import { levelHistory } from './level-history.ts';

const movement = (sequence: number, day: number, delta: number) => ({
  sequence,
  delta,
  occurredAt: new Date(Date.UTC(2026, 5, day)).toISOString(),
});
const onDay = (day: number) => Date.UTC(2026, 5, day);

describe('the history of a level', () => {
  it('ends with what it holds now, and begins with the oldest movement that is known', () => {
    const newestFirst = [movement(3, 3, -2), movement(2, 2, 5), movement(1, 1, 10)];
    expect(levelHistory(newestFirst, 13)).toEqual([
      { at: onDay(1), quantity: 10 },
      { at: onDay(2), quantity: 15 },
      { at: onDay(3), quantity: 13 },
    ]);
  });

  it('puts a movement that was imported late where it happened', () => {
    const newestFirst = [movement(3, 2, -4), movement(2, 3, -1), movement(1, 1, 10)];
    expect(levelHistory(newestFirst, 5)).toEqual([
      { at: onDay(1), quantity: 10 },
      { at: onDay(2), quantity: 6 },
      { at: onDay(3), quantity: 5 },
    ]);
  });

  it('keeps the order of the chain where movements happened at one moment', () => {
    expect(levelHistory([movement(2, 1, -3), movement(1, 1, 10)], 7).map(({ quantity }) => quantity)).toEqual(
      [10, 7],
    );
  });

  it('is empty where nothing has moved', () => {
    expect(levelHistory([], 0)).toEqual([]);
  });
});
