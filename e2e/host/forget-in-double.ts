import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { EndedRun } from '../running-desktop.ts';
import type { Asked } from './messages.ts';

/** Runs the built main bundle with `--forget` and Electron's module doubled. */
export async function forgetInDouble(main: string, env: NodeJS.ProcessEnv): Promise<EndedRun> {
  const child = fork(main, ['--forget'], {
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      '--import',
      join(import.meta.dirname, 'register-double.ts'),
    ],
    env,
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const ready: Asked = { kind: 'ready', serial: 1 };
  child.send(ready);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: output.join('') };
}
