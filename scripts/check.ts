import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks, runSuite, stopOnSignals, sum, summaryLine } from './run-steps.ts';
import { sourceChecks, vitestSuite } from './steps.ts';

// The fast gate: what the sources alone can tell, and the tests that need no other part.
stopOnSignals();
const reports = mkdtempSync(join(tmpdir(), 'wms-check-'));
try {
  const counts = sum([await runChecks(sourceChecks), await runSuite(vitestSuite(reports, ['pure']))]);
  console.log(summaryLine(counts));
  process.exitCode = counts.failed === 0 ? 0 : 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
