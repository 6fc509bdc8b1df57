import { errors } from '@wms/contract';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { apiPage, withTables } from './api-tables.ts';

const page = readFileSync(apiPage, 'utf8');

it('the tables of docs/api.md are those of the server (if not: node scripts/api-tables.ts)', async () => {
  expect(await withTables(page)).toBe(page);
});

it.each(Object.keys(errors))('%s stands in docs/api.md', (code) => {
  expect(page).toContain(`\`${code}\``);
});

it('a table that went stale is found', async () => {
  expect(await withTables(page.replace('`INSUFFICIENT_STOCK`', '`ENOUGH_STOCK`'))).toBe(page);
});

it('a table that nobody knows is a mistake', async () => {
  const unknown = '<!-- made by scripts/api-tables.ts: recipes -->\n<!-- end -->';
  await expect(withTables(unknown)).rejects.toThrow('recipes');
});
