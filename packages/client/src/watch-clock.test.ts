import { expect, it } from 'vitest';
import { watchClock } from './watch-clock.ts';

const hourMs = 3_600_000;
const noon = Date.UTC(2026, 5, 8, 12);

/** What is told when the server's clock says these times, one answer after the other. */
async function told(serverTimes: readonly (number | null)[], tookMs = 200) {
  const skews: number[] = [];
  let clock = noon;
  const answers = serverTimes.values();
  const fetch = watchClock(
    async () => {
      const at = answers.next().value ?? null;
      clock = noon + tookMs;
      return new Response(null, { headers: at === null ? {} : { date: new Date(at).toUTCString() } });
    },
    () => clock,
    (skewMs) => skews.push(skewMs),
  );
  for (const _ of serverTimes) {
    clock = noon;
    await fetch('http://x');
  }
  return skews;
}

it('a clock that is a minute off is not spoken of', async () => {
  expect(await told([noon + 60_000, noon - 60_000, null])).toEqual([]);
});

it('a clock that is far off is told once, and once when it is right again', async () => {
  const skews = await told([noon + hourMs, noon + hourMs, noon]);
  expect(skews.map((ms) => Math.round(ms / hourMs))).toEqual([1, 0]);
  expect(await told([noon - hourMs])).toEqual([-hourMs - 100]);
});

it('an answer that took long says nothing', async () => {
  expect(await told([noon + hourMs], 20_000)).toEqual([]);
});
