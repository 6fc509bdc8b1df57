import { describe, expect, it } from 'vitest';
import { levelHistory } from './level-history.ts';

const onDay = (day: number) => Date.UTC(2026, 5, day);
const movement = (sequence: number, day: number, quantityAfter: number) => ({
  sequence,
  quantityAfter,
  occurredAt: new Date(onDay(day)).toISOString(),
});

describe('the history of a level', () => {
  it('has the quantity after each movement, the oldest first', () => {
    expect(levelHistory([movement(3, 3, 13), movement(2, 2, 15), movement(1, 1, 10)])).toEqual([
      { at: onDay(1), quantity: 10 },
      { at: onDay(2), quantity: 15 },
      { at: onDay(3), quantity: 13 },
    ]);
  });

  it('puts a movement that was imported late where it happened, as the stock of the past does', () => {
    expect(levelHistory([movement(3, 2, 5), movement(2, 3, 9), movement(1, 1, 10)])).toEqual([
      { at: onDay(1), quantity: 10 },
      { at: onDay(2), quantity: 5 },
      { at: onDay(3), quantity: 5 },
    ]);
  });

  it('keeps the order of the chain where movements happened at one moment', () => {
    expect(levelHistory([movement(2, 1, 7), movement(1, 1, 10)]).map(({ quantity }) => quantity)).toEqual([
      10, 7,
    ]);
  });

  it('is empty where nothing has moved', () => {
    expect(levelHistory([])).toEqual([]);
  });
});
