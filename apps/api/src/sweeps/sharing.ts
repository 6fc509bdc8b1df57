import { type Repeating, repeatSweep } from './repeat-sweep.ts';

/** How often a node tells the others how many requests it has counted, and hears of theirs. */
export const shareIntervalMs = 2_000;

export interface SharingOptions {
  readonly clock: () => number;
  readonly onFailure: (error: unknown) => void;
}

/** Shares request counts now and then, and once more when it is stopped, so that a restart forgets none. */
export function startSharing(
  limits: { share(now: number): Promise<void> },
  { clock, onFailure }: SharingOptions,
): Repeating {
  const share = () => limits.share(clock());
  const repeating = repeatSweep(share, { intervalMs: shareIntervalMs, onFailure });
  return {
    async stop() {
      await repeating.stop();
      await share().catch(onFailure);
    },
  };
}
