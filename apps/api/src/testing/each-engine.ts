import { afterAll, beforeAll, describe, inject } from 'vitest';
import { createPostgresDatabase, createSqliteDatabase, type TestDatabase } from './databases.ts';

/** What a test sees of its engine: its group's own database, made before its first test. */
export type Engine = Omit<TestDatabase, 'remove'>;

/** Runs the same tests on both engines, each on an empty database of its own. */
export function eachEngine(tests: (engine: Engine) => void): void {
  describe('on SQLite', () => {
    tests(makeAround('SQLite', async () => createSqliteDatabase()));
  });
  describe('on PostgreSQL', () => {
    tests(makeAround('PostgreSQL', () => createPostgresDatabase(inject('postgresUrl'))));
  });
}

function makeAround(engine: Engine['engine'], make: () => Promise<TestDatabase>): Engine {
  let database: TestDatabase | undefined;
  const made = (): TestDatabase => {
    if (!database) throw new Error('the database is made before the tests, not while they are collected');
    return database;
  };
  beforeAll(async () => {
    database = await make();
  });
  afterAll(() => database?.remove());
  return {
    engine,
    get place() {
      return made().place;
    },
    open: (clock) => made().open(clock),
    sql: (text) => made().sql(text),
    unprotectLedger: () => made().unprotectLedger(),
  };
}
