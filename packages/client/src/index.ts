export * from './client.ts';
export * from './result.ts';
export * from './unanswered-keys.ts';
