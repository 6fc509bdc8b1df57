import fc from 'fast-check';
import type { HistoryRow } from '../features/history/history-row.ts';
import type { WmsStore } from '../open-store.ts';
import { settleMs } from '../sweeps/sweep-consumption.command.ts';
import { countAll } from '../sweeps/consumption.ts';
import { accepted, type Arranged, arrangeWarehouse, registerProducts, updateStock } from './arrange.ts';

// Random weeks of a warehouse: stock moves, time passes, history is imported, and consumption is counted now and then.

const hourMs = 3_600_000;
/** D has no level and no movement at first, so that any history fits it. */
const skus = ['A', 'B', 'C', 'D'] as const;

export type DayStep =
  | { readonly kind: 'move'; readonly sku: string; readonly delta: number }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'import'; readonly sku: string; readonly hoursAgo: number; readonly pieces: number }
  | { readonly kind: 'sweep'; readonly limit: number };

const sku = fc.constantFrom(...skus);
const kind = <Kind extends DayStep['kind']>(name: Kind) => fc.constant(name);

export const daySteps: fc.Arbitrary<DayStep[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: kind('move'), sku, delta: fc.integer({ min: -9, max: 9 }) }) },
    // Back too: clocks are set, and those of two nodes differ.
    {
      weight: 3,
      arbitrary: fc.record({ kind: kind('wait'), ms: fc.integer({ min: -40_000_000, max: 90_000_000 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: kind('import'),
        sku,
        hoursAgo: fc.integer({ min: 0, max: 24 * 120 }),
        pieces: fc.integer({ min: 1, max: 9 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: kind('sweep'), limit: fc.integer({ min: 1, max: 4 }) }) },
  ),
  { maxLength: 40, size: 'max' },
);

/** Takes such steps in a warehouse of its own. The clock is the store's. */
export async function takeDaySteps(
  store: WmsStore,
  clock: { now: number },
  steps: readonly DayStep[],
): Promise<Arranged> {
  const arranged = await arrangeWarehouse(store, { A: 40, B: 40, C: 0 });
  await registerProducts(store, ['D']);
  for (const [index, step] of steps.entries()) await take(store, clock, arranged, step, index);
  return arranged;
}

async function take(
  store: WmsStore,
  clock: { now: number },
  { warehouseId, supervisor }: Arranged,
  step: DayStep,
  index: number,
): Promise<void> {
  switch (step.kind) {
    case 'wait':
      clock.now += step.ms;
      return;
    case 'sweep':
      accepted(await store.commit('sweepConsumption', { warehouseId, limit: step.limit }));
      return;
    case 'import': {
      const row = { sku: step.sku, reference: null };
      const occurredAt = clock.now - step.hoursAgo * hourMs;
      await importRows(store, warehouseId, String(index), [
        { ...row, line: 1, type: 'ADJUSTMENT', delta: step.pieces, occurredAt },
        { ...row, line: 2, type: 'SALE', delta: -step.pieces, occurredAt: occurredAt + hourMs },
      ]);
      return;
    }
    case 'move': {
      const type = step.delta < 0 ? 'SALE' : 'RETURN';
      if (step.delta !== 0)
        await updateStock(store, supervisor, [{ sku: step.sku, delta: step.delta, type }]);
    }
  }
}

/** A stretch of history, as `wms history import` appends it; where it does not fit, nothing happens. */
const importRows = (store: WmsStore, warehouseId: string, file: string, rows: readonly HistoryRow[]) =>
  store.commit('importHistory', {
    warehouseId,
    fileDigest: file,
    afterLine: 0,
    toLine: rows.length,
    rows,
  });

/** Lets the youngest rows settle, and counts all there is to count. */
export async function countEverything(store: WmsStore, clock: { now: number }): Promise<void> {
  clock.now += settleMs + 1;
  await countAll(store, clock.now);
}
