import type Database from 'better-sqlite3';
import { isRejected, type Outcome } from '@wms/domain';
import { engineError, failureKind } from '../failure.ts';
import { addCount, type CountChanges, type Job, perform, writeCounts } from '../perform.ts';
import type { Statements } from '../statements/statements.ts';
import type { Commands, Committed, StoreFailure } from '../store.ts';

/** How many commands share one fsync at most. */
export const groupCommandsMax = 256;
/** And how much body text, so that a group of large batches does not hold up the small ones. */
export const groupTextMax = 64 * 1024;

export interface NumberedJob extends Job {
  readonly number: number;
}
export interface Failed {
  readonly failed: { readonly kind: StoreFailure['kind']; readonly message: string };
}
export interface JobAnswer {
  readonly number: number;
  readonly outcome: Outcome<Committed> | Failed;
}

function failedBy(error: unknown): Failed {
  const cause = engineError(error);
  const kind = failureKind(cause);
  // A fault is a bug of ours: where it happened is what its reader needs.
  return { failed: { kind, message: kind === 'FAULT' ? (cause.stack ?? cause.message) : cause.message } };
}

/**
 * Runs jobs in groups: BEGIN IMMEDIATE, each job in a savepoint of its own, one COMMIT for all. An answer leaves
 * only after that COMMIT is on the disk.
 */
export function groupCommit(
  client: Database.Database,
  q: Statements,
  commands: Commands,
  newId: (now: number) => string,
) {
  const sql = {
    begin: client.prepare('begin immediate'),
    commit: client.prepare('commit'),
    rollback: client.prepare('rollback'),
    save: client.prepare('savepoint job'),
    release: client.prepare('release job'),
    undo: client.prepare('rollback to job'),
  };

  /** One job in its savepoint; its row counts join the group's only when it is kept. */
  async function attempt(job: NumberedJob, groupCounts: CountChanges): Promise<JobAnswer> {
    const { number } = job;
    const counts: CountChanges = new Map();
    sql.save.run();
    try {
      const outcome = await perform(commands, { q, newId, counts }, job);
      if (isRejected(outcome) || job.dryRun) sql.undo.run();
      else
        for (const { warehouseId, name, change } of counts.values())
          addCount(groupCounts, warehouseId, name, change);
      sql.release.run();
      return { number, outcome };
    } catch (error) {
      // SQLite itself rolls the whole transaction back when the disk is full or fails.
      if (!client.inTransaction) throw error;
      sql.undo.run();
      sql.release.run();
      return { number, outcome: failedBy(error) };
    }
  }

  /** Takes jobs from `next` until there is none or the group is full. */
  return async function runGroup(next: () => NumberedJob | undefined): Promise<JobAnswer[]> {
    const taken: NumberedJob[] = [];
    const answers: JobAnswer[] = [];
    const counts: CountChanges = new Map();
    let text = 0;
    try {
      sql.begin.run();
      while (taken.length < groupCommandsMax && text < groupTextMax) {
        const job = next();
        if (!job) break;
        taken.push(job);
        text += job.bodyText?.length ?? 0;
        answers.push(await attempt(job, counts));
      }
      await writeCounts(q, counts, 0);
      sql.commit.run();
      return answers;
    } catch (error) {
      if (client.inTransaction) sql.rollback.run();
      const outcome = failedBy(error);
      // BEGIN may fail before a job was taken: take one, so that its caller hears of it.
      if (taken.length === 0) taken.push(...[next()].filter((job) => job !== undefined));
      return taken.map(({ number }) => ({ number, outcome }));
    }
  };
}
