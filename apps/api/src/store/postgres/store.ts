import { isRejected, type Outcome, promised } from '@wms/domain';
import { setTimeout as sleep } from 'node:timers/promises';
import { engineError, failureOf } from '../failure.ts';
import { createIds, newestIdQuery } from '../ids.ts';
import { type CountChanges, type Job, perform, writeCounts } from '../perform.ts';
import type { Commands, Committed, Store, Surveys } from '../store.ts';
import { Connections } from './connections.ts';
import { migrateDatabase } from './migrate.ts';

export const poolClientsDefault = 16;
/** Tries of a commit that PostgreSQL itself rolled back; each pause is up to twice as long as the one before. */
const attemptsMax = 8;
const backoffMs = 5;
/**
 * Serialization failure, deadlock, and a value that somebody else has just taken: rolled back for certain, so safe to
 * repeat. The second time the command itself sees what is taken.
 */
const retryable = new Set(['40001', '40P01', '23505']);

export interface PostgresStoreOptions<C extends Commands, S extends Surveys> {
  readonly url: string;
  readonly commands: C;
  readonly surveys: S;
  readonly clock: () => number;
  readonly clientsMax?: number;
}

/** The store for several nodes: a pool, one transaction a command, rows locked in SKU order. */
export async function openPostgresStore<C extends Commands, S extends Surveys>({
  url,
  commands,
  surveys,
  clock,
  clientsMax = poolClientsDefault,
}: PostgresStoreOptions<C, S>): Promise<Store<C, S>> {
  const connections = new Connections(url, clientsMax);
  await migrateDatabase(connections.pool);
  const newest = await connections.pool.query<{ newest: string | null }>(newestIdQuery);
  const newId = createIds(newest.rows[0]?.newest ?? null);

  const attempt = (job: Job): Promise<Outcome<Committed>> =>
    connections.transaction('begin isolation level read committed', async ({ q, shard }) => {
      const counts: CountChanges = new Map();
      const value = await perform(commands, { q, newId, counts }, job);
      const keep = !isRejected(value) && !job.dryRun;
      if (keep) await writeCounts(q, counts, shard);
      return { value, keep };
    });

  return {
    async commit(name, input, options = {}) {
      const job: Job = { ...options, name, input, now: clock() };
      for (let tries = 1; ; tries++) {
        try {
          return await attempt(job);
        } catch (error) {
          if (tries >= attemptsMax || !retryable.has(engineError(error).code ?? '')) throw failureOf(error);
          await sleep(Math.random() * backoffMs * 2 ** tries);
        }
      }
    },
    read: connections.reading,
    async survey(name, input) {
      const known: Surveys = surveys;
      const survey = promised(known[name], `there is a survey ${name}`);
      try {
        return await connections.transaction(
          'begin isolation level repeatable read read only',
          async ({ q }) => ({
            value: (await survey(q, input)) as never,
            keep: false,
          }),
        );
      } catch (error) {
        throw failureOf(error);
      }
    },
    close: () => connections.pool.end(),
  };
}
