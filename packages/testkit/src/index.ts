export * from './postgres.ts';
export type { ProvidedPostgres } from './postgres.setup.ts';
