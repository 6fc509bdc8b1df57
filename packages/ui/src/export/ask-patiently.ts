import type { CallResult, Failure } from '@wms/client';

/** How long a server that asks for a pause is waited for, at a time and how often in a row. */
const throttleWaitSecondsMax = 60;
export const throttleWaitsMax = 5;

export interface Patience {
  readonly signal: AbortSignal;
  /** The server asked for a pause. */
  readonly onPause: () => void;
  /** Resolves after so many milliseconds, or at once when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** A server that is asked too often says for how long to wait, and then is asked again. */
export async function askPatiently<Answer>(
  ask: () => Promise<CallResult<Answer>>,
  { signal, onPause, wait }: Patience,
): Promise<CallResult<Answer>> {
  for (let waits = 0; ; waits++) {
    const result = await ask();
    const seconds = result.ok ? null : pauseAskedFor(result.failure);
    if (seconds === null || waits === throttleWaitsMax || signal.aborted) return result;
    onPause();
    await wait(Math.min(seconds, throttleWaitSecondsMax) * 1000, signal);
  }
}

function pauseAskedFor(failure: Failure): number | null {
  if (failure.kind !== 'REFUSED' || failure.code !== 'THROTTLED') return null;
  const { retryAfterSeconds } = failure.details;
  return typeof retryAfterSeconds === 'number' ? retryAfterSeconds : 1;
}

/** Resolves after a while, or at once when the signal aborts. */
export function waitUnlessAborted(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
