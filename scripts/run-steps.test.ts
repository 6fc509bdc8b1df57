import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runChecks, runSuite, summaryLine } from './run-steps.ts';
import { countPlaywright, countVitest, type Suite } from './steps.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wms-steps-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const ending = (code: number) => ['-e', `process.exitCode = ${code};`];

const silently = () => undefined;

describe('the last line', () => {
  it.each([
    [{ passed: 3, failed: 0, skipped: 0 }, '3 passed, 0 failed'],
    [{ passed: 3, failed: 1, skipped: 2 }, '3 passed, 1 failed, 2 skipped'],
  ])('of %o is "%s"', (counts, line) => {
    expect(summaryLine(counts)).toBe(line);
  });
});

describe('checks', () => {
  it('go on after a failure, count once each and show what the failing one printed', async () => {
    const printed: string[] = [];
    const faulty = {
      name: 'faulty',
      command: ['-e', "console.log('what was wrong'); process.exitCode = 3;"],
    };
    const sound = { name: 'sound', command: ending(0) };
    const counts = await runChecks([faulty, sound, faulty], (line) => printed.push(line));
    expect(counts).toEqual({ passed: 1, failed: 2, skipped: 0 });
    expect(printed).toContainEqual(expect.stringMatching(/^FAILED {2}faulty .*\nwhat was wrong/));
    expect(printed).toContainEqual(expect.stringMatching(/^ok {6}sound .*s\)$/));
  });
});

describe('a test runner', () => {
  const suite = (code: number, counts?: { passed: number; failed: number; skipped: number }): Suite => {
    const report = join(folder, `${code}-${counts?.passed}-${counts?.failed}.json`);
    if (counts !== undefined) writeFileSync(report, JSON.stringify(counts));
    return {
      name: 'suite',
      command: ending(code),
      report,
      count: (text) => JSON.parse(text) as typeof counts & object,
    };
  };

  it.each([
    ['passes with its numbers', suiteOf(0, 5, 0), { passed: 5, failed: 0, skipped: 0 }],
    ['fails with its numbers', suiteOf(1, 5, 2), { passed: 5, failed: 2, skipped: 0 }],
    [
      'that ends badly without a failed test has failed',
      suiteOf(1, 5, 0),
      { passed: 5, failed: 1, skipped: 0 },
    ],
    ['that ran no test has failed', suiteOf(0, 0, 0), { passed: 0, failed: 1, skipped: 0 }],
  ])('%s', async (_case, [code, counts], expected) => {
    expect(await runSuite(suite(code, counts), silently)).toEqual(expected);
  });

  it('that wrote no report has failed', async () => {
    expect(await runSuite(suite(0), silently)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  function suiteOf(code: number, passed: number, failed: number) {
    return [code, { passed, failed, skipped: 0 }] as const;
  }
});

describe('a report', () => {
  it('of Vitest counts a file that could not be loaded as a failure', () => {
    const report = {
      numPassedTests: 4,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    };
    expect(countVitest(JSON.stringify(report))).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });

  it('of Playwright counts a test that passed only when repeated as a failure', () => {
    const report = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 } };
    expect(countPlaywright(JSON.stringify(report))).toEqual({ passed: 7, failed: 2, skipped: 2 });
  });
});
