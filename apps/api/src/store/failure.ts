import { StoreFailure } from './store.ts';

/**
 * The engine's own error, without what the query builder wraps around it: its message repeats the statement's
 * values, and those must not reach a log.
 */
export function engineError(error: unknown): Error & { readonly code?: string } {
  let at = error;
  while (at instanceof Error && at.cause instanceof Error) at = at.cause;
  return at instanceof Error ? at : new Error(String(at));
}

/** SQLite's primary result codes, and PostgreSQL's SQLSTATE classes, for a disk that is full or fails. */
const storageFull = /^(SQLITE_FULL|53100)/;
/** Connection lost (08), shutting down (57P), out of resources (53), or the network itself (E...). */
const unavailable = /^(SQLITE_IOERR|SQLITE_BUSY|08|57P|53|E[A-Z])/;

/** What kind of failure the engine's error is for whoever asked. */
export function failureKind({
  code = '',
  message,
}: Error & { readonly code?: string }): StoreFailure['kind'] {
  if (storageFull.test(code)) return 'STORAGE_FULL';
  if (unavailable.test(code) || /timeout|terminated|Connection/i.test(message)) return 'UNAVAILABLE';
  return 'FAULT';
}

export function failureOf(error: unknown): StoreFailure {
  if (error instanceof StoreFailure) return error;
  const cause = engineError(error);
  return new StoreFailure(failureKind(cause), cause.message, { cause });
}
