// drizzle, loaded as CommonJS. As ES modules its hundreds of files take Node over a second, because the package's
// large package.json is searched anew for each of them, and that in every thread; as CommonJS they take a tenth.
import type * as betterSqlite from 'drizzle-orm/better-sqlite3';
import type * as betterSqliteMigrator from 'drizzle-orm/better-sqlite3/migrator';
import type * as migrator from 'drizzle-orm/migrator';
import type * as nodePostgres from 'drizzle-orm/node-postgres';
import type * as nodePostgresMigrator from 'drizzle-orm/node-postgres/migrator';
import type * as orm from 'drizzle-orm';
import type * as pgCore from 'drizzle-orm/pg-core';
import type * as sqliteCore from 'drizzle-orm/sqlite-core';
import { createRequire } from 'node:module';

export type { Column, SQL } from 'drizzle-orm';

const require = createRequire(import.meta.url);

export const { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, ne, or, sql } =
  require('drizzle-orm') as typeof orm;

export const { readMigrationFiles } = require('drizzle-orm/migrator') as typeof migrator;

/** What only one engine needs is loaded when that engine is. */
export const sqliteDrizzle = () => ({
  core: require('drizzle-orm/sqlite-core') as typeof sqliteCore,
  driver: require('drizzle-orm/better-sqlite3') as typeof betterSqlite,
  migrator: require('drizzle-orm/better-sqlite3/migrator') as typeof betterSqliteMigrator,
});

export const postgresDrizzle = () => ({
  core: require('drizzle-orm/pg-core') as typeof pgCore,
  driver: require('drizzle-orm/node-postgres') as typeof nodePostgres,
  migrator: require('drizzle-orm/node-postgres/migrator') as typeof nodePostgresMigrator,
});
