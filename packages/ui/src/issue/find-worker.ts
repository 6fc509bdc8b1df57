import type { WorkerAnswer } from '@wms/contract';

/** Most names that a search offers. */
export const offeredMax = 8;

/** The worker with a badge; null when the warehouse has none. */
export const workerWithBadge = (workers: readonly WorkerAnswer[], badge: string): WorkerAnswer | null =>
  workers.find((worker) => worker.badge === badge) ?? null;

/** The workers at work whose name, badge or e-mail holds the text, case aside; the first few by name. */
export function searchWorkers(workers: readonly WorkerAnswer[], search: string): readonly WorkerAnswer[] {
  const wanted = search.trim().toLocaleLowerCase();
  return workers
    .filter(({ status }) => status === 'ACTIVE')
    .filter(({ name, badge, email }) =>
      [name, badge, email].some((text) => text.toLocaleLowerCase().includes(wanted)),
    )
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .slice(0, offeredMax);
}
