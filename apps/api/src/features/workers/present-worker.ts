import type { WorkerAnswer } from '@wms/contract';
import { promised, type UserStatus } from '@wms/domain';
import type { Statements } from '../../store/statements/statements.ts';

export type WorkerRow = Awaited<ReturnType<Statements['pageWorkers']>>[number];

/** A worker as the wire shows them. */
export const presentWorker = (row: WorkerRow): WorkerAnswer => ({
  id: row.id,
  name: row.name,
  email: row.email,
  status: row.status as UserStatus,
  badge: promised(row.badge, 'a worker has a badge'),
  createdAt: new Date(row.createdAt).toISOString(),
});
