import { expect, it } from 'vitest';
import { noteScanLatency, readScanLatency, samplesMax } from './scan-latency.ts';

it('tells the middle and the slow end of the last scans, and keeps no more than its bound', () => {
  expect(readScanLatency()).toBeNull();
  for (let ms = 1; ms <= 100; ms++) noteScanLatency(ms);
  expect(readScanLatency()).toEqual({ count: 100, p50Ms: 50, p99Ms: 99 });
  for (let scan = 0; scan < samplesMax; scan++) noteScanLatency(7);
  expect(readScanLatency()).toEqual({ count: samplesMax, p50Ms: 7, p99Ms: 7 });
});
