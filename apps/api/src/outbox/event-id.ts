/** An event's id: its warehouse and its place in that warehouse's log, which has no gaps. Place 0 is before the first. */
export const eventId = (warehouseId: string, position: number): string => `${warehouseId}.${position}`;

/** The place that an id of this warehouse names; null for anything else, another warehouse's ids included. */
export function eventPosition(warehouseId: string, id: string): number | null {
  const dot = id.lastIndexOf('.');
  const position = id.slice(dot + 1);
  return id.slice(0, dot) === warehouseId && /^\d{1,15}$/.test(position) ? Number(position) : null;
}
