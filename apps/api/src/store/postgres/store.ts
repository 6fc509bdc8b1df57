import { isRejected, type Outcome } from '@wms/domain';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createIds } from '../ids.ts';
import { migrationsFolder, migrationsPending } from '../migrations.ts';
import { type CountChanges, type Job, perform, writeCounts } from '../perform.ts';
import { preparingPostgres } from '../prepare.ts';
import { prepareStatements, type Statements } from '../statements/statements.ts';
import {
  type Commands,
  type Committed,
  type Store,
  StoreFailure,
  StoreUnusable,
  type Surveys,
} from '../store.ts';

export const poolClientsDefault = 16;
/** How long a request waits for a free connection before it is told to try again. */
const connectionTimeoutMs = 10_000;
/** Retries of a commit that PostgreSQL itself rolled back; each waits up to twice as long as the one before. */
const attemptsMax = 8;
const backoffMs = 5;
/** Serialization failure and deadlock: rolled back for certain, so safe to repeat. */
const retryable = new Set(['40001', '40P01']);
/** One number for every node, so that only one migrates at a time. */
const migrationLock = 888_001;

// Counts and instants are 64-bit in the database and safe integers here.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export interface PostgresStoreOptions<C extends Commands, S extends Surveys> {
  readonly url: string;
  readonly commands: C;
  readonly surveys: S;
  readonly clock: () => number;
  readonly clientsMax?: number;
}

/** One connection's statements, and the shard of the row counts that it adds to. */
interface Session {
  readonly q: Statements;
  readonly shard: number;
}

/** The store for several nodes: a pool, one transaction a command, rows locked in SKU order. */
export async function openPostgresStore<C extends Commands, S extends Surveys>({
  url,
  commands,
  surveys,
  clock,
  clientsMax = poolClientsDefault,
}: PostgresStoreOptions<C, S>): Promise<Store<C, S>> {
  const pool = new pg.Pool({
    connectionString: url,
    max: clientsMax,
    pipeline: true,
    connectionTimeoutMillis: connectionTimeoutMs,
  } as pg.PoolConfig);
  pool.on('error', () => {
    // An idle connection was lost; the pool makes a new one for the next request.
  });
  await migrateDatabase(pool);
  const newId = createIds(await newestId(pool));

  const sessions = new WeakMap<pg.PoolClient, Session>();
  let lastShard = 0;
  const sessionOf = (client: pg.PoolClient): Session => {
    let session = sessions.get(client);
    if (!session) {
      session = { q: prepareStatements(preparingPostgres(client)), shard: ++lastShard % clientsMax };
      sessions.set(client, session);
    }
    return session;
  };

  async function transaction<T>(
    begin: string,
    work: (session: Session) => Promise<{ value: T; keep: boolean }>,
  ) {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      // BEGIN is on its way together with the first statement.
      const begun = client.query(begin);
      begun.catch(() => {});
      try {
        const { value, keep } = await work(sessionOf(client));
        await begun;
        const { command } = await client.query(keep ? 'commit' : 'rollback');
        // COMMIT of a failed transaction answers ROLLBACK, and is no error.
        if (keep && command !== 'COMMIT') throw new Error('the transaction had failed');
        return value;
      } catch (error) {
        await client.query('rollback').catch((lost: Error) => {
          broken = lost;
        });
        throw error;
      }
    } finally {
      client.release(broken);
    }
  }

  const attempt = (job: Job): Promise<Outcome<Committed>> =>
    transaction('begin isolation level read committed', async ({ q, shard }) => {
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
          if (tries >= attemptsMax || !retryable.has(codeOf(error))) throw failureOf(error);
          await sleep(Math.random() * backoffMs * 2 ** tries);
        }
      }
    },
    read: readingFrom(pool, sessionOf),
    async survey(name, input) {
      try {
        return await transaction('begin isolation level repeatable read read only', async ({ q }) => ({
          value: (await surveys[name]!(q, input)) as never,
          keep: false,
        }));
      } catch (error) {
        throw failureOf(error);
      }
    },
    close: () => pool.end(),
  };
}

/** Every statement, each run on whichever connection is free. */
function readingFrom(pool: pg.Pool, sessionOf: (client: pg.PoolClient) => Session): Statements {
  const run = async (name: keyof Statements, values: never) => {
    try {
      const client = await pool.connect();
      try {
        return await (sessionOf(client).q[name] as (values: never) => Promise<unknown>)(values);
      } finally {
        client.release();
      }
    } catch (error) {
      throw failureOf(error);
    }
  };
  return new Proxy({} as Statements, {
    get: (_, name) => (values: never) => run(name as keyof Statements, values),
  });
}

async function migrateDatabase(pool: pg.Pool): Promise<void> {
  let client: pg.PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    throw new StoreUnusable(`PostgreSQL cannot be reached: ${(error as Error).message}.`, { cause: error });
  }
  try {
    // drizzle's migrator takes no lock of its own, and several nodes may start at once.
    await client.query(`select pg_advisory_lock(${migrationLock})`);
    const { rows } = await client.query<{ found: string | null }>(
      `select to_regclass('drizzle.__drizzle_migrations') as found`,
    );
    const applied = rows[0]?.found
      ? (await client.query<{ created_at: number }>('select created_at from drizzle.__drizzle_migrations'))
          .rows
      : [];
    if (
      migrationsPending(
        'postgres',
        applied.map((row) => Number(row.created_at)),
      )
    ) {
      await migrate(drizzle(client), { migrationsFolder: migrationsFolder('postgres') });
    }
  } finally {
    await client.query(`select pg_advisory_unlock(${migrationLock})`).catch(() => {});
    client.release();
  }
}

async function newestId(pool: pg.Pool): Promise<string | null> {
  const { rows } = await pool.query<{ newest: string | null }>(
    `select max(newest) as newest from warehouses
       cross join lateral (select max(id) as newest from stock_transactions t where t.warehouse_id = warehouses.id) ids`,
  );
  return rows[0]?.newest ?? null;
}

/** PostgreSQL's error code, wherever drizzle has wrapped it. */
function codeOf(error: unknown): string {
  for (let at = error as { code?: string; cause?: unknown } | undefined; at; at = at.cause as typeof at) {
    if (at.code) return at.code;
  }
  return '';
}

function failureOf(error: unknown): StoreFailure {
  if (error instanceof StoreFailure) return error;
  const code = codeOf(error);
  const message = (error as Error).stack ?? String(error);
  if (code === '53100') return new StoreFailure('STORAGE_FULL', message, { cause: error });
  // Class 08: connection; 57P: shutting down; 53: out of resources; E...: the network itself.
  const gone = /^(08|57P|53|E)/.test(code) || /timeout|terminated|Connection/i.test((error as Error).message);
  return new StoreFailure(gone ? 'UNAVAILABLE' : 'FAULT', message, { cause: error });
}
