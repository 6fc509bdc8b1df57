import { isRejected } from '@wms/domain';
import { idsFrom } from '../store/ids.ts';
import type { Store } from '../store/store.ts';
import { type Repeating, repeatSweep } from './repeat-sweep.ts';
import { settleMs, type sweepConsumption } from './sweep-consumption.command.ts';
import type { pageUnsweptWarehouses } from './unswept-warehouses.survey.ts';

/** How often ledger rows are counted. The answers do not depend on it: readers add what is not counted yet. */
export const consumptionIntervalMs = 5_000;
/** Ledger rows in one commit, so that no write waits long behind it, and commits of one warehouse in one sweep. */
export const consumptionSliceRows = 250;
export const consumptionSlicesMax = 4_000;
const warehousesPerPage = 100;

export type ConsumptionStore = Store<
  { sweepConsumption: typeof sweepConsumption },
  { pageUnsweptWarehouses: typeof pageUnsweptWarehouses }
>;

/**
 * Keeps the daily consumption up with the ledger (guide, section 5). The database holds how far it has come, so that
 * nothing is counted twice or left out, whichever node sweeps and however it ends.
 */
export const startCountingConsumption = (
  store: ConsumptionStore,
  { clock, onFailure }: { clock: () => number; onFailure: (error: unknown) => void },
): Repeating =>
  repeatSweep((stopping) => countAll(store, clock(), stopping), {
    intervalMs: consumptionIntervalMs,
    onFailure,
  });

/** One sweep: every warehouse that has something to count, one after another. */
export async function countAll(store: ConsumptionStore, now: number, stopping?: AbortSignal): Promise<void> {
  const before = idsFrom(now - settleMs);
  let after = '';
  for (;;) {
    const page = await store.survey('pageUnsweptWarehouses', { after, before, limit: warehousesPerPage });
    for (const { warehouseId } of page) await countWarehouse(store, warehouseId, stopping);
    const last = page.at(-1);
    if (!last || page.length < warehousesPerPage || stopping?.aborted) return;
    after = last.warehouseId;
  }
}

/** As many slices as it takes, up to the bound; the next sweep goes on from there. */
async function countWarehouse(
  store: ConsumptionStore,
  warehouseId: string,
  stopping: AbortSignal | undefined,
): Promise<void> {
  for (let slice = 0; slice < consumptionSlicesMax && !stopping?.aborted; slice++) {
    const outcome = await store.commit('sweepConsumption', { warehouseId, limit: consumptionSliceRows });
    if (isRejected(outcome)) throw new Error(`a sweep was refused: ${outcome.rejected.code}`);
    if ((JSON.parse(outcome.text) as { isDone: boolean }).isDone) return;
  }
}
