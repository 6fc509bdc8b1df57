import type pg from 'pg';
import { postgresDrizzle } from '../drizzle.ts';
import { migrationsFolder, migrationsPending } from '../migrations.ts';
import { StoreUnusable } from '../store.ts';

/** One number for every node, so that only one migrates at a time. */
const migrationLock = 888_001;

/** Brings the schema up to date. Throws StoreUnusable with one sentence. */
export async function migrateDatabase(pool: pg.Pool): Promise<void> {
  let client: pg.PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    throw new StoreUnusable(`PostgreSQL cannot be reached: ${(error as Error).message}.`, { cause: error });
  }
  try {
    // drizzle's migrator takes no lock of its own, and several nodes may start at once.
    await client.query(`select pg_advisory_lock(${migrationLock})`);
    if (migrationsPending('postgres', await appliedAt(client))) {
      const { driver, migrator } = postgresDrizzle();
      await migrator.migrate(driver.drizzle(client), { migrationsFolder: migrationsFolder('postgres') });
    }
  } finally {
    await client.query(`select pg_advisory_unlock(${migrationLock})`).catch(() => {
      // The lock goes with the connection anyway.
    });
    client.release();
  }
}

async function appliedAt(client: pg.PoolClient): Promise<number[]> {
  const { rows: found } = await client.query<{ migrations: string | null }>(
    `select to_regclass('drizzle.__drizzle_migrations') as migrations`,
  );
  if (!found[0]?.migrations) return [];
  const { rows } = await client.query<{ created_at: number }>(
    'select created_at from drizzle.__drizzle_migrations',
  );
  return rows.map((row) => row.created_at);
}
