import type { WorkerAnswer } from '@wms/contract';
import { type Outcome, reject } from '@wms/domain';
import type { Commit } from '../../store/store.ts';
import { presentWorker } from './present-worker.ts';

const badgeDigitsMin = 5;

export interface CreateWorker {
  readonly accountId: string;
  readonly warehouseId: string;
  /** The supervisor who adds the worker and answers for them. */
  readonly parentUserId: string;
  /** Normalised. */
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
}

/** A worker of one warehouse, with the next free badge number. */
export async function createWorker(commit: Commit, worker: CreateWorker): Promise<Outcome<WorkerAnswer>> {
  const { q, now, newId } = commit;
  const { accountId, warehouseId, parentUserId } = worker;
  const [serial] = await q.nextSerial({ name: 'badge' });
  const badge = `WKR-${String(serial?.value).padStart(badgeDigitsMin, '0')}`;
  const row = { ...worker, id: newId(), role: 'WORKER', status: 'ACTIVE', badge, createdAt: now };
  const made = await q.insertUser(row);
  if (made.length === 0) return reject({ code: 'DUPLICATE_EMAIL', email: worker.email });
  commit.count(warehouseId, 'workers', 1);
  await q.insertAudit({
    id: newId(),
    accountId,
    warehouseId,
    userId: row.id,
    tokenId: null,
    action: 'worker.created',
    detail: JSON.stringify({ badge, by: parentUserId }),
    at: now,
  });
  return presentWorker(row);
}
