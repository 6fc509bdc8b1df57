import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronFolder } from './electron.ts';

/** Electron's project keeps the latest three majors safe (electronjs.org, "Electron Releases", support policy). */
const supportedMajors = 3;

const majorOf = (version: string): number => Number.parseInt(version, 10);

/** Whether a version of Electron still gets security fixes. */
export const isSupported = (ours: string, latest: string): boolean =>
  majorOf(latest) - majorOf(ours) < supportedMajors;

// A release is not made with an Electron that nobody mends any more. This asks the npm registry, so that it is part
// of making a release and not of the tests.
if (import.meta.main) {
  const { version } = JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const asked = spawnSync('npm', ['view', 'electron', 'version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const latest = asked.stdout.trim();
  if (asked.status !== 0 || !isSupported(version, latest)) {
    console.error(
      `Electron ${version} is no longer supported, or its age is unknown: the latest is "${latest}".`,
    );
    process.exitCode = 1;
  } else {
    console.log(`Electron ${version} is supported; the latest is ${latest}.`);
  }
}
