import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const commandLine = fileURLToPath(new URL('../apps/api/src/cli.ts', import.meta.url));
/** How long a server may take to end once it is told to; its own limit is shorter. */
const stopTimeoutMs = 15_000;

/** A benchmark's result is wrong, or a part of it could not run: the message is for the person at the keyboard. */
export class BenchFailure extends Error {
  override readonly name = 'BenchFailure';
}

/** Where the benchmark's database is, as `wms` takes it. */
export interface Place {
  readonly args: readonly string[];
  /** The folder of an SQLite database; null for PostgreSQL. */
  readonly folder: string | null;
}

const running = new Set<ChildProcess>();
const folders = new Set<string>();

/** Leaves nothing behind, however this process ends: its servers stop and its folders go. */
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** A new folder among the temporary ones, which goes when this process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wms-bench-'));
  folders.add(folder);
  return folder;
}

/** Lets a folder stay. */
export const keepFolder = (folder: string): boolean => folders.delete(folder);

export const folderPlace = (folder: string) => ({ args: ['--data', folder], folder }) satisfies Place;
export const databasePlace = (url: string): Place => ({ args: ['--database', url], folder: null });

/** The rate limits are for guests; here everything is meant to come as fast as it can. */
const environment = { ...process.env, WMS_RATE_READS: '0', WMS_RATE_WRITES: '0', WMS_LOG_LEVEL: 'warn' };

/** Environment variables of a process, beside those of this one. */
export type Settings = Readonly<Record<string, string>>;

/** Runs one `wms` command to its end and gives back its JSON document. Throws BenchFailure when it fails. */
export const runWms = <Answer>(place: Place, ...command: string[]): Promise<Answer> =>
  runScript<Answer>(commandLine, [...command, ...place.args, '--json']);

/** Runs a script to its end and gives back the JSON document that it prints. Throws BenchFailure when it fails. */
export async function runScript<Answer>(script: string, args: readonly string[]): Promise<Answer> {
  const child = start(script, args);
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (code !== 0) throw new BenchFailure(`${basename(script)} ended with exit code ${code}: ${output}`);
  return JSON.parse(output) as Answer;
}

/** One of this folder's own scripts. */
export const benchScript = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

export const startWms = (place: Place, settings: Settings = {}): Promise<Server> =>
  startServer(commandLine, ['serve', ...place.args, '--port', '0', '--json'], settings);

/** Starts a server process and waits for the line with its address. */
export async function startServer(
  script: string,
  args: readonly string[],
  settings: Settings = {},
): Promise<Server> {
  const child = start(script, args, settings);
  const ended = once(child, 'exit');
  const [first] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended]);
  if (typeof first !== 'string') throw new BenchFailure(`${basename(script)} ended with exit code ${first}`);
  const { url } = JSON.parse(first) as { url: string };
  return { url, stop: () => stop(child, ended) };
}

function start(script: string, args: readonly string[], settings: Settings = {}) {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...environment, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
  if (child.exitCode !== 0)
    throw new BenchFailure(`a server ended with ${child.exitCode ?? child.signalCode} when told to stop`);
}
