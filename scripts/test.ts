import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideBrowser } from './browser.ts';
import { runChecks, runSuite, stopOnSignals, sum, summaryLine } from './run-steps.ts';
import { bundles, endToEndSuite, sourceChecks, vitestSuite, type Counts } from './steps.ts';

/** Prepares what the tests need, runs them and cleans up. */
async function main(names: readonly string[]): Promise<void> {
  const browser = provideBrowser();
  if ('missing' in browser) return refuse(browser.missing);
  const reports = mkdtempSync(join(tmpdir(), 'wms-test-'));
  try {
    await runSteps(names, browser.path, reports);
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

/**
 * Every check and every test; a failure does not keep the rest from being known.
 * @param names of the only steps to run; all when empty
 */
async function runSteps(names: readonly string[], browser: string, reports: string): Promise<void> {
  const checks = [...sourceChecks, bundles];
  const suites = [vitestSuite(reports), endToEndSuite(reports, browser)];
  const known = [...checks, ...suites].map(({ name }) => name);
  if (!names.every((name) => known.includes(name))) return refuse(`The steps are ${known.join(', ')}.`);

  const isWanted = ({ name }: { name: string }) => names.length === 0 || names.includes(name);
  const counts: Counts[] = [await runChecks(checks.filter(isWanted))];
  for (const suite of suites.filter(isWanted)) counts.push(await runSuite(suite));
  const total = sum(counts);
  console.log(`\n${summaryLine(total)}`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}

stopOnSignals();
await main(process.argv.slice(2));
