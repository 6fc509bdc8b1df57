import { promised } from './assert.ts';
import { type Outcome, reject } from './rejection.ts';
import { quantityMax } from './stock-level.ts';

/** What moved stock. The first four are the public delta types of POST /stock/update. */
export const movementTypes = [
  'SALE',
  'RETURN',
  'DAMAGE',
  'ADJUSTMENT',
  'RECEIVE',
  'AUDIT',
  'ISSUANCE',
  'IN',
  'OUT',
] as const;
export type MovementType = (typeof movementTypes)[number];

/** Where a movement came from; derived from the token kind, never from a body. */
export const movementSources = ['API', 'DESKTOP', 'PORTAL', 'IMPORT'] as const;
export type MovementSource = (typeof movementSources)[number];

/** A wanted change of one SKU by `delta` pieces. */
export interface Movement {
  readonly sku: string;
  readonly type: MovementType;
  readonly delta: number;
  readonly reference: string | null;
  /** When it happened, if not now; epoch milliseconds. */
  readonly occurredAt?: number;
}

/** A movement with the balance it leaves and its place in the SKU's chain (sequence counts from 1). */
export interface PlannedEntry extends Movement {
  readonly quantityAfter: number;
  readonly sequence: number;
}

/** What planning needs to know of a level; the plan answers with the same shape, moved on. */
export interface LevelState {
  readonly sku: string;
  readonly quantity: number;
  readonly sequence: number;
}

export interface MovementPlan<Level extends LevelState> {
  /** One entry a movement, in the order given. */
  readonly entries: readonly PlannedEntry[];
  /** Each touched level once, in order of first appearance, with its new quantity and sequence. */
  readonly levels: readonly Level[];
}

/**
 * Applies movements to levels with a running balance in line order (guide, section 4, "Delta accumulation").
 * Rejects as a whole: every unknown SKU at once, else the first line that would leave the range 0..quantityMax.
 */
export function planMovements<Level extends LevelState>(
  known: ReadonlyMap<string, Level>,
  movements: readonly Movement[],
): Outcome<MovementPlan<Level>> {
  const unregisteredSkus = [...new Set(movements.map(({ sku }) => sku))].filter((sku) => !known.has(sku));
  if (unregisteredSkus.length > 0) return reject({ code: 'UNREGISTERED_SKUS', unregisteredSkus });

  const moved = new Map<string, Level>();
  const entries: PlannedEntry[] = [];
  for (const [line, movement] of movements.entries()) {
    const { sku, delta } = movement;
    const before = promised(moved.get(sku) ?? known.get(sku), 'an unknown SKU was rejected above');
    const quantity = before.quantity + delta;
    if (quantity < 0) return reject({ code: 'INSUFFICIENT_STOCK', sku, available: before.quantity, line });
    if (quantity > quantityMax) return reject({ code: 'QUANTITY_OUT_OF_RANGE', sku, line, max: quantityMax });
    const sequence = before.sequence + 1;
    entries.push({ ...movement, quantityAfter: quantity, sequence });
    moved.set(sku, { ...before, quantity, sequence });
  }
  return { entries, levels: [...moved.values()] };
}
