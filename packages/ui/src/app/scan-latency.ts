import type { ScanLatency } from '../host-bridge.ts';

/** Measurements that are kept: a shift's worth of scans at a busy station. */
export const samplesMax = 1_000;

const samples: number[] = [];
let next = 0;

/** What is said later than this answers something else: a code heard twice, say, has no answer of its own. */
const answerWaitMs = 5_000;

/** When the scan that is not answered yet sent its last key, in the page's own time. */
let unansweredSince: number | null = null;

/** Says that a scan's last key came `at`, as events count time. */
export function scanHeard(at: number): void {
  unansweredSince = at;
}

/** Says that an answer is about to be drawn, and notes how long the scan waited until it was. */
export function answerGiven(): void {
  if (unansweredSince === null) return;
  const since = unansweredSince;
  unansweredSince = null;
  if (performance.now() - since > answerWaitMs) return;
  // A message that a frame's callback sends is dealt with once that frame is drawn.
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    const note = () => {
      noteScanLatency(performance.now() - since);
      port1.close();
    };
    port1.addEventListener('message', note, { once: true });
    port1.start();
    port2.postMessage(null);
  });
}

/** Notes one scan; the oldest makes room. */
export function noteScanLatency(ms: number): void {
  samples[next] = ms;
  next = (next + 1) % samplesMax;
}

/** What has been measured since the screens were opened; null before the first scan. */
export function readScanLatency(): ScanLatency | null {
  if (samples.length === 0) return null;
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { count: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99) };
}
