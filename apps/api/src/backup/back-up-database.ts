import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { copySnapshot, inspectFile, type LedgerExtent } from '../store/sqlite/whole-file.ts';
import { StoreUnusable } from '../store/store.ts';
import { BackupRefused } from './refusal.ts';
import { syncFile, syncFolderOf } from './sync.ts';

export interface Backup extends LedgerExtent {
  readonly file: string;
  readonly bytes: number;
}

/**
 * Copies the running database into `file` as of one moment. The copy gets its name only after it was checked and is
 * on the disk, so that a file of that name is always a whole backup. Throws BackupRefused or StoreUnusable.
 */
export async function backUpDatabase(database: string, file: string): Promise<Backup> {
  if (!existsSync(database)) throw new BackupRefused(`There is no database ${database}.`);
  if (existsSync(file))
    throw new BackupRefused(`${file} exists already. Choose another name; nothing was written.`);
  const partial = `${file}.partial`;
  try {
    rmSync(partial, { force: true });
    await copySnapshot(database, partial);
    const extent = inspectFile(partial);
    syncFile(partial);
    renameSync(partial, file);
    syncFolderOf(file);
    return { file, bytes: statSync(file).size, ...extent };
  } catch (error) {
    if (error instanceof StoreUnusable) throw error;
    throw new BackupRefused(`${file} cannot be written: ${(error as Error).message}.`, { cause: error });
  } finally {
    rmSync(partial, { force: true });
  }
}
