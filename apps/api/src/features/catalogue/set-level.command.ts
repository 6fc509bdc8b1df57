import { isRejected, isStockedIn, type Outcome, promised, reject } from '@wms/domain';
import { createLevels, recordMovements } from '../../ledger/record-movements.ts';
import { noteAct } from '../../security/note-act.ts';
import type { Commit } from '../../store/store.ts';
import { changeSettings } from './change-settings.ts';

export interface SetLevel {
  readonly warehouseId: string;
  readonly sku: string;
  /** Null leaves the setting as it is (0 for a new level); quantities in pieces. */
  readonly refillThreshold: number | null;
  readonly parLevel: number | null;
  /** Null leaves the stock as it is. */
  readonly quantity: number | null;
}

export interface LevelAnswer {
  readonly sku: string;
  readonly currentQuantity: number;
  readonly refillThreshold: number;
  readonly parLevel: number;
  readonly status: string;
}

/**
 * 888's own hand on a level (thresholds and pars are configured by 888): makes it when there is none, changes its
 * settings, and corrects its stock by an AUDIT row, as a stocktake does. Rejects with NOT_FOUND or UNREGISTERED_SKUS.
 */
export async function setLevel(commit: Commit, wanted: SetLevel): Promise<Outcome<LevelAnswer>> {
  const { q } = commit;
  const { warehouseId, sku, quantity, refillThreshold, parLevel } = wanted;
  const [warehouse] = await q.findWarehouse({ id: warehouseId });
  if (!warehouse) return reject({ code: 'NOT_FOUND' });
  const [products = []] = await q.findProducts([{ sku }]);
  if (products.length === 0 || !isStockedIn(warehouseId, sku))
    return reject({ code: 'UNREGISTERED_SKUS', unregisteredSkus: [sku] });

  const [[before] = []] = await q.findLevels([{ warehouseId, sku }]);
  await createLevels(commit, warehouseId, [{ sku, parLevel: 0, refillThreshold: 0, needsReview: false }]);
  if (refillThreshold !== null || parLevel !== null) {
    const settings = { refillThreshold: refillThreshold ?? undefined, parLevel: parLevel ?? undefined };
    const changed = await changeSettings(commit, wanted, settings);
    if (isRejected(changed)) return changed;
  }
  if (quantity !== null) {
    const counted = await recordCount(commit, warehouseId, sku, quantity);
    if (isRejected(counted)) return counted;
  }
  const [[level] = []] = await q.findLevels([{ warehouseId, sku }]);
  const after = answerOf(promised(level, 'a level that was just set is found'));
  await noteAct(commit, {
    caller: undefined,
    action: 'level.set',
    warehouseId,
    before: before ? answerOf(before) : null,
    after,
  });
  return after;
}

const answerOf = ({ sku, currentQuantity, refillThreshold, parLevel, status }: LevelAnswer): LevelAnswer => ({
  sku,
  currentQuantity,
  refillThreshold,
  parLevel,
  status,
});

/** A row is written even when the count agrees: it says that somebody counted. */
async function recordCount(commit: Commit, warehouseId: string, sku: string, quantity: number) {
  const [[level] = []] = await commit.q.lockLevels([{ warehouseId, sku }]);
  const { quantity: before } = promised(level, 'a level that was just made is found');
  // No token stands behind the command line; of the ledger's sources, IMPORT is the operator's.
  return recordMovements(commit, { warehouseId, source: 'IMPORT', userId: null }, [
    { sku, type: 'AUDIT', delta: quantity - before, reference: null },
  ]);
}
