/** The `Date` header has whole seconds, and an answer is on its way for a while: less than this is no difference. */
export const skewNoticedMs = 2 * 60_000;

/** An answer that took longer than this says too little about the time, in milliseconds. */
const answerTookMaxMs = 10_000;

/**
 * A `fetch` that compares the server's clock with this machine's at every answer, and tells by how many milliseconds
 * the server is ahead whenever a difference of more than two minutes begins, changes by as much, or ends (0).
 * @param now epoch milliseconds
 */
export function watchClock(
  fetch: typeof globalThis.fetch,
  now: () => number,
  onSkew: (skewMs: number) => void,
): typeof globalThis.fetch {
  let told = 0;
  return async (input, init) => {
    const sentAt = now();
    const response = await fetch(input, init);
    const tookMs = now() - sentAt;
    const serverAt = Date.parse(response.headers.get('date') ?? '');
    if (Number.isNaN(serverAt) || tookMs < 0 || tookMs > answerTookMaxMs) return response;
    const difference = serverAt - (sentAt + tookMs / 2);
    const skewMs = Math.abs(difference) > skewNoticedMs ? Math.round(difference) : 0;
    if ((skewMs === 0) !== (told === 0) || Math.abs(skewMs - told) > skewNoticedMs) {
      told = skewMs;
      onSkew(skewMs);
    }
    return response;
  };
}
