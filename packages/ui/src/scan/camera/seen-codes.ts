/** A label that a camera has not seen for this long has been taken away; back again, it is a new scan. In milliseconds. */
export const goneAfterMs = 1_200;

/** When each code was last seen, on the camera's clock. */
export type SeenCodes = ReadonlyMap<string, number>;

export const nothingSeen: SeenCodes = new Map();

/**
 * Takes one look into account. A camera reads a label again and again while it is held there: only the first look
 * makes a scan, so that a pallet is accepted by showing its label a second time, and never by holding it too long.
 */
export function look(
  before: SeenCodes,
  codes: readonly string[],
  at: number,
): { seen: SeenCodes; fresh: readonly string[] } {
  const kept = [...before].filter(([, seenAt]) => at - seenAt < goneAfterMs);
  const inView = new Map(kept);
  const fresh = [...new Set(codes)].filter((code) => !inView.has(code));
  return { seen: new Map([...kept, ...codes.map((code) => [code, at] as const)]), fresh };
}
