import type Database from 'better-sqlite3';
import type { SQLWrapper } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { ExecuteResultSync } from 'drizzle-orm/sqlite-core';
import type pg from 'pg';
import { postgresDrizzle, sql, sqliteDrizzle } from './drizzle.ts';
import { createSchema } from './schema/schema.ts';
import type { Dialect } from './words.ts';

/** What both engines' query builders can do; transactions and raw execution differ, so they are left out. */
export type Builder = Pick<PgDatabase<PgQueryResultHKT>, 'select' | 'insert' | 'update' | 'delete'>;

/** A plain value on SQLite, a promise on PostgreSQL: `await` it, nothing else. */
export type Awaitable<T> = T | Promise<T>;

interface Preparable<Rows> {
  prepare(name: string): { execute(values?: Record<string, unknown>): Promise<Rows> };
}
interface Lockable {
  for(strength: 'update', config?: { skipLocked: true }): unknown;
}

/**
 * The only four things that differ by engine, for one connection: how rows are locked, how a prepared
 * statement runs, how it runs for each of a list, and how many rows become one.
 */
export function preparing(dialect: Dialect, builder: Builder) {
  /** Locks the rows read until the commit. SQLite needs no lock: it has one writer. */
  const locked = <Query extends Lockable>(query: Query, config?: { skipLocked: true }): Query =>
    dialect === 'postgres' ? (query.for('update', config) as Query) : query;

  /**
   * A statement that is built and prepared once, at its first run: a connection runs a few of the hundreds, and a
   * process has several connections. `Values` names its placeholders.
   */
  const statement =
    <Values extends object = Record<string, never>>() =>
    <Rows>(name: string, build: () => Preparable<Rows>): ((values: Values) => Awaitable<Rows>) => {
      let prepared: ReturnType<Preparable<Rows>['prepare']> | undefined;
      return (values) => {
        prepared ??= build().prepare(name);
        const answer = prepared.execute(values as Record<string, unknown>);
        return dialect === 'postgres' ? answer : (answer as unknown as ExecuteResultSync<Rows>).sync();
      };
    };

  /** The same for each of a list, in order; on PostgreSQL all are on their way before the first answer. */
  const forEach =
    <Values extends object>() =>
    <Rows>(name: string, build: () => Preparable<Rows>): ((list: readonly Values[]) => Awaitable<Rows[]>) => {
      const one = statement<Values>()(name, build);
      return dialect === 'postgres'
        ? (list) => Promise.all(list.map(one))
        : (list) => list.map((values) => one(values) as Rows);
    };

  /**
   * What many rows hold, as one JSON array. Mapping 100,000 rows takes the query builder longer than reading them, so
   * that a read of that many asks for its columns as arrays, which belong together place by place.
   */
  const jsonArray = (value: SQLWrapper) =>
    dialect === 'postgres'
      ? sql<string>`coalesce(json_agg(${value})::text, '[]')`
      : sql<string>`json_group_array(${value})`;

  return { db: builder, dialect, schema: createSchema(dialect), locked, statement, forEach, jsonArray };
}
export type Preparing = ReturnType<typeof preparing>;

export const preparingSqlite = (client: Database.Database): Preparing =>
  preparing('sqlite', sqliteDrizzle().driver.drizzle(plannedOnce(client)) as unknown as Builder);

/**
 * better-sqlite3's SQLite is built with STAT4: it plans a join again at every run, in case the new values call for
 * another plan, and that takes several times as long as the join. A plus before each parameter hides its value from
 * the planner and changes nothing else (sqlite.org, "The Query Planner Stability Guarantee").
 */
function plannedOnce(client: Database.Database): Database.Database {
  const prepare = (text: string) => client.prepare(text.replaceAll('?', '+?'));
  return { prepare } as unknown as Database.Database;
}

export const preparingPostgres = (client: pg.PoolClient): Preparing =>
  preparing('postgres', postgresDrizzle().driver.drizzle(client));
