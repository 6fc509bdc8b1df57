import { describe, expect, it } from 'vitest';
import { countedClientsMax, rateWindowMs, RequestCounts } from './request-counts.ts';

const start = Date.UTC(2026, 5, 1);
const counting = (max: number, learn: () => Promise<number> = async () => 0) =>
  new RequestCounts({ max, subjectOf: (client) => `reads ${client}`, learn });
const sumOf = (subject: string, requests: number, windowEndsAt: number) =>
  new Map([[subject, { subject, requests, windowEndsAt }]]);

describe('counting requests', () => {
  it('says what is left and when the window ends, and refuses what is over', async () => {
    const counts = counting(2);
    expect(await counts.take('a', start + 1500)).toMatchObject({
      isRefused: false,
      remaining: 1,
      resetSeconds: 59,
    });
    expect(await counts.take('a', start + 1500)).toMatchObject({ isRefused: false, remaining: 0 });
    expect(await counts.take('a', start + 59_999)).toEqual({
      isRefused: true,
      isFirstRefusal: true,
      remaining: 0,
      resetSeconds: 1,
    });
    expect(await counts.take('a', start + 59_999)).toMatchObject({ isFirstRefusal: false });
    expect(await counts.take('b', start)).toMatchObject({ isRefused: false });
    expect(await counts.take('a', start + rateWindowMs)).toMatchObject({ isRefused: false, remaining: 1 });
  });

  it('asks the others once in a window, and not for every request', async () => {
    let asked = 0;
    const counts = counting(100, async () => {
      asked += 1;
      return 40;
    });
    expect(await counts.take('a', start)).toMatchObject({ remaining: 59 });
    for (let n = 0; n < 10; n++) await counts.take('a', start);
    expect(asked).toBe(1);
    await counts.take('a', start + rateWindowMs);
    expect(asked).toBe(2);
  });

  it('tells what is new alone, and takes the sum of all for the truth', async () => {
    const counts = counting(10);
    for (let n = 0; n < 3; n++) await counts.take('a', start);
    const told = counts.toTell(start);
    expect(told).toMatchObject([{ subject: 'reads a', count: 3, windowEndsAt: start + rateWindowMs }]);
    await counts.take('a', start);
    counts.hear(told, sumOf('reads a', 8, start + rateWindowMs));
    expect(counts.toTell(start)).toMatchObject([{ count: 1 }]);
    expect(await counts.take('a', start)).toMatchObject({ isRefused: false, remaining: 0 });
    expect(await counts.take('a', start)).toMatchObject({ isRefused: true });
  });

  it('loses nothing when the others are already in the next window', async () => {
    const counts = counting(5);
    for (let n = 0; n < 3; n++) await counts.take('a', start);
    counts.hear(counts.toTell(start), sumOf('reads a', 1, start + 2 * rateWindowMs));
    expect(await counts.take('a', start)).toMatchObject({ remaining: 1 });
  });

  it('tells nothing of a window that has ended', async () => {
    const counts = counting(5);
    await counts.take('a', start);
    expect(counts.toTell(start + rateWindowMs)).toEqual([]);
    expect(counts.toTell(start)).toEqual([]);
  });

  it('begins anew when the clock is set back', async () => {
    const counts = counting(1);
    await counts.take('a', start);
    expect(await counts.take('a', start - 1)).toMatchObject({ isRefused: false });
  });

  it('knows who was counted, used up or not', async () => {
    const counts = counting(1);
    expect(counts.isKnown('a')).toBe(false);
    expect(counts.isUsedUp('a', start)).toBe(false);
    await counts.take('a', start);
    expect(counts.isUsedUp('a', start)).toBe(true);
    expect(counts.isUsedUp('a', start + rateWindowMs)).toBe(false);
    expect(counts.isKnown('a')).toBe(true);
  });

  it('counts no more clients than its bound, and forgets the one that was counted first', async () => {
    const counts = counting(1);
    for (let n = 0; n <= countedClientsMax; n++) await counts.take(`client ${n}`, start);
    expect(counts.isKnown('client 0')).toBe(false);
    expect(counts.isKnown('client 1')).toBe(true);
    expect(counts.toTell(start)).toHaveLength(countedClientsMax);
  });
});
