import { type Outcome, reject } from '@wms/domain';
import type { Commit } from '../../store/store.ts';
import { auditEntry } from './audit-entry.ts';

const badgeDigitsMin = 5;

export interface CreateWorker {
  readonly accountId: string;
  readonly warehouseId: string;
  /** The supervisor who answers for the worker. */
  readonly parentUserId: string;
  /** Normalised. */
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
}

/** A worker of one warehouse, with the next free badge number. */
export async function createWorker(
  commit: Commit,
  worker: CreateWorker,
): Promise<Outcome<{ userId: string; badge: string }>> {
  const { q, now, newId } = commit;
  const userId = newId();
  const [serial] = await q.nextSerial({ name: 'badge' });
  const badge = `WKR-${String(serial?.value).padStart(badgeDigitsMin, '0')}`;
  const made = await q.insertUser({
    ...worker,
    id: userId,
    role: 'WORKER',
    status: 'ACTIVE',
    badge,
    createdAt: now,
  });
  if (made.length === 0) return reject({ code: 'DUPLICATE_EMAIL', email: worker.email });
  const { accountId, warehouseId } = worker;
  await q.insertAudit(auditEntry(commit, 'worker.created', { accountId, warehouseId, userId }, { badge }));
  return { userId, badge };
}
