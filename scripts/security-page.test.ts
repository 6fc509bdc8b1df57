import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs', 'security.md'), 'utf8');
/** Where the page's sections say that files are which they name without a folder. */
const folders = [
  '',
  'apps/api/src',
  'apps/api/src/webhooks',
  'apps/desktop/src',
  'apps/desktop/src/main',
  'e2e/specs',
];
const named = [
  ...new Set([...page.matchAll(/`([\w./-]+\.(?:test|spec)\.ts)`/g)].map(([, file]) => file ?? '')),
];

it('names tests that exist', () => {
  expect(named.length).toBeGreaterThan(60);
  const exists = (file: string) => folders.some((folder) => existsSync(join(root, folder, file)));
  expect(named.filter((file) => !exists(file))).toEqual([]);
});
