import { type ChangeSubject, changeSubjects } from '@wms/contract';
import type { Reading } from '../store/store.ts';

/** A warehouse's kept row counts, by name: whatever is booked, decided or moved on changes one of them. */
export type KeptCounts = ReadonlyMap<string, number>;

/** What a kept count is about; those that are left out stand beside one that is here. */
const subjectOf: Readonly<Record<string, ChangeSubject>> = {
  ledger: 'stock',
  levels: 'stock',
  shipments: 'shipments',
  alerts: 'alerts',
  workers: 'workers',
};

/** The kept row counts of these warehouses, in the same order. */
export async function readKeptCounts(store: Reading, warehouseIds: readonly string[]): Promise<KeptCounts[]> {
  const found = await store.read.readRowCountsOfEach(warehouseIds.map((warehouseId) => ({ warehouseId })));
  return found.map((counts) => new Map(counts.map(({ name, value }) => [name, value])));
}

/** What has changed between two readings. */
export function changedSubjects(before: KeptCounts, after: KeptCounts): ChangeSubject[] {
  const changed = new Set<ChangeSubject | undefined>();
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    if (before.get(name) !== after.get(name)) changed.add(subjectOf[name.split('.')[0] ?? '']);
  }
  return changeSubjects.filter((subject) => changed.has(subject));
}
