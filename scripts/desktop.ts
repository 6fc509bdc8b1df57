import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale } from './build.ts';
import { electronBinary, electronFolder, hasDisplay, openDesktop } from './electron.ts';
import { follow } from './follow.mjs';

const defaultApiUrl = 'http://127.0.0.1:8880';

/** Opens the desktop client alone; this is the one command that downloads Electron's binary. */
function main(args: readonly string[]): void {
  if (!hasDisplay())
    return fail('The desktop client needs a display, and neither DISPLAY nor WAYLAND_DISPLAY is set.');
  if (!buildIfStale('desktop')) return fail('The desktop client was not started.');
  if (electronBinary() === null) {
    console.error("Downloading Electron's binary for this machine.");
    spawnSync(process.execPath, [join(electronFolder, 'install.js')], { stdio: 'inherit' });
  }
  const binary = electronBinary();
  if (binary === null) return fail("Electron's binary could not be downloaded; the reason is above.");

  follow(openDesktop(binary, process.env['WMS_API_URL'] ?? defaultApiUrl, args));
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

main(process.argv.slice(2));
