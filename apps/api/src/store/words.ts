import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { postgresDrizzle, sql, sqliteDrizzle } from './drizzle.ts';

export type Dialect = 'sqlite' | 'postgres';

/**
 * The column vocabulary: the only words the schema may use. PostgreSQL's types are the reference, because its
 * builder offers nothing that SQLite's lacks but row locks; SQLite's words are cast to them once, below.
 */
function postgresWords() {
  const { core } = postgresDrizzle();
  /** Both engines sort text by its bytes: SQLite's BINARY collation is PostgreSQL's "C". */
  const byteOrderedText = core.customType<{ data: string; driverData: string }>({
    dataType: () => 'text collate "C"',
  });
  return {
    table: core.pgTable,
    text: (name: string) => byteOrderedText(name),
    integer: (name: string) => core.integer(name),
    /** Epoch milliseconds, UTC. */
    instant: (name: string) => core.bigint(name, { mode: 'number' }),
    /** A count that may pass 2^31. */
    count: (name: string) => core.bigint(name, { mode: 'number' }),
    flag: (name: string) => core.boolean(name),
    primaryKey: core.primaryKey,
    foreignKey: core.foreignKey,
    index: core.index,
    uniqueIndex: core.uniqueIndex,
    check: core.check,
  };
}
export type Words = ReturnType<typeof postgresWords>;

function sqliteWords() {
  const { core } = sqliteDrizzle();
  return {
    table: core.sqliteTable,
    text: (name: string) => core.text(name),
    integer: (name: string) => core.integer(name),
    instant: (name: string) => core.integer(name),
    count: (name: string) => core.integer(name),
    flag: (name: string) => core.integer(name, { mode: 'boolean' }),
    primaryKey: core.primaryKey,
    // oxlint-disable-next-line typescript/no-deprecated -- only its form with a callback is, which the schema does not use
    foreignKey: core.foreignKey,
    index: core.index,
    uniqueIndex: core.uniqueIndex,
    check: core.check,
  };
}

export const words = (dialect: Dialect): Words =>
  dialect === 'postgres' ? postgresWords() : (sqliteWords() as unknown as Words);

/** `column in ('A', 'B')` for a CHECK: the values are the domain's own, so the two cannot drift apart. */
export const oneOf = (column: AnyPgColumn, values: readonly string[]) =>
  sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`;
