import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/**
 * Path of the Chromium that the end-to-end tests drive: `CHROMIUM_PATH`, one on the PATH, or the one that
 * Playwright downloaded. On Debian and as root, a missing one is installed with apt.
 * @returns the path, or a sentence saying what to install
 */
export function provideBrowser(): { path: string } | { missing: string } {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted !== undefined && !existsSync(wanted))
    return { missing: `CHROMIUM_PATH names no file: ${wanted}` };
  const found = wanted ?? findBrowser();
  if (found !== undefined) return { path: found };

  const failure = isRootWithApt() ? installWithApt() : undefined;
  const installed = findBrowser();
  if (installed !== undefined) return { path: installed };
  const advice =
    'The end-to-end tests need Chromium: install it (Debian: apt-get install chromium; elsewhere: ' +
    'npx playwright install chromium) or set CHROMIUM_PATH to a Chromium or Chrome.';
  return { missing: failure === undefined ? advice : `${failure}\n${advice}` };
}

function findBrowser(): string | undefined {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => ['chromium', 'chromium-browser'].map((name) => join(folder, name)));
  return [...onPath, chromium.executablePath()].find((path) => existsSync(path));
}

function isRootWithApt(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** @returns apt's output when it failed */
function installWithApt(): string | undefined {
  console.error('Installing Chromium for the end-to-end tests with apt-get.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const apt = spawnSync('apt-get', args, { encoding: 'utf8', env });
    if (apt.status !== 0) return `apt-get ${args.join(' ')} failed:\n${apt.stdout}${apt.stderr}`;
  }
  return undefined;
}
