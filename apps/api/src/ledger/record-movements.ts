import {
  promised,
  type LedgerRow,
  ledgerRowText,
  type Movement,
  type MovementSource,
  type Outcome,
  isRejected,
  planMovements,
  stockStatus,
} from '@wms/domain';
import type { Statements } from '../store/statements/statements.ts';
import type { Commit } from '../store/store.ts';
import { sha256 } from './hash.ts';

/** A level as it is locked for a change: its figures and the head of its chain. */
export type LockedLevel = Awaited<ReturnType<Statements['lockLevels']>>[number][number];

/** What every movement of one command has in common. */
export interface MovementOrigin {
  readonly warehouseId: string;
  readonly source: MovementSource;
  readonly userId: string | null;
  readonly stationId?: string | null;
  readonly workerId?: string | null;
  readonly shipmentId?: string | null;
}

export type RecordedRow = LedgerRow & { readonly hash: string; readonly previousId: string };

export interface Recorded {
  /** One ledger row a movement, in the order given. */
  readonly rows: readonly RecordedRow[];
  /** Each touched level once, in order of first appearance, as it is now. */
  readonly levels: readonly LockedLevel[];
}

/**
 * The one way into the ledger: locks the levels in SKU order, plans, appends the rows to their chains and moves
 * the levels, all in the caller's commit. Rejects with what `planMovements` rejects with.
 */
export async function recordMovements(
  commit: Commit,
  origin: MovementOrigin,
  movements: readonly Movement[],
): Promise<Outcome<Recorded>> {
  const { q, now } = commit;
  const { warehouseId } = origin;
  // Sorted, so that two overlapping batches lock in the same order and cannot deadlock.
  const skus = [...new Set(movements.map(({ sku }) => sku))].toSorted();
  const before = new Map<string, LockedLevel>();
  for (const level of (await q.lockLevels(skus.map((sku) => ({ warehouseId, sku })))).flat()) {
    before.set(level.sku, level);
  }
  const plan = planMovements(before, movements);
  if (isRejected(plan)) return plan;

  const heads = new Map([...before].map(([sku, { headId, headHash }]) => [sku, { headId, headHash }]));
  const rows = plan.entries.map((entry): RecordedRow => {
    const head = promised(heads.get(entry.sku), 'an entry moves a locked level');
    const row: LedgerRow = {
      warehouseId,
      id: commit.newId(),
      sku: entry.sku,
      sequence: entry.sequence,
      type: entry.type,
      delta: entry.delta,
      quantityAfter: entry.quantityAfter,
      source: origin.source,
      reference: entry.reference,
      stationId: origin.stationId ?? null,
      workerId: origin.workerId ?? null,
      userId: origin.userId,
      shipmentId: origin.shipmentId ?? null,
      occurredAt: entry.occurredAt ?? now,
      recordedAt: now,
    };
    const hash = sha256(ledgerRowText(head.headHash, row));
    heads.set(entry.sku, { headId: row.id, headHash: hash });
    return { ...row, hash, previousId: head.headId };
  });
  const levels = plan.levels.map((level): LockedLevel => ({
    ...level,
    ...heads.get(level.sku),
    status: stockStatus(level),
  }));
  commit.count(warehouseId, 'ledger', rows.length);
  await Promise.all([
    q.moveLevels(levels.map((level) => ({ ...level, warehouseId, now }))),
    markLevels(commit, warehouseId, before, levels),
    q.appendLedger(rows),
  ]);
  return { rows, levels };
}

/** Marks the moved levels for the next sweep, unless they are marked already and their status is still the same. */
async function markLevels(
  commit: Commit,
  warehouseId: string,
  before: ReadonlyMap<string, LockedLevel>,
  levels: readonly LockedLevel[],
): Promise<void> {
  const changed: { warehouseId: string; sku: string; status: string }[] = [];
  for (const { sku, status } of levels) {
    const was = before.get(sku);
    if (was === undefined || (was.moved && was.status === status)) continue;
    changed.push({ warehouseId, sku, status });
    if (was.status === status) continue;
    commit.count(warehouseId, `levels.${was.status}`, -1);
    commit.count(warehouseId, `levels.${status}`, 1);
  }
  await commit.q.markLevels(changed);
}

/** Makes the levels that do not exist yet, empty, and counts them. Their settings await review where asked. */
export async function createLevels(
  commit: Commit,
  warehouseId: string,
  wanted: readonly { sku: string; parLevel: number; refillThreshold: number; needsReview: boolean }[],
): Promise<void> {
  const made = await commit.q.createLevels(
    wanted.map((level) => ({
      ...level,
      warehouseId,
      status: stockStatus({ ...level, quantity: 0 }),
      now: commit.now,
    })),
  );
  const madeSkus = new Set(made.flat().map(({ sku }) => sku));
  for (const level of wanted.filter(({ sku }) => madeSkus.has(sku))) {
    commit.count(warehouseId, `levels.${stockStatus({ ...level, quantity: 0 })}`, 1);
    if (level.needsReview) commit.count(warehouseId, 'reviews', 1);
  }
}
