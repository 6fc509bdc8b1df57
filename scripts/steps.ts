import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const tool = (path: string): string => join(root, 'node_modules', path);
const script = (name: string): string => join(root, 'scripts', name);

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A check that either passes or fails, and counts as one test. What it prints is shown when it fails. */
export interface Check {
  readonly name: string;
  /** A script and its arguments, for the Node that runs this. */
  readonly command: readonly string[];
}

/** A test runner, which shows its own progress and writes its numbers to a JSON report. */
export interface Suite extends Check {
  readonly env?: Record<string, string>;
  readonly report: string;
  readonly count: (report: string) => Counts;
}

/** What needs no test to run: it reads the sources. */
export const sourceChecks: readonly Check[] = [
  { name: 'types', command: [script('types.ts')] },
  { name: 'lint', command: [tool('oxlint/bin/oxlint')] },
  { name: 'format', command: [tool('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
  { name: 'imports', command: [script('import-rules.ts')] },
];

/** The bundles that the server and the end-to-end tests use. */
export const bundles: Check = { name: 'build', command: [script('build.ts')] };

/**
 * Vitest's tests of some projects of `vitest.config.ts`, or of all.
 * @param reports a folder for the report
 */
export function vitestSuite(reports: string, projects: readonly string[] = []): Suite {
  const report = join(reports, 'vitest.json');
  const chosen = projects.map((project) => `--project=${project}`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return {
    name: 'tests',
    command: [tool('vitest/vitest.mjs'), 'run', ...chosen, ...reporters],
    report,
    count: countVitest,
  };
}

/**
 * The tests of the whole product in a browser.
 * @param reports a folder for the report
 * @param browser path of the Chromium to drive
 */
export function endToEndSuite(reports: string, browser: string): Suite {
  const report = join(reports, 'playwright.json');
  const config = join(root, 'e2e', 'playwright.config.ts');
  return {
    name: 'e2e',
    command: [
      tool('@playwright/test/cli.js'),
      'test',
      '-c',
      config,
      '--reporter=list,json',
      '--fail-on-flaky-tests',
    ],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, CHROMIUM_PATH: browser },
    report,
    count: countPlaywright,
  };
}

/** Reads Vitest's JSON report. A file that could not even be loaded holds no test but is a failure. */
export function countVitest(report: string): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    report,
  ) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    testResults: { status: string; assertionResults: { status: string }[] }[];
  };
  const unloaded = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloaded.length,
    skipped: numPendingTests + numTodoTests,
  };
}

/** Reads Playwright's JSON report. A test that passes only when repeated has failed. */
export function countPlaywright(report: string): Counts {
  const { stats } = JSON.parse(report) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}
