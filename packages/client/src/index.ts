export * from './client.ts';
export * from './result.ts';
