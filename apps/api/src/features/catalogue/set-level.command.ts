import { isRejected, type Outcome, reject, stockStatus } from '@wms/domain';
import { createLevels, recordMovements } from '../../ledger/record-movements.ts';
import type { Commit } from '../../store/store.ts';

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
  const { q, now, newId } = commit;
  const { warehouseId, sku, quantity } = wanted;
  const [warehouse] = await q.findWarehouse({ id: warehouseId });
  if (!warehouse) return reject({ code: 'NOT_FOUND' });
  const [products = []] = await q.findProducts([{ sku }]);
  if (products.length === 0) return reject({ code: 'UNREGISTERED_SKUS', unregisteredSkus: [sku] });

  await createLevels(commit, warehouseId, [{ sku, parLevel: 0, refillThreshold: 0, needsReview: false }]);
  await changeSettings(commit, wanted);
  if (quantity !== null) {
    const counted = await recordCount(commit, warehouseId, sku, quantity);
    if (isRejected(counted)) return counted;
  }
  await q.insertAudit({
    id: newId(),
    accountId: warehouse.accountId,
    warehouseId,
    userId: null,
    tokenId: null,
    action: 'level.set',
    detail: JSON.stringify({ ...wanted, by: 'operator' }),
    at: now,
  });
  const [[level] = []] = await q.findLevels([{ warehouseId, sku }]);
  if (!level) throw new Error(`the level of ${sku} is gone`);
  const { currentQuantity, refillThreshold, parLevel, status } = level;
  return { sku, currentQuantity, refillThreshold, parLevel, status };
}

async function changeSettings(commit: Commit, { warehouseId, sku, ...wanted }: SetLevel): Promise<void> {
  if (wanted.refillThreshold === null && wanted.parLevel === null) return;
  const [[level] = []] = await commit.q.lockLevels([{ warehouseId, sku }]);
  if (!level) throw new Error(`the level of ${sku} is gone`);
  const changed = {
    ...level,
    refillThreshold: wanted.refillThreshold ?? level.refillThreshold,
    parLevel: wanted.parLevel ?? level.parLevel,
  };
  const status = stockStatus(changed);
  await commit.q.setLevelSettings({ ...changed, warehouseId, status, now: commit.now });
  if (status === level.status) return;
  commit.count(warehouseId, `levels.${level.status}`, -1);
  commit.count(warehouseId, `levels.${status}`, 1);
}

/** A row is written even when the count agrees: it says that somebody counted. */
async function recordCount(commit: Commit, warehouseId: string, sku: string, quantity: number) {
  const [[level] = []] = await commit.q.lockLevels([{ warehouseId, sku }]);
  if (!level) throw new Error(`the level of ${sku} is gone`);
  // No token stands behind the command line; of the ledger's sources, IMPORT is the operator's.
  return recordMovements(commit, { warehouseId, source: 'IMPORT', userId: null }, [
    { sku, type: 'AUDIT', delta: quantity - level.quantity, reference: null },
  ]);
}
