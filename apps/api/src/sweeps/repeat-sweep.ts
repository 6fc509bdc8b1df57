export interface Repeating {
  /** Begins no more, and resolves when the sweep under way has ended. */
  stop(): Promise<void>;
}

/**
 * Repeats a sweep every so often, one at a time, until it is stopped. The sweep is told by `stopping` to end before
 * its next slice. One that fails is repeated like any other.
 */
export function repeatSweep(
  sweep: (stopping: AbortSignal) => Promise<unknown>,
  { intervalMs, onFailure }: { intervalMs: number; onFailure: (error: unknown) => void },
): Repeating {
  const stopping = new AbortController();
  let underWay: Promise<unknown> | null = null;
  const timer = setInterval(() => {
    underWay ??= sweep(stopping.signal)
      .catch(onFailure)
      .finally(() => {
        underWay = null;
      });
  }, intervalMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await underWay;
    },
  };
}
