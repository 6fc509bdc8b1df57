/** Tries of one call, the first included. */
export const attemptsMax = 3;

/** Longest wait for one attempt's whole answer. */
export const attemptTimeoutMs = 10_000;

/** The same where a file goes out and is worked through before the answer comes. */
export const uploadTimeoutMs = 180_000;

/** The pause before the second attempt; it doubles with each further one. */
export const backoffBaseMs = 200;

/** The longest Retry-After that is waited for; a longer one is handed to the caller with the refusal. */
export const retryAfterMaxMs = 5_000;

/** Statuses that say "not now": nothing was done, and the same request may succeed a little later. */
export const retryableStatuses: ReadonlySet<number> = new Set([429, 503]);

/**
 * How long to pause after the `attempt`-th try (from 1), in milliseconds; null when the server asks for more
 * patience than a caller has. Full jitter on the doubling back-off keeps many clients from returning at once.
 * `retryAfter` is the header: seconds or an HTTP date (RFC 9110, section 10.2.3).
 */
export function pauseMs(
  attempt: number,
  retryAfter: string | null,
  now: number,
  random: number,
): number | null {
  const backoff = random * backoffBaseMs * 2 ** (attempt - 1);
  const asked = retryAfter === null ? 0 : readRetryAfter(retryAfter, now);
  return asked > retryAfterMaxMs ? null : Math.max(asked, backoff);
}

function readRetryAfter(header: string, now: number): number {
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now);
}

/** Resolves after `ms`, or at once when the signal aborts. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
    if (signal?.aborted) done();
  });
}
