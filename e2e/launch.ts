import { _electron, type Browser } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { launchInChromium } from './host/chromium-host.ts';
import { forgetInDouble } from './host/forget-in-double.ts';
import type { EndedRun, RunningDesktop } from './running-desktop.ts';

export interface LaunchOptions {
  /** The folder that holds settings, queue and session; the same one again is the same installation. */
  readonly userData: string;
  readonly serverUrl: string;
  /** Shows the client's windows where Electron's binary is not installed. */
  readonly browser: Browser;
  /** What else stands in the client's environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

const root = join(import.meta.dirname, '..');
const desktop = join(root, 'apps/desktop');

/**
 * The Electron executable, or null where it was never downloaded. `require('electron')` would start the download,
 * so its folder is looked into instead.
 */
export function electronBinary(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
  if (process.env.WMS_E2E !== 'chromium' && existsSync(binary)) return binary;
  if (process.env.WMS_E2E === 'electron') {
    throw new Error(`WMS_E2E=electron, but Electron's binary is not installed: run npx install-electron`);
  }
  return null;
}

/** Starts the built desktop client: in Electron where its binary is, else its real bundles in Chromium. */
export async function launchDesktop({
  userData,
  serverUrl,
  browser,
  environment = {},
}: LaunchOptions): Promise<RunningDesktop> {
  const main = join(desktop, 'out/main/index.js');
  if (!existsSync(main))
    throw new Error('The desktop client is not built: run npm run build -w @wms/desktop');
  const env = { ...process.env, WMS_USER_DATA: userData, WMS_API_URL: serverUrl, ...environment };
  const binary = electronBinary();
  return binary ? launchInElectron(binary, env) : launchInChromium(browser, main, env);
}

/** Runs the built client with `--forget`, as an uninstaller does, and waits for its end. */
export async function forgetDesktop(userData: string): Promise<EndedRun> {
  const env = { ...process.env, WMS_USER_DATA: userData };
  const binary = electronBinary();
  if (!binary) return forgetInDouble(join(desktop, 'out/main/index.js'), env);
  const { status, stdout, stderr } = spawnSync(binary, [desktop, '--forget'], { env, encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

async function launchInElectron(executablePath: string, env: NodeJS.ProcessEnv): Promise<RunningDesktop> {
  const app = await _electron.launch({
    executablePath,
    // Chromium's own sandbox refuses to run as root, as continuous integration often does.
    args: [desktop, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: env as Record<string, string>,
  });
  const output: string[] = [];
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  }
  const gone = new Promise<void>((exited) => app.process().once('exit', () => exited()));
  return {
    kind: 'electron',
    page: await app.firstWindow(),
    log: () => output.join(''),
    evaluate: (run, given) => app.evaluate(run as never, given as never),
    async kill() {
      app.process().kill('SIGKILL');
      await gone;
    },
    async close() {
      if (app.process().exitCode === null && app.process().signalCode === null) await app.close();
    },
  };
}
