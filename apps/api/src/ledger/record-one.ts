import type { SingleMovementAnswer } from '@wms/contract';
import { isRejected, type Movement, type Outcome } from '@wms/domain';
import type { Commit } from '../store/store.ts';
import { presentLevel, presentTransaction } from './present.ts';
import { type MovementOrigin, recordMovements } from './record-movements.ts';

/** Records one movement and answers with its row and the level it left. Rejects as `recordMovements` does. */
export async function recordOne(
  commit: Commit,
  origin: MovementOrigin,
  movement: Movement,
): Promise<Outcome<SingleMovementAnswer>> {
  const recorded = await recordMovements(commit, origin, [movement]);
  if (isRejected(recorded)) return recorded;
  const [row] = recorded.rows;
  const [[level] = []] = await commit.q.findLevels([{ warehouseId: origin.warehouseId, sku: movement.sku }]);
  if (!row || !level) throw new Error(`the level of ${movement.sku} is gone`);
  return { transaction: presentTransaction(row), level: presentLevel(level) };
}
