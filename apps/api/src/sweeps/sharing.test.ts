import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { shareIntervalMs, startSharing } from './sharing.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => vi.useRealTimers());

it('shares every so often, and once more when it is stopped', async () => {
  const sharedAt: number[] = [];
  let now = 1000;
  const sharing = startSharing(
    { share: async (at) => void sharedAt.push(at) },
    { clock: () => now, onFailure: (error) => expect.fail(String(error)) },
  );
  vi.advanceTimersByTime(shareIntervalMs);
  await sleep(0);
  now = 2000;
  await sharing.stop();
  expect(sharedAt).toEqual([1000, 2000]);
  vi.advanceTimersByTime(10 * shareIntervalMs);
  expect(sharedAt).toHaveLength(2);
});

it('goes on after a share that failed, and says so', async () => {
  const failures: unknown[] = [];
  const sharing = startSharing(
    { share: () => Promise.reject(new Error('the database is away')) },
    { clock: () => 0, onFailure: (error) => failures.push(error) },
  );
  for (let n = 0; n < 2; n++) {
    vi.advanceTimersByTime(shareIntervalMs);
    await sleep(0);
  }
  await sharing.stop();
  expect(failures).toHaveLength(3);
});
