import { createDatabase } from '@wms/testkit';
import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type DatabasePlace, openStore, sqliteFile, type WmsStore } from '../open-store.ts';

/** An empty database for one test, and a way into it beside the store. */
export interface TestDatabase {
  readonly engine: 'SQLite' | 'PostgreSQL';
  readonly place: DatabasePlace;
  /** Opens the store on it; on PostgreSQL each call is one more node. Closed with the database unless before. */
  open(clock?: () => number): Promise<WmsStore>;
  /** Runs SQL past the store: to look at rows, and to plant faults. */
  sql<Row>(text: string): Promise<Row[]>;
  /** Lets the ledger be changed from outside, which the database refuses otherwise. */
  unprotectLedger(): Promise<void>;
  /** Closes every store still open on it and removes it. */
  remove(): Promise<void>;
}

/** A database of the embedded engine, in a folder of its own. */
export function createSqliteDatabase(): TestDatabase {
  const dataFolder = mkdtempSync(join(tmpdir(), 'wms-store-'));
  const place = { dataFolder };
  const stores = openStores(place);
  let client: Database.Database | undefined;
  const sql = async <Row>(text: string): Promise<Row[]> => {
    client ??= new Database(sqliteFile(dataFolder));
    const statement = client.prepare(text);
    if (statement.reader) return statement.all() as Row[];
    statement.run();
    return [];
  };
  return {
    engine: 'SQLite',
    place,
    open: stores.open,
    sql,
    async unprotectLedger() {
      await sql('drop trigger stock_transactions_keep_rows');
      await sql('drop trigger stock_transactions_keep_all');
    },
    async remove() {
      await stores.close();
      client?.close();
      rmSync(dataFolder, { recursive: true });
    },
  };
}

/** A database of its own on the server at `serverUrl`; it goes when the server goes. */
export async function createPostgresDatabase(serverUrl: string): Promise<TestDatabase> {
  const url = await createDatabase(serverUrl, `wms_${randomUUID().replaceAll('-', '')}`);
  const place = { url };
  const stores = openStores(place);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    engine: 'PostgreSQL',
    place,
    open: stores.open,
    sql: async <Row>(text: string) => (await client.query(text)).rows as Row[],
    async unprotectLedger() {
      await client.query('alter table stock_transactions disable trigger user');
    },
    async remove() {
      await stores.close();
      await client.end();
    },
  };
}

function openStores(place: DatabasePlace) {
  const stillOpen = new Set<WmsStore>();
  return {
    open: async (clock: () => number = Date.now): Promise<WmsStore> => {
      const store = await openStore(place, clock);
      const closing: WmsStore = {
        ...store,
        close: () => {
          stillOpen.delete(closing);
          return store.close();
        },
      };
      stillOpen.add(closing);
      return closing;
    },
    close: () => Promise.all([...stillOpen].map((store) => store.close())),
  };
}
