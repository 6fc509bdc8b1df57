import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Importing Electron's package would start a download, so that only its manifest's place is asked for. */
export const electronFolder = dirname(require.resolve('electron/package.json'));

/** Path of Electron's executable, or `null` where its binary has not been fetched. */
export function electronBinary(): string | null {
  const pathFile = join(electronFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(electronFolder, 'dist'),
    readFileSync(pathFile, 'utf8'),
  );
  return existsSync(binary) ? binary : null;
}

/** Whether a window could be shown at all. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** Starts the built desktop client against an API, in the terminal's foreground. */
export function openDesktop(binary: string, apiUrl: string, args: readonly string[] = []): ChildProcess {
  const app = join(import.meta.dirname, '..', 'apps', 'desktop');
  return spawn(binary, [app, ...args], { stdio: 'inherit', env: { ...process.env, WMS_API_URL: apiUrl } });
}
