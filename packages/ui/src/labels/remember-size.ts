import type { LabelKind } from './label.ts';
import { labelSizes, type LabelSizeId, usualSizes } from './label-size.ts';

const storageKey = 'wms-label-sizes';

/** What this station last printed a kind of label on; the usual size where nothing is kept, or nothing usable. */
export function recallSize(kind: LabelKind, storage: Pick<Storage, 'getItem'>): LabelSizeId {
  const kept = readKept(storage)[kind];
  return labelSizes.find(({ id }) => id === kept)?.id ?? usualSizes[kind];
}

/** Keeps the choice for the next label of this kind. */
export function rememberSize(
  kind: LabelKind,
  size: LabelSizeId,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
): void {
  try {
    storage.setItem(storageKey, JSON.stringify({ ...readKept(storage), [kind]: size }));
  } catch {
    // A browser that keeps nothing prints all the same.
  }
}

function readKept(storage: Pick<Storage, 'getItem'>): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(storage.getItem(storageKey) ?? '{}');
    return typeof kept === 'object' && kept !== null ? { ...kept } : {};
  } catch {
    return {};
  }
}
