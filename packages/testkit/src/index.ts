export * from './mail-receiver.ts';
export * from './postgres.ts';
export type { ProvidedPostgres } from './postgres.setup.ts';
export * from './webhook-receiver.ts';
