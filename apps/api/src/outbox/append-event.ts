import type { EventName } from '@wms/domain';
import type { Commit } from '../store/store.ts';

/** Writes an event in the commit that causes it; it is sent only after that commit has returned. */
export async function appendEvent(
  commit: Commit,
  warehouseId: string,
  name: EventName,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  const [place] = await commit.q.nextEventPosition({ warehouseId });
  if (!place) throw new Error(`an event for the unknown warehouse ${warehouseId}`);
  await commit.q.insertEvent({
    warehouseId,
    position: place.position,
    id: commit.newId(),
    name,
    fields: JSON.stringify(fields),
    at: commit.now,
  });
}
