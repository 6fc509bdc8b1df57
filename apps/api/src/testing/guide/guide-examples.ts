// The guide's and the product page's examples, as printed (guide-examples.txt), and a shell to run them in.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const printed = readFileSync(new URL('./guide-examples.txt', import.meta.url), 'utf8');

/** One example with its comments, under its name in guide-examples.txt. */
export function example(name: string): string {
  const [, text] = printed.split(new RegExp(`^=== ${name}\\n`, 'm'));
  if (text === undefined) throw new Error(`no example is called ${name}`);
  return text.split(/^=== /m)[0]!.trimEnd();
}

/** The commands of an example without its comments. */
export const commandsOf = (name: string): string =>
  example(name)
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .trim();

/** The answer that stands in comments behind an example's command. */
export function printedAnswer(name: string): Record<string, unknown> {
  const comments = example(name)
    .split('\n')
    .filter((line) => line.startsWith('# '))
    .map((line) => line.slice(2).replace(/\s+\/\/ .*$/, ''));
  return JSON.parse(comments.slice(comments.findIndex((line) => line.startsWith('{'))).join('\n')) as Record<
    string,
    unknown
  >;
}

export interface ShellAnswer {
  readonly status: number;
  /** Whether the answer said it was a replay. */
  readonly isReplay: boolean;
  readonly text: string;
  // oxlint-disable-next-line no-explicit-any -- a test reads whatever the wire says
  readonly json: any;
}

export interface Shell {
  /** Runs commands in bash as they stand, with one answer for each curl among them. */
  run(commands: string, variables?: Readonly<Record<string, string>>): Promise<ShellAnswer[]>;
  remove(): void;
}

const answerMark = '\u001e';

/**
 * A bash whose home says what curl should print besides: the status, and whether the answer was a replay. The
 * commands themselves stay as printed. Where there is no uuidgen, one that asks Linux for a UUID stands in.
 */
export function createShell(): Shell {
  const home = mkdtempSync(join(tmpdir(), 'wms-guide-'));
  writeFileSync(
    join(home, '.curlrc'),
    `silent\nwrite-out = "${answerMark}%{http_code} %header{idempotent-replayed}${answerMark}"\n`,
  );
  writeFileSync(join(home, 'uuidgen'), '#!/bin/sh\ncat /proc/sys/kernel/random/uuid\n', { mode: 0o755 });
  return {
    async run(commands, variables = {}) {
      const { stdout } = await promisify(execFile)('bash', ['--norc', '-euc', commands], {
        env: { HOME: home, PATH: `${process.env['PATH']}:${home}`, ...variables },
      });
      const parts = stdout.split(answerMark);
      return Array.from({ length: (parts.length - 1) / 2 }, (_, index) => {
        const text = parts[2 * index]!.trimStart();
        const [status, replayed] = parts[2 * index + 1]!.split(' ');
        return {
          status: Number(status),
          isReplay: replayed === 'true',
          text,
          json: text === '' ? null : JSON.parse(text),
        };
      });
    },
    remove: () => rmSync(home, { recursive: true }),
  };
}
