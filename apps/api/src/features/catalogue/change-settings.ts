import { type Outcome, reject, type StockLevel, stockStatus } from '@wms/domain';
import type { Commit } from '../../store/store.ts';

type Settings = Pick<StockLevel, 'refillThreshold' | 'parLevel'>;

/** A level's settings before and after a change, with all that the change rests on. */
export interface SettingsChange {
  readonly before: Settings & { readonly needsReview: boolean };
  readonly after: Settings;
}

/**
 * Changes a level's threshold and par; it then counts as reviewed, and the next sweep looks at its alert. `expected`
 * is what they were when they were read: rejects with CHANGED_MEANWHILE when it no longer holds, and with NOT_FOUND
 * when there is no such level.
 */
export async function changeSettings(
  commit: Commit,
  { warehouseId, sku }: { readonly warehouseId: string; readonly sku: string },
  wanted: Readonly<Partial<Record<keyof Settings, number | undefined>>>,
  expected?: Settings,
): Promise<Outcome<SettingsChange>> {
  const [level] = await commit.q.lockLevelSettings({ warehouseId, sku });
  if (!level) return reject({ code: 'NOT_FOUND' });
  const { refillThreshold, parLevel, needsReview } = level;
  const current = { refillThreshold, parLevel };
  if (expected && (expected.refillThreshold !== refillThreshold || expected.parLevel !== parLevel)) {
    return reject({ code: 'CHANGED_MEANWHILE', current });
  }
  const after = {
    refillThreshold: wanted.refillThreshold ?? refillThreshold,
    parLevel: wanted.parLevel ?? parLevel,
  };
  const status = stockStatus({ ...after, quantity: level.quantity });
  await commit.q.setLevelSettings({ ...after, warehouseId, sku, status, now: commit.now });
  if (needsReview) commit.count(warehouseId, 'reviews', -1);
  if (status !== level.status) {
    commit.count(warehouseId, `levels.${level.status}`, -1);
    commit.count(warehouseId, `levels.${status}`, 1);
  }
  return { before: { ...current, needsReview }, after };
}
