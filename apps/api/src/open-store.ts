import { join } from 'node:path';
import { commands } from './commands.ts';
import { openPostgresStore } from './store/postgres/store.ts';
import { openSqliteStore } from './store/sqlite/store.ts';
import type { Store } from './store/store.ts';
import { surveys } from './surveys.ts';

/** The store with all that this program can do with it. */
export type WmsStore = Store<typeof commands, typeof surveys>;

/** Where the database is: a folder of this machine, or a PostgreSQL server. */
export type DatabasePlace = { readonly dataFolder: string } | { readonly url: string };

export const sqliteFile = (dataFolder: string): string => join(dataFolder, 'wms.db');

/** Opens the store and brings its schema up to date. Throws StoreUnusable with a sentence for the operator. */
export function openStore(place: DatabasePlace, clock: () => number): Promise<WmsStore> {
  if ('url' in place) return openPostgresStore({ url: place.url, commands, surveys, clock });
  return openSqliteStore({
    file: sqliteFile(place.dataFolder),
    thread: new URL('./store-thread.ts', import.meta.url),
    clock,
  });
}
