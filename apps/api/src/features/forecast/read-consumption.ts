import type { ConsumedByDay } from '@wms/domain';
import { type Tail, visitTail } from '../../ledger/read-tail.ts';
import type { Statements } from '../../store/statements/statements.ts';

/** A level with what there is of it and where its chain begins. */
export type SupplyRow = Awaited<ReturnType<Statements['pageSupply']>>[number];

/**
 * What each of these SKUs consumed on which day (from 1970-01-01) since `since`, up to this moment; before that only
 * its first consumption of all, from which its age follows.
 */
export async function readConsumption(
  q: Statements,
  warehouseId: string,
  levels: readonly (Tail & { readonly sku: string })[],
  since: number,
): Promise<ConsumedByDay[]> {
  const keys = levels.map(({ sku }) => ({ warehouseId, sku }));
  const first = await q.findFirstConsumption(keys);
  const days = await q.readConsumptionDays(keys.map((key) => ({ ...key, since })));
  const found: ConsumedByDay[] = [];
  for (const [index, level] of levels.entries()) {
    const rows = [...(first[index] ?? []), ...(days[index] ?? [])];
    const consumedByDay = new Map(rows.map(({ day, consumed }) => [day, consumed]));
    await visitTail(q, warehouseId, level, (day, pieces) => {
      consumedByDay.set(day, (consumedByDay.get(day) ?? 0) + pieces);
    });
    found.push(consumedByDay);
  }
  return found;
}

/** What is on its way of each of these SKUs, in pieces. */
export async function readInTransit(
  q: Statements,
  warehouseId: string,
  levels: readonly SupplyRow[],
): Promise<number[]> {
  const sums = await q.readInTransit(levels.map(({ sku }) => ({ warehouseId, sku })));
  return sums.map(([sum]) => sum?.quantity ?? 0);
}
