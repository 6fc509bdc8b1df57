import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { inspectFile, type LedgerExtent, withFileAlone } from '../store/sqlite/whole-file.ts';
import { BackupRefused } from './refusal.ts';
import { syncFile, syncFolderOf } from './sync.ts';

export interface Restore extends LedgerExtent {
  /** Where the replaced database was put, null when there was none. */
  readonly keptAside: string | null;
}

export interface RestoreOptions {
  /** Overwrite a ledger that knows more than the backup. */
  readonly force: boolean;
  readonly now: number;
}

/**
 * Puts a backup in the database's place in one step and keeps what was there beside it. The backup is checked
 * first. Throws BackupRefused, or StoreUnusable when the backup is damaged, newer than this program, or a server
 * has the database open.
 */
export function restoreDatabase(backup: string, database: string, { force, now }: RestoreOptions): Restore {
  if (!existsSync(backup)) throw new BackupRefused(`There is no backup ${backup}. Nothing was changed.`);
  const extent = inspectFile(backup);
  const incoming = `${database}.incoming`;
  mkdirSync(dirname(database), { recursive: true });
  try {
    copyFileSync(backup, incoming);
    syncFile(incoming);
    const keptAside = existsSync(database)
      ? withFileAlone(database, (current) => {
          if (!force) refuseOlder(current, extent);
          return replace(database, incoming, now);
        })
      : null;
    if (keptAside === null) renameSync(incoming, database);
    syncFolderOf(database);
    return { ...extent, keptAside };
  } finally {
    rmSync(incoming, { force: true });
  }
}

/** A second name for the old file first, so that at no moment there is no database. */
function replace(database: string, incoming: string, now: number): string {
  const keptAside = `${database}.replaced-${new Date(now).toISOString().replaceAll(':', '')}`;
  linkSync(database, keptAside);
  // The log of a database that could not be read stays with it, and is not taken for the restored one's.
  for (const log of ['-wal', '-shm']) {
    if (existsSync(database + log)) renameSync(database + log, keptAside + log);
  }
  renameSync(incoming, database);
  return keptAside;
}

function refuseOlder(current: LedgerExtent | null, backup: LedgerExtent): void {
  if (!current) {
    throw new BackupRefused(
      'The present database is damaged, so that it cannot be told whether it is newer. Nothing was changed. --force restores the backup and keeps the damaged database aside.',
    );
  }
  const newer =
    current.transactions > backup.transactions ||
    (current.newestRecordedAt ?? 0) > (backup.newestRecordedAt ?? 0);
  if (!newer) return;
  throw new BackupRefused(
    `The database is newer than the backup: it has ${describe(current)}, the backup ${describe(backup)}. Nothing was changed. --force restores it all the same and keeps the present database aside.`,
  );
}

const describe = ({ transactions, newestRecordedAt }: LedgerExtent): string =>
  newestRecordedAt === null
    ? 'no transactions'
    : `${transactions} transactions up to ${new Date(newestRecordedAt).toISOString()}`;
