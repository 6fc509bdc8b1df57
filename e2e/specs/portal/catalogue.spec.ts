import type { Route } from '@playwright/test';
import { admin } from '../../fixtures/demo-data.ts';
import { policyBreaches } from '../../fixtures/policy-breaches.ts';
import { expect, test } from '../../fixtures/test.ts';
import { Shell } from '../../pages/shell.ts';

/** The guide's example (section 4). */
const sku = 'TSHIRT-BLK-L';

test('a catalogue file shows by line what it would do; of two who set one level the second is told', async ({
  openPortal,
}) => {
  const page = await openPortal(admin);
  const breaches = policyBreaches(page);
  const shell = new Shell(page);
  await shell.open('Catalogue');
  await page.getByRole('button', { name: 'Import CSV' }).click();
  // As a spreadsheet on Windows saves it: a byte order mark and semicolons.
  const choose = (rows: readonly string[]) =>
    page.locator('input[type=file]').setInputFiles({
      name: 'catalogue.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\uFEFF${['sku;name;ourStock;inProduction', ...rows].join('\r\n')}`),
    });
  const rows = [`${sku};Heavyweight Tee Black L;4321;0`, 'SCARF-ŁÓDŹ;Scarf Łódź;12;3'];
  await choose([...rows, `${sku};The same again;1;0`, 'SOCKS;Socks;many;0']);
  const faults = page.getByRole('alert').filter({ hasText: '2 lines are faulty' });
  await expect(faults).toContainText('Line 4: sku is the same as on line 2');
  await expect(faults).toContainText('Line 5: ourStock is not a whole number');
  await expect(page.getByRole('button', { name: /^Import \d+ products? now/ })).toHaveCount(0);

  // While the file is looked through it can be cancelled, and then nothing goes on.
  const imports = '**/products/import?preview=*';
  await page.route(imports, () => undefined);
  await choose(rows);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel the import' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Cancelled. Nothing was written.' })).toBeVisible();
  await page.unroute(imports);

  await choose(rows);
  const preview = page.getByRole('table', { name: 'What the file changes' });
  await expect(preview.getByRole('row', { name: 'SCARF-ŁÓDŹ' })).toContainText('new');
  await expect(preview.getByRole('row', { name: sku })).toContainText('4321');
  await page.getByRole('button', { name: 'Import 2 products now' }).click();
  await expect(shell.feedback).toContainText('Imported: 1 new, 1 changed, 0 as before.');

  // A long file goes in part by part: stopped at its first one, it says what is written, and goes on behind it.
  await page.getByRole('button', { name: 'Import CSV' }).click();
  const many = Array.from({ length: 1400 }, (_, index) => `LONG-${index};${'A long name '.repeat(16)};1;0`);
  await choose(many);
  const parts: Route[] = [];
  await page.route(imports, async (route) => {
    parts.push(route);
    if (parts.length === 1) await page.getByRole('button', { name: 'Stop' }).click();
    await route.continue();
  });
  await page.getByRole('button', { name: 'Import 1,400 products now' }).click();
  const stopped = page.getByRole('alert').filter({ hasText: 'Nothing was written of the others' });
  await expect(stopped).toContainText(/Stopped\. 1,[23]\d\d of 1,400 rows are written/);
  expect(parts).toHaveLength(1);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(shell.feedback).toContainText('Imported: 1,400 new, 0 changed, 0 as before.');
  await page.unroute(imports);

  await shell.open('Audit log');
  const imported = page
    .getByRole('row', { name: '888 Admin Catalogue imported' })
    .filter({ hasText: 'SCARF-ŁÓDŹ' });
  await expect(imported).toContainText(/888 has: [\d,]+ → 4,321/);

  await shell.open('Security log');
  const signIns = page.getByRole('table', { name: 'Security log' });
  await expect(signIns.getByRole('row', { name: 'Signed in 888 Admin' })).toBeVisible();

  const colleague = await openPortal(admin);
  for (const desk of [page, colleague]) {
    await desk.goto('/levels?all=true');
    await desk.getByRole('table', { name: 'Levels' }).getByRole('button').first().click();
  }
  const set = async (desk: typeof page, par: string) => {
    await desk.getByLabel('Par level').fill(par);
    await desk.getByRole('button', { name: /^(Save these|Accept the suggestion)$/ }).click();
  };
  await set(page, '91');
  await expect(shell.feedback).toContainText('par 91');
  await set(colleague, '92');
  await expect(colleague.getByText(/Somebody else has set it meanwhile: .* par 91\./)).toBeVisible();
  await expect(colleague.getByLabel('Par level')).toHaveValue('92');
  await page.reload();
  await expect(page.getByRole('table', { name: 'Levels' }).getByRole('row').nth(1)).toContainText('91');
  expect(breaches).toEqual([]);
});
