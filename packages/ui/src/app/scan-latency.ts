import type { ScanLatency } from '../host-bridge.ts';

/** Measurements that are kept: a shift's worth of scans at a busy station. */
export const samplesMax = 1_000;

const samples: number[] = [];
let next = 0;

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
