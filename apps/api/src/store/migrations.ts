import { readMigrationFiles } from './drizzle.ts';
import { fileURLToPath } from 'node:url';
import { StoreUnusable } from './store.ts';
import type { Dialect } from './words.ts';

export const migrationsFolder = (dialect: Dialect): string =>
  fileURLToPath(new URL(`../../migrations/${dialect}`, import.meta.url));

/** How the database stands to this program's migrations. Throws StoreUnusable when it is ahead of them. */
export function migrationsPending(dialect: Dialect, appliedAt: readonly number[]): boolean {
  const known = readMigrationFiles({ migrationsFolder: migrationsFolder(dialect) }).map(
    (file) => file.folderMillis,
  );
  const newest = Math.max(...known);
  if (appliedAt.some((at) => at > newest)) {
    throw new StoreUnusable(
      'The database was written by a newer version of 888 WMS. Install that version, or restore a backup made with this one.',
    );
  }
  return known.some((at) => !appliedAt.includes(at));
}
