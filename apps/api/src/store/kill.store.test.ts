import { expect, it } from 'vitest';
import { eachEngine } from '../testing/each-engine.ts';
import { answersBeforeKillMin, killRepeatedly } from '../testing/kill-loop.ts';

/** Each kill starts a process and opens the store anew. */
const timeoutMs = 180_000;

eachEngine((engine) => {
  it(
    'keeps every acknowledged write exactly once when its process is killed',
    async () => {
      // The long form, with a hundred kills, is in `npm run torture`.
      const kills = engine.engine === 'SQLite' ? 2 : 1;
      const summary = await killRepeatedly(engine, { kills, writers: 32 });
      expect(summary.kills).toBe(kills);
      expect(summary.acknowledged).toBeGreaterThanOrEqual(kills * answersBeforeKillMin);
    },
    timeoutMs,
  );
});
