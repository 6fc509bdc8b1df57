import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashSources } from './build.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wms-build-'));
  const files = [
    'package-lock.json',
    'tsconfig.base.json',
    'apps/portal/src/main.tsx',
    'packages/ui/src/index.ts',
  ];
  for (const file of files) write(file, file);
});

afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, content: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
}

it.each([
  ["the app's own source", 'apps/portal/src/main.tsx'],
  ['a new file of the app', 'apps/portal/src/new.css'],
  ['a shared package', 'packages/ui/src/index.ts'],
  ['a locked dependency', 'package-lock.json'],
])('a bundle is stale after a change of %s', (_what, file) => {
  const before = hashSources(root, 'apps/portal');
  write(file, 'changed');
  expect(hashSources(root, 'apps/portal')).not.toBe(before);
});

it.each([
  ['the bundle itself', 'apps/portal/dist/index.html'],
  ['a test', 'packages/ui/src/index.test.ts'],
  ['another app', 'apps/api/src/main.ts'],
  ['what was installed', 'apps/portal/node_modules/part/index.js'],
])('a bundle stays fresh after a change of %s', (_what, file) => {
  const before = hashSources(root, 'apps/portal');
  write(file, 'changed');
  expect(hashSources(root, 'apps/portal')).toBe(before);
});
