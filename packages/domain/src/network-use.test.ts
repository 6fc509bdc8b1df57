import { describe, expect, it } from 'vitest';
import { concurrentUseWindowMs, isConcurrentUse, locksOnConcurrentUse } from './network-use.ts';

describe('uses from two networks', () => {
  const now = Date.UTC(2026, 5, 1);
  it.each([
    ['in the same instant', 0, true],
    ['a millisecond short of five minutes', concurrentUseWindowMs - 1, true],
    ['after five quiet minutes', concurrentUseWindowMs, false],
    ['a day apart', 86_400_000, false],
    ['from a clock that is two seconds ahead', -2000, true],
    ['from before the clock was set back a day', -86_400_000, false],
  ])('%s are concurrent or not', (_when, quietMs, expected) => {
    expect(isConcurrentUse(now - quietMs, now)).toBe(expected);
  });
});

describe('a token used from two networks at once', () => {
  it.each([
    ['DESKTOP', false, true],
    ['WORKER_DEVICE', false, true],
    ['STAFF', false, true],
    ['INTEGRATION', false, false],
    ['INTEGRATION', true, true],
    ['PORTAL', false, false],
  ] as const)('of kind %s, wish %s, locks: %s', (kind, networkLock, locks) => {
    expect(locksOnConcurrentUse(kind, networkLock)).toBe(locks);
  });
});
