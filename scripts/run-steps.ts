import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { mapConcurrently } from './map-concurrently.ts';
import type { Check, Counts, Suite } from './steps.ts';

const root = join(import.meta.dirname, '..');

const checksAtOnceMax = 2;
const checkTimeoutMs = 10 * 60_000;
const suiteTimeoutMs = 40 * 60_000;

const passedOnce: Counts = { passed: 1, failed: 0, skipped: 0 };
const failedOnce: Counts = { passed: 0, failed: 1, skipped: 0 };

type Print = (line: string) => void;

/** Runs all checks, whatever fails, and prints one line for each and the output of those that failed. */
export async function runChecks(checks: readonly Check[], print: Print = console.log): Promise<Counts> {
  return sum(await mapConcurrently(checks, checksAtOnceMax, (check) => runCheck(check, print)));
}

async function runCheck({ name, command }: Check, print: Print): Promise<Counts> {
  const started = performance.now();
  const child = spawn(process.execPath, command, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: checkTimeoutMs,
  });
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended(child)]);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (code === 0) {
    print(`ok      ${name} (${seconds} s)`);
    return passedOnce;
  }
  print(`FAILED  ${name} (${seconds} s)\n${output}${errors}`);
  return failedOnce;
}

/** Runs a test runner in the terminal's foreground. One that ends badly, or ran no test, has failed. */
export async function runSuite(
  { name, command, env, report, count }: Suite,
  print: Print = console.log,
): Promise<Counts> {
  print(`\n${name}:`);
  const child = spawn(process.execPath, command, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    timeout: suiteTimeoutMs,
  });
  const code = await ended(child);
  const counts = existsSync(report) ? count(readFileSync(report, 'utf8')) : sum([]);
  if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) {
    print(`FAILED  ${name}: it ended with code ${code} after ${counts.passed} passed tests`);
    return sum([counts, failedOnce]);
  }
  return counts;
}

/** The line that ends a run, alone on it. */
export function summaryLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

/** The totals of several runs. */
export function sum(counts: readonly Counts[]): Counts {
  const total = (key: keyof Counts): number => counts.reduce((before, count) => before + count[key], 0);
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') };
}

const running = new Set<ChildProcess>();

/** Ends what is running, and then this process, when it is told to stop. */
export function stopOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      for (const child of running) child.kill(signal);
      process.exit(128 + constants.signals[signal]);
    });
  }
}

function ended(child: ChildProcess): Promise<number | null> {
  running.add(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
}
