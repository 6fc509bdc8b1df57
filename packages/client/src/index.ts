export * from './client.ts';
export * from './client-options.ts';
export * from './follow-events.ts';
export * from './live-follower.ts';
export * from './result.ts';
export * from './unanswered-keys.ts';
export * from './verify-webhook.ts';
export * from './watch-clock.ts';
