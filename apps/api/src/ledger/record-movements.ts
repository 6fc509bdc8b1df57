import {
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

/** A movement that says when it happened; the others happen now. */
export type DatedMovement = Movement & { readonly occurredAt?: number };

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
  movements: readonly DatedMovement[],
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
  const rows = plan.entries.map((entry, index): RecordedRow => {
    const head = heads.get(entry.sku)!;
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
      occurredAt: movements[index]!.occurredAt ?? now,
      recordedAt: now,
    };
    const hash = sha256(ledgerRowText(head.headHash, row));
    heads.set(entry.sku, { headId: row.id, headHash: hash });
    return { ...row, hash, previousId: head.headId };
  });
  const levels = plan.levels.map((level): LockedLevel => ({
    ...level,
    ...heads.get(level.sku)!,
    status: stockStatus(level),
  }));

  for (const level of levels) {
    const was = before.get(level.sku)!.status;
    if (was === level.status) continue;
    commit.count(warehouseId, `levels.${was}`, -1);
    commit.count(warehouseId, `levels.${level.status}`, 1);
  }
  commit.count(warehouseId, 'ledger', rows.length);
  await Promise.all([
    q.moveLevels(levels.map((level) => ({ ...level, warehouseId, now }))),
    q.appendLedger(rows),
  ]);
  return { rows, levels };
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
  for (const { sku } of made.flat()) {
    const level = wanted.find((candidate) => candidate.sku === sku)!;
    commit.count(warehouseId, `levels.${stockStatus({ ...level, quantity: 0 })}`, 1);
  }
}
