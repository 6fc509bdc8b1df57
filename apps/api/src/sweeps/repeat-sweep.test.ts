import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { repeatSweep } from './repeat-sweep.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A sweep that ends when it is told to. */
function heldSweep() {
  const held = { begun: 0, stopping: [] as boolean[], end: () => {}, fail: (_error: unknown) => {} };
  const sweep = (stopping: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      held.begun += 1;
      held.end = () => {
        held.stopping.push(stopping.aborted);
        resolve();
      };
      held.fail = reject;
    });
  return { held, sweep };
}

it('sweeps one at a time: while one lasts, none begins', async () => {
  const { held, sweep } = heldSweep();
  repeatSweep(sweep, { intervalMs: 100, onFailure: () => {} });
  await vi.advanceTimersByTimeAsync(350);
  expect(held.begun).toBe(1);
  held.end();
  await vi.advanceTimersByTimeAsync(100);
  expect(held.begun).toBe(2);
});

it('tells of a failure and goes on', async () => {
  const { held, sweep } = heldSweep();
  const failures: unknown[] = [];
  repeatSweep(sweep, { intervalMs: 100, onFailure: (error) => failures.push(error) });
  await vi.advanceTimersByTimeAsync(100);
  held.fail('disk full');
  await vi.advanceTimersByTimeAsync(100);
  expect(failures).toEqual(['disk full']);
  expect(held.begun).toBe(2);
});

it('is told to stop, ends what it has begun, and begins no more', async () => {
  const { held, sweep } = heldSweep();
  const repeating = repeatSweep(sweep, { intervalMs: 100, onFailure: () => {} });
  await vi.advanceTimersByTimeAsync(100);
  let stopped = false;
  const stopping = repeating.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(300);
  expect(stopped).toBe(false);
  held.end();
  await stopping;
  expect(held.stopping).toEqual([true]);
  await vi.advanceTimersByTimeAsync(300);
  expect(held.begun).toBe(1);
});
