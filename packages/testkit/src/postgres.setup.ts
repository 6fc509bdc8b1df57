import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

/** What this set-up hands to tests, by Vitest's `inject`. */
export interface ProvidedPostgres {
  /** Of the run's one PostgreSQL server. */
  readonly postgresUrl: string;
}

declare module 'vitest' {
  export interface ProvidedContext extends ProvidedPostgres {}
}

/** Vitest's global set-up of every project whose tests need PostgreSQL: one server for the whole run. */
export default async function setUpPostgres(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres();
  project.provide('postgresUrl', url);
  return stop;
}
