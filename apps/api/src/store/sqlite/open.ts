import Database from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { sqliteDrizzle } from '../drizzle.ts';
import { migrationsFolder, migrationsPending } from '../migrations.ts';
import { StoreUnusable } from '../store.ts';

/** How long one process waits for another's write lock, as when `wms` runs beside a server. */
const busyTimeoutMs = 10_000;
/** Pages (4 KB) the log may hold before a checkpoint: random page writes are the cost, so let them gather. */
const walCheckpointPages = 10_000;
const cacheKilobytes = 64 * 1024;

/** Opens the file for the one writer: every commit is on the disk before it is answered. */
export function openWriter(file: string): Database.Database {
  const client = new Database(file);
  client.pragma(`busy_timeout = ${busyTimeoutMs}`);
  client.pragma('journal_mode = WAL');
  client.pragma('synchronous = FULL');
  client.pragma('foreign_keys = ON');
  client.pragma(`wal_autocheckpoint = ${walCheckpointPages}`);
  client.pragma(`cache_size = -${cacheKilobytes}`);
  assertDurable(client);
  return client;
}

/** WAL quietly means synchronous=NORMAL unless told otherwise, and NORMAL loses acknowledged commits in a power cut. */
function assertDurable(client: Database.Database): void {
  client.prepare('select count(*) from sqlite_master').get();
  const [mode, level] = [
    client.pragma('journal_mode', { simple: true }),
    client.pragma('synchronous', { simple: true }),
  ];
  if (mode !== 'wal' || level !== 2) {
    throw new StoreUnusable(
      `SQLite must run with journal_mode=wal and synchronous=FULL, but this file gives ${String(mode)} and ${String(level)}. Put the data folder on a local disk.`,
    );
  }
}

/** Opens the file for reading beside the writer. */
export function openReader(file: string): Database.Database {
  const client = new Database(file, { readonly: true });
  client.pragma(`busy_timeout = ${busyTimeoutMs}`);
  client.pragma(`cache_size = -${cacheKilobytes}`);
  return client;
}

/** Makes the folder and the file if need be and brings the schema up to date. Throws StoreUnusable with one sentence. */
export function prepareFile(file: string): void {
  let client: Database.Database;
  try {
    mkdirSync(dirname(file), { recursive: true });
    client = openWriter(file);
  } catch (error) {
    if (error instanceof StoreUnusable) throw error;
    throw new StoreUnusable(
      `The data folder ${dirname(file)} cannot be written: ${(error as Error).message}.`,
      {
        cause: error,
      },
    );
  }
  try {
    const tables = client.prepare(`select 1 from sqlite_master where name = '__drizzle_migrations'`).all();
    const applied = tables.length
      ? client.prepare<[], number>('select created_at from __drizzle_migrations').pluck().all()
      : [];
    if (migrationsPending('sqlite', applied.map(Number))) {
      const { driver, migrator } = sqliteDrizzle();
      migrator.migrate(driver.drizzle(client), { migrationsFolder: migrationsFolder('sqlite') });
    }
  } finally {
    client.close();
  }
}
