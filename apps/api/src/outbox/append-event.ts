import type { EventName } from '@wms/domain';
import type { Commit } from '../store/store.ts';

type EventFields = Readonly<Record<string, unknown>>;

/** Writes an event in the commit that causes it; it is sent only after that commit has returned. */
export const appendEvent = (
  commit: Commit,
  warehouseId: string,
  name: EventName,
  fields: EventFields,
): Promise<void> => appendEvents(commit, warehouseId, name, [fields]);

/** The same for several of one name, in their order. */
export async function appendEvents(
  commit: Commit,
  warehouseId: string,
  name: EventName,
  list: readonly EventFields[],
): Promise<void> {
  const [places] = await commit.q.takeEventPositions({ warehouseId, count: list.length });
  if (!places) throw new Error(`events for the unknown warehouse ${warehouseId}`);
  const before = places.last - list.length;
  await commit.q.insertEvents(
    list.map((fields, index) => ({
      warehouseId,
      position: before + index + 1,
      name,
      fields: JSON.stringify(fields),
      at: commit.now,
    })),
  );
}
