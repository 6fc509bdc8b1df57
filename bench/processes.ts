import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  /** The folder of an SQLite database. */
  readonly folder: string | null;
  remove(): Promise<void>;
}

/** A PostgreSQL database that is there already, or a new folder among the temporary ones. */
export async function openPlace(databaseUrl?: string): Promise<Place> {
  if (databaseUrl !== undefined) {
    return { args: ['--database', databaseUrl], folder: null, remove: () => Promise.resolve() };
  }
  const folder = await mkdtemp(join(tmpdir(), 'wms-bench-'));
  return {
    args: ['--data', folder],
    folder,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The rate limits are for guests; here everything is meant to come as fast as it can. */
const environment = { ...process.env, WMS_RATE_READS: '0', WMS_RATE_WRITES: '0', WMS_LOG_LEVEL: 'warn' };

/** Runs one `wms` command to its end and gives back its JSON document. Throws BenchFailure when it fails. */
export async function runWms<Answer>(place: Place, ...command: string[]): Promise<Answer> {
  const child = spawn(process.execPath, [commandLine, ...command, ...place.args, '--json'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (code !== 0)
    throw new BenchFailure(`wms ${command.slice(0, 3).join(' ')} ended with exit code ${code}: ${output}`);
  return JSON.parse(output) as Answer;
}

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

export const startWms = (place: Place): Promise<Server> =>
  startServer(commandLine, ['serve', ...place.args, '--port', '0', '--json']);

/** Starts one of this folder's own servers. */
export const startScript = (name: string, args: readonly string[]): Promise<Server> =>
  startServer(fileURLToPath(new URL(name, import.meta.url)), args);

/** Starts a server process and waits for the line with its address. */
async function startServer(script: string, args: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, [script, ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line'), ended]);
  if (child.exitCode !== null) throw new BenchFailure(`${script} ended with exit code ${child.exitCode}`);
  const { url } = JSON.parse(String(first[0])) as { url: string };
  return { url, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
  if (child.exitCode !== 0)
    throw new BenchFailure(`the server ended with ${child.exitCode ?? child.signalCode} when told to stop`);
}
