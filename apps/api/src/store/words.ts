import { sql } from 'drizzle-orm';
import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';

export type Dialect = 'sqlite' | 'postgres';

/** Both engines sort text by its bytes: SQLite's BINARY collation is PostgreSQL's "C". */
const byteOrderedText = pg.customType<{ data: string; driverData: string }>({
  dataType: () => 'text collate "C"',
});

/**
 * The column vocabulary: the only words the schema may use. PostgreSQL's types are the reference, because its
 * builder offers nothing that SQLite's lacks but row locks; SQLite's words are cast to them once, here.
 */
const postgresWords = {
  table: pg.pgTable,
  text: (name: string) => byteOrderedText(name),
  integer: (name: string) => pg.integer(name),
  /** Epoch milliseconds, UTC. */
  instant: (name: string) => pg.bigint(name, { mode: 'number' }),
  /** A count that may pass 2^31. */
  count: (name: string) => pg.bigint(name, { mode: 'number' }),
  flag: (name: string) => pg.boolean(name),
  primaryKey: pg.primaryKey,
  foreignKey: pg.foreignKey,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  check: pg.check,
};
export type Words = typeof postgresWords;

const sqliteWords = {
  table: sqlite.sqliteTable,
  text: (name: string) => sqlite.text(name),
  integer: (name: string) => sqlite.integer(name),
  instant: (name: string) => sqlite.integer(name),
  count: (name: string) => sqlite.integer(name),
  flag: (name: string) => sqlite.integer(name, { mode: 'boolean' }),
  primaryKey: sqlite.primaryKey,
  // oxlint-disable-next-line typescript/no-deprecated -- only its form with a callback is, which the schema does not use
  foreignKey: sqlite.foreignKey,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  check: sqlite.check,
};

export const words = (dialect: Dialect): Words =>
  dialect === 'postgres' ? postgresWords : (sqliteWords as unknown as Words);

/** `column in ('A', 'B')` for a CHECK: the values are the domain's own, so the two cannot drift apart. */
export const oneOf = (column: pg.AnyPgColumn, values: readonly string[]) =>
  sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`;
