import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DatabasePlace } from '../open-store.ts';
import { childEnvironment } from './child-environment.ts';

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url));

/** `wms serve` in a process of its own, as an operator starts it. */
export interface ServedProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it has logged. */
  readonly log: () => string;
  /** Sends a signal and waits until it is gone; gives its exit code, null when the signal itself ended it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

export async function serveInProcess(
  place: DatabasePlace,
  variables: Readonly<Record<string, string>>,
  ...options: readonly string[]
): Promise<ServedProcess> {
  const where = 'url' in place ? ['--database', place.url] : ['--data', place.dataFolder];
  const child = spawn(process.execPath, [cli, 'serve', '--port', '0', '--json', ...where, ...options], {
    env: { ...childEnvironment, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'close') as Promise<[number | null]>;
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const first = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
  const line = await Promise.race([first, gone.then(() => null)]);
  if (line === null) throw new Error(`the server ended before it listened: ${log}`);
  return {
    url: (JSON.parse(line[0]) as { url: string }).url,
    child,
    log: () => log,
    async end(signal) {
      child.kill(signal);
      return (await gone)[0];
    },
  };
}
