import type { BodyOf } from '@wms/contract';
import { isBelowThreshold, isRejected, type Outcome } from '@wms/domain';
import { movementSourceOf, type WarehouseCaller } from '../../caller.ts';
import { recordMovements } from '../../ledger/record-movements.ts';
import type { Commit } from '../../store/store.ts';

/** POST /stock/update: one ledger row a line, all or none (guide, section 4). */
export async function updateStock(
  commit: Commit,
  { caller, body }: { caller: WarehouseCaller; body: BodyOf<'updateStock'> },
): Promise<Outcome<{ processed: number; levels: unknown[] }>> {
  const recorded = await recordMovements(
    commit,
    { warehouseId: caller.warehouseId, source: movementSourceOf(caller.kind), userId: caller.userId },
    body.transactions.map(({ sku, type, delta, reference }) => ({
      sku,
      type,
      delta,
      reference: reference ?? null,
    })),
  );
  if (isRejected(recorded)) return recorded;
  return {
    processed: recorded.rows.length,
    levels: recorded.levels.map((level) => ({
      sku: level.sku,
      currentQuantity: level.quantity,
      belowThreshold: isBelowThreshold(level),
    })),
  };
}
