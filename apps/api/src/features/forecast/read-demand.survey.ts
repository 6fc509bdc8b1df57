import { type ConsumedByDay, historyDaysMax, type SupplyPosition } from '@wms/domain';
import type { Statements } from '../../store/statements/statements.ts';
import { readConsumption, readInTransit } from './read-consumption.ts';

/** All that a line of a proposal is made from. */
export interface SkuDemand extends SupplyPosition {
  readonly sku: string;
  readonly consumedByDay: ConsumedByDay;
}

/** A stretch of a warehouse's SKUs that have ever been consumed; `last` is where it ended, null after the last SKU. */
export interface DemandPage {
  readonly demands: readonly SkuDemand[];
  readonly last: string | null;
}

/** Reads the history of the next SKUs. One stretch at a time, so that no other long read waits for all of them. */
export async function readDemand(
  q: Statements,
  { warehouseId, after, today, limit }: { warehouseId: string; after: string; today: number; limit: number },
): Promise<DemandPage> {
  const levels = await q.pageSupply({ warehouseId, after, limit });
  const histories = await readConsumption(q, warehouseId, levels, today - historyDaysMax + 1);
  const inTransit = await readInTransit(q, warehouseId, levels);
  const demands = levels.map(({ sku, currentStock, inProduction }, index): SkuDemand => ({
    sku,
    currentStock,
    inProduction,
    inTransit: inTransit[index] ?? 0,
    consumedByDay: histories[index] ?? new Map<number, number>(),
  }));
  return {
    demands: demands.filter(({ consumedByDay }) => [...consumedByDay.values()].some((pieces) => pieces > 0)),
    last: levels.length < limit ? null : (levels.at(-1)?.sku ?? null),
  };
}
