import { describe, expect, it } from 'vitest';
import {
  daysAgo,
  daysSince,
  fromLocalField,
  readInstant,
  sliderDaysMax,
  toLocalField,
} from './past-instant.ts';

const now = Date.parse('2026-06-08T14:05:00.000Z');

describe('the slider', () => {
  it.each([
    [0, null],
    [1, '2026-06-07T14:05:00.000Z'],
    [sliderDaysMax, '2025-12-10T14:05:00.000Z'],
  ])('%i days ago is %s', (days, instant) => {
    expect(daysAgo(days, now)).toBe(instant);
    expect(daysSince(instant, now)).toBe(days);
  });

  it('stands at its end for what lies further back', () => {
    expect(daysSince('2020-01-01T00:00:00.000Z', now)).toBe(sliderDaysMax);
  });
});

describe('the field for a day and time', () => {
  it('names the same moment in the machine’s own time', () => {
    const instant = '2026-06-07T03:04:00.000Z';
    expect(fromLocalField(toLocalField(instant), now)).toBe(instant);
  });

  it.each(['', '2026-06-07', 'yesterday', '2026-13-07T03:04'])('takes %j for no moment', (text) => {
    expect(fromLocalField(text, now)).toBeNull();
  });

  it('takes no moment that has not been', () => {
    expect(fromLocalField(toLocalField(new Date(now + 60_000).toISOString()), now)).toBeNull();
  });
});

describe('the address', () => {
  it.each([
    ['2026-06-07T14:05:00.000Z', '2026-06-07T14:05:00.000Z'],
    ['2026-06-07', '2026-06-07T00:00:00.000Z'],
    ['then', undefined],
    [20260607, undefined],
    [undefined, undefined],
  ])('%j is %s', (value, instant) => expect(readInstant(value)).toBe(instant));
});
