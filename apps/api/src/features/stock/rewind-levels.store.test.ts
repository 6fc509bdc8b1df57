import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { WmsStore } from '../../open-store.ts';
import { accepted, arrangeWarehouse, returned, updateStock } from '../../testing/arrange.ts';
import { countEverything, daySteps, takeDaySteps } from '../../testing/day-steps.ts';
import { eachEngine } from '../../testing/each-engine.ts';

const startedAt = Date.parse('2026-03-01T08:00:00Z');
const betweenRunsMs = 50 * 86_400_000;
const skus = ['A', 'B', 'C', 'D', 'UNKNOWN'];
/** How many rows of a chain are walked at a time: the boundary that a long chain crosses. */
const stretch = 1000;

eachEngine((engine) => {
  const clock = { now: startedAt };
  let store: WmsStore;
  beforeAll(async () => {
    store = await engine.open(() => clock.now);
  });

  /** The newest row of the chain that had happened by then, read from the whole ledger. */
  async function replay(warehouseId: string, sku: string, at: number): Promise<number | null> {
    const [row] = await engine.sql<{ quantity: number }>(
      `select quantity_after as quantity from stock_transactions
         where warehouse_id = '${warehouseId}' and sku = '${sku}' and occurred_at <= ${at}
         order by sequence desc limit 1`,
    );
    return row?.quantity ?? null;
  }

  it('says what a replay of the ledger says, at any instant, counted or not', async () => {
    const ago = fc.integer({ min: 0, max: 130 * 24 * 60 });
    await fc.assert(
      fc.asyncProperty(daySteps, fc.array(ago, { maxLength: 8 }), async (steps, minutesAgo) => {
        clock.now += betweenRunsMs;
        const { warehouseId } = await takeDaySteps(store, clock, steps);
        const moments = await engine.sql<{ at: number }>(
          `select distinct occurred_at as at from stock_transactions where warehouse_id = '${warehouseId}'`,
        );
        const instants = [
          ...minutesAgo.map((minutes) => clock.now - minutes * 60_000),
          ...moments.flatMap(({ at }) => [at - 1, at]),
        ];
        for (const at of instants) {
          const levels = await store.survey('rewindLevels', { warehouseId, skus, at });
          const quantities = levels.map((level) => level?.quantity ?? null);
          const expected: (number | null)[] = [];
          for (const sku of skus) expected.push(await replay(warehouseId, sku, at));
          expect({ at, quantities }).toEqual({ at, quantities: expected });
        }
      }),
      { numRuns: engine.engine === 'SQLite' ? 40 : 12 },
    );
  });

  it('walks a day of more rows than it reads at a time', async () => {
    const { warehouseId, supervisor } = await arrangeWarehouse(store, { A: 7 });
    clock.now += 3_600_000;
    const before = clock.now;
    for (let left = stretch + 100; left > 0; left -= 100) {
      clock.now += 1;
      const lines = Array.from({ length: 100 }, () => returned('A', 1));
      accepted(await updateStock(store, supervisor, lines));
    }
    const expectThen = async () => {
      for (const [at, quantity] of [
        [before, 7],
        [before + 1, 107],
        [clock.now, 7 + stretch + 100],
      ] as const) {
        const [level] = await store.survey('rewindLevels', { warehouseId, skus: ['A'], at });
        expect(level?.quantity).toBe(quantity);
      }
    };
    await expectThen();
    await countEverything(store, clock);
    await expectThen();
  });
});
