import { dayMs, dayOf, recentDaysMax, visitRecent } from '@wms/domain';
import fc from 'fast-check';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WmsStore } from '../open-store.ts';
import { accepted, arrangeWarehouse, sale, updateStock } from '../testing/arrange.ts';
import { countEverything, daySteps, takeDaySteps } from '../testing/day-steps.ts';
import { eachEngine } from '../testing/each-engine.ts';
import { keptConsumption, recountedConsumption } from '../testing/recount-consumption.ts';
import { consumptionSliceRows, countAll } from './consumption.ts';
import { settleMs } from './sweep-consumption.command.ts';

/** Longer than any run of steps, so that no id of a run lies in the future of the next. */
const betweenRunsMs = 50 * 86_400_000;

eachEngine((engine) => {
  const clock = { now: Date.parse('2026-03-01T08:00:00Z') };
  let store: WmsStore;
  beforeAll(async () => {
    store = await engine.open(() => clock.now);
  });
  const sweepAll = () => countEverything(store, clock);

  /** What the SKUs' own rows hold: the newest counted row, and the days that are recent. */
  async function expectRecent(warehouseId: string): Promise<void> {
    const kept = await engine.sql<{ sku: string; counted: number; sequence: number; recent: string }>(
      `select c.sku, counted_sequence as counted, l.sequence, recent from consumption c
         join stock_levels l on l.warehouse_id = c.warehouse_id and l.sku = c.sku
         where c.warehouse_id = '${warehouseId}' order by c.sku`,
    );
    const days = await recountedConsumption(engine, warehouseId);
    const firstDay = dayOf(clock.now) - recentDaysMax + 1;
    for (const row of kept) {
      expect(row.counted).toBe(row.sequence);
      const recent: [number, number][] = [];
      visitRecent(row.recent, firstDay, (day, pieces) => recent.push([day, pieces]));
      const expected = days
        .filter(({ sku, day, consumed }) => sku === row.sku && day >= firstDay && consumed !== 0)
        .map(({ day, consumed }) => [day, consumed])
        .toReversed();
      expect(recent).toEqual(expected);
    }
  }

  it('keeps what a recount of the ledger says, whatever moved and however sweeps are cut', async () => {
    await fc.assert(
      fc.asyncProperty(daySteps, async (steps) => {
        const { warehouseId } = await takeDaySteps(store, clock, steps);
        clock.now += betweenRunsMs;
        await sweepAll();
        const recounted = await recountedConsumption(engine, warehouseId);
        expect(await keptConsumption(engine, warehouseId)).toEqual(recounted);
        await expectRecent(warehouseId);
      }),
      { numRuns: engine.engine === 'SQLite' ? 30 : 15 },
    );
  });

  describe('a sweep', () => {
    it('counts every row once, in slices, and finds nothing more to do', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store, { A: 10_000 });
      for (let left = 2 * consumptionSliceRows; left > 0; left -= 100) {
        accepted(
          await updateStock(
            store,
            supervisor,
            Array.from({ length: 100 }, () => sale('A', 1)),
          ),
        );
      }
      await sweepAll();
      const [today] = await keptConsumption(engine, warehouseId);
      expect(today?.consumed).toBe(2 * consumptionSliceRows);
      await sweepAll();
      expect(await keptConsumption(engine, warehouseId)).toEqual([today]);
      const due = { after: '', before: '~', limit: 1000 };
      expect(await store.survey('pageUnsweptWarehouses', due)).toEqual([]);
    });

    it('leaves rows alone that are too young, and counts them the next time', async () => {
      const { warehouseId } = await arrangeWarehouse(store, { A: 10 });
      accepted(await store.commit('sweepConsumption', { warehouseId, limit: consumptionSliceRows }));
      expect(await keptConsumption(engine, warehouseId)).toEqual([]);
      await sweepAll();
      expect(await keptConsumption(engine, warehouseId)).toHaveLength(1);
    });

    it('moves a day on to a row that happened the day before, and was written after it', async () => {
      clock.now = (dayOf(clock.now) + 1) * dayMs + 5_000;
      const { warehouseId, supervisor } = await arrangeWarehouse(store, { A: 10 });
      await sweepAll();
      clock.now -= 10_000;
      accepted(await updateStock(store, supervisor, [sale('A', 2)]));
      clock.now += 20_000;
      await sweepAll();
      const kept = await keptConsumption(engine, warehouseId);
      expect(kept).toEqual(await recountedConsumption(engine, warehouseId));
      expect(kept.map(({ consumed }) => consumed)).toEqual([2, 0]);
      expect(kept[0]?.last).toBe(kept[1]?.last);
    });

    it('counts a row that an earlier sweep passed by, because its node’s clock was behind', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store, { A: 10 });
      const late = await engine.open(() => clock.now - 60_000);
      await sweepAll();
      accepted(await updateStock(late, supervisor, [sale('A', 2)]));
      await sweepAll();
      accepted(await updateStock(store, supervisor, [sale('A', 3)]));
      await sweepAll();
      await late.close();
      expect(await keptConsumption(engine, warehouseId)).toEqual(
        await recountedConsumption(engine, warehouseId),
      );
      const consumed = (await keptConsumption(engine, warehouseId)).map((day) => day.consumed);
      expect(consumed.reduce((sum, pieces) => sum + pieces, 0)).toBe(5);
    });

    it('counts once what two nodes sweep at the same time', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store, { A: 1000, B: 1000 });
      const lines = Array.from({ length: 100 }, (_, index) => sale(index % 2 === 0 ? 'A' : 'B', 1));
      for (let n = 0; n < 5; n++) accepted(await updateStock(store, supervisor, lines));
      clock.now += settleMs + 1;
      const other = await engine.open(() => clock.now);
      await Promise.all([countAll(store, clock.now), countAll(other, clock.now)]);
      await other.close();
      expect(await keptConsumption(engine, warehouseId)).toEqual(
        await recountedConsumption(engine, warehouseId),
      );
    });

    it('counts no row twice and none not at all when its process is killed', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store, { A: 100_000, B: 100_000 });
      const lines = Array.from({ length: 500 }, (_, index) => sale(index % 2 === 0 ? 'A' : 'B', 1));
      for (let n = 0; n < 20; n++) accepted(await updateStock(store, supervisor, lines));
      clock.now += settleMs + 1;
      for (let kill = 0; kill < 3; kill++) {
        await countAndKill({ place: engine.place, now: clock.now }, 1 + Math.floor(Math.random() * 8));
        const [sum] = await engine.sql<{ counted: number | null }>(
          `select cast(sum(counted_sequence) as integer) as counted from consumption where warehouse_id = '${warehouseId}'`,
        );
        const counted = sum?.counted ?? 0;
        const kept = (await keptConsumption(engine, warehouseId)).reduce((all, day) => all + day.consumed, 0);
        // The two opening rows consumed nothing.
        expect(kept).toBe(counted - 2);
        expect(counted).toBeGreaterThan(0);
        expect(counted).toBeLessThan(10_002);
      }
      await sweepAll();
      expect(await keptConsumption(engine, warehouseId)).toEqual(
        await recountedConsumption(engine, warehouseId),
      );
    });
  });
});

const counter = fileURLToPath(new URL('../testing/kill-counter.ts', import.meta.url));

/** Lets another process count, and kills it when it has committed so many slices. */
async function countAndKill(task: object, slices: number): Promise<void> {
  const child = spawn(process.execPath, [counter, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let printed = 0;
  child.stdout.on('data', (text: Buffer) => {
    printed += text.toString().split('\n').length - 1;
    if (printed >= slices) child.kill('SIGKILL');
  });
  const [, signal] = (await closed) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
}
