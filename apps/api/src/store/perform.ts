import { isRejected, type Outcome, reject } from '@wms/domain';
import type { Commands, Commit, CommitOptions, Committed, KeyClaim } from './store.ts';
import type { Statements } from './statements/statements.ts';

/** Life of an idempotency key (guide, section 3). */
export const idempotencyKeyLifeMs = 24 * 3_600_000;

/** A command on its way to an engine. */
export interface Job extends CommitOptions {
  readonly name: string;
  readonly input: unknown;
  readonly now: number;
}

/** Row counts that change with a commit: name by warehouse, to the sum of the changes. */
export type CountChanges = Map<string, { warehouseId: string; name: string; change: number }>;

export function addCount(changes: CountChanges, warehouseId: string, name: string, change: number): void {
  const key = `${warehouseId}\n${name}`;
  const before = changes.get(key)?.change ?? 0;
  changes.set(key, { warehouseId, name, change: before + change });
}

export async function writeCounts(q: Statements, changes: CountChanges, shard: number): Promise<void> {
  // Sorted, so that two nodes that add to the same shard lock its rows in the same order.
  for (const [, { warehouseId, name, change }] of [...changes].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (change !== 0) await q.addRowCount({ warehouseId, name, shard, value: change });
  }
}

/**
 * Runs one job inside an open transaction: claims its key, performs the command, keeps its answer. The engine
 * commits, or undoes everything when the outcome is a rejection or the job a dry run.
 */
export async function perform(
  commands: Commands,
  { q, newId, counts }: { q: Statements; newId: (now: number) => string; counts: CountChanges },
  job: Job,
): Promise<Outcome<Committed>> {
  const key = job.dryRun ? undefined : job.key;
  if (key) {
    const replay = await claim(q, key, job.now);
    if (replay) return replay;
  }
  const commit: Commit = {
    q,
    now: job.now,
    newId: () => newId(job.now),
    count: (warehouseId, name, change) => addCount(counts, warehouseId, name, change),
  };
  const command = commands[job.name];
  if (!command) throw new Error(`there is no command ${job.name}`);
  const input =
    job.bodyText === undefined
      ? job.input
      : { ...(job.input as object), body: JSON.parse(job.bodyText) as unknown };
  const outcome: Outcome<object | null> = await command(commit, input);
  if (isRejected(outcome)) return outcome;
  const answer = job.dryRun ? { ...outcome, dryRun: true } : outcome;
  const text = JSON.stringify(answer);
  if (key) await q.keepAnswer({ ...key, answer: text });
  return { text, replayed: false };
}

/** Null when the key is now ours; else the first answer again, or why not. */
async function claim(q: Statements, key: KeyClaim, now: number): Promise<Outcome<Committed> | null> {
  const claimed = await q.claimKey({ ...key, now, expired: now - idempotencyKeyLifeMs });
  if (claimed.length > 0) return null;
  const [kept] = await q.findKey(key);
  if (kept?.requestDigest !== key.requestDigest) return reject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  return { text: kept.answer, replayed: true };
}
