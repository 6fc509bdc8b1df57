import { describe, expect, it } from 'vitest';
import { backoffBaseMs, pauseMs, retryAfterMaxMs } from './retry.ts';

const now = Date.parse('2026-06-08T12:00:00Z');

describe('the pause before the next attempt', () => {
  it.each([
    [1, null, 0, 0],
    [1, null, 0.5, backoffBaseMs / 2],
    [2, null, 0.5, backoffBaseMs],
    [3, null, 0.5, backoffBaseMs * 2],
    [1, '2', 0.5, 2000],
    [1, '0', 0.5, backoffBaseMs / 2],
    [1, 'Mon, 08 Jun 2026 12:00:03 GMT', 0, 3000],
    [1, 'Mon, 08 Jun 2026 11:00:00 GMT', 0, 0],
    [1, 'soon', 0, 0],
    [1, String(retryAfterMaxMs / 1000), 0, retryAfterMaxMs],
    [1, String(retryAfterMaxMs / 1000 + 1), 0, null],
    [1, '999999999', 0, null],
  ])('attempt %i, Retry-After %s, random %d: %s ms', (attempt, retryAfter, random, expected) => {
    expect(pauseMs(attempt, retryAfter, now, random)).toBe(expected);
  });
});
