import Database from 'better-sqlite3';
import { migrationsPending } from '../migrations.ts';
import { StoreUnusable } from '../store.ts';

/** Every page in one step, which is one snapshot: a copy in several steps begins anew whenever a writer commits. */
const everyPage = 0x7fff_ffff;

/** How far a ledger has come: what tells a newer one from an older. */
export interface LedgerExtent {
  readonly transactions: number;
  /** Epoch milliseconds of its newest row, null when it has none. */
  readonly newestRecordedAt: number | null;
}

/** Copies a database that is in use, as of one moment, into one self-contained file. Writers go on meanwhile. */
export async function copySnapshot(from: string, to: string): Promise<void> {
  const source = new Database(from, { readonly: true, fileMustExist: true });
  try {
    await source.backup(to, { progress: () => everyPage });
  } finally {
    source.close();
  }
  const copy = new Database(to);
  try {
    // Without its own log, so that the one file is all there is to keep.
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

/** Checks a file page by page and row by row, and that this program knows its schema. Throws StoreUnusable. */
export function inspectFile(file: string): LedgerExtent {
  const client = openExisting(file, { readonly: true });
  try {
    const faults = client.pragma('integrity_check', { simple: true });
    if (faults !== 'ok') throw new StoreUnusable(`${file} is damaged: ${String(faults)}.`);
    const strays = client.pragma('foreign_key_check') as unknown[];
    if (strays.length > 0)
      throw new StoreUnusable(`${file} is damaged: ${strays.length} rows refer to nothing.`);
    const applied = client.prepare<[], number>('select created_at from __drizzle_migrations').pluck().all();
    migrationsPending('sqlite', applied.map(Number));
    return extentOf(client);
  } catch (error) {
    throw unusable(file, error);
  } finally {
    client.close();
  }
}

/**
 * Runs `work` while no other process has the file open, with all of the log written into it; `extent` is null when
 * the file is damaged. Throws StoreUnusable when somebody has it open. `work` must not open the file.
 */
export function withFileAlone<Answer>(file: string, work: (extent: LedgerExtent | null) => Answer): Answer {
  const client = openExisting(file, { timeout: 0 });
  try {
    return work(takeAlone(client, file));
  } finally {
    client.close();
  }
}

/** The lock lasts until the connection closes. */
function takeAlone(client: Database.Database, file: string): LedgerExtent | null {
  try {
    // Leaving WAL needs the file for itself: it fails while any other connection is open.
    client.pragma('journal_mode = DELETE');
    client.exec('begin exclusive');
    return extentOf(client);
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    if (code.startsWith('SQLITE_BUSY')) {
      throw new StoreUnusable(
        `${file} is in use. Stop the server and every other wms command, then try again.`,
        {
          cause: error,
        },
      );
    }
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(code) || /no such table/.test(message)) return null;
    throw error;
  }
}

const extentOf = (client: Database.Database): LedgerExtent =>
  client
    .prepare<[], LedgerExtent>(
      'select count(*) as transactions, max(recorded_at) as newestRecordedAt from stock_transactions',
    )
    .get() ?? { transactions: 0, newestRecordedAt: null };

function openExisting(file: string, options: Database.Options): Database.Database {
  try {
    return new Database(file, { ...options, fileMustExist: true });
  } catch (error) {
    throw unusable(file, error);
  }
}

function unusable(file: string, error: unknown): StoreUnusable {
  if (error instanceof StoreUnusable) return error;
  return new StoreUnusable(`${file} is no database of 888 WMS: ${(error as Error).message}.`, {
    cause: error,
  });
}
