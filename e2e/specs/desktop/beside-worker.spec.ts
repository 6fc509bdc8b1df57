import { createClient } from '@wms/client';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { supervisor, worker } from '../../fixtures/demo-data.ts';
import { scan } from '../../fixtures/scan.ts';
import { seriousViolations } from '../../fixtures/serious-violations.ts';
import { expect, test } from '../../fixtures/test.ts';
import { BriefPage } from '../../pages/brief-page.ts';
import { ReceivePage } from '../../pages/receive-page.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

test('over a worker’s shoulder a supervisor receives one pallet, and everybody’s own sign-in goes on', async ({
  startDesktop,
  server,
  warehouse,
  userData,
}) => {
  const own = createClient({ baseUrl: server.url, credentials: () => ({}) });
  const elsewhere = await own.call('desktopLogin', { body: supervisor });
  const token = elsewhere.ok ? elsewhere.answer.token : '';

  const desktop = await startDesktop();
  const { page } = desktop;
  const brief = new BriefPage(page);
  const receive = new ReceivePage(page, 'ASN-00042');
  await new SignInPage(page).signIn(worker);
  await scan(page, 'ASN-00042');
  await expect(new Shell(page).feedback).toContainText('a supervisor must receive it');

  // What a scanner sends lands in no field, and its Enter presses nothing.
  await brief.email.fill(worker.email);
  await brief.password.fill(worker.password);
  await scan(page, 'ASN-00042');
  await expect(new Shell(page).feedback).toContainText('a supervisor signs in first');
  await expect(brief.password).toHaveValue(worker.password);
  await brief.signIn(worker);
  await expect(brief.form.getByRole('alert')).toContainText('for supervisors only');
  const found = await seriousViolations(page, 'Asked for a supervisor');

  await brief.signIn(supervisor);
  await expect(brief.bar).toContainText('stays signed in');
  await scan(page, 'HOODIE-NVY-M');
  await scan(page, 'WKR-01');
  await expect(new Shell(page).feedback).toContainText('signed in for ASN-00042 alone');
  await receive.count('TSHIRT-BLK-L', 98);
  await receive.count('HOODIE-NVY-M', 50);
  found.push(...(await seriousViolations(page, 'As a supervisor')));
  expect(found).toEqual([]);
  await receive.bookCounts.click();
  await expect(page.getByText('Booked by Acme Logistics')).toBeVisible();
  expect(await receive.bookedFigures('TSHIRT-BLK-L')).toEqual(['98', '-2', '122']);
  await expect(brief.bar).toBeHidden();

  const [receipt] = await warehouse.receiptsOf('TSHIRT-BLK-L');
  expect(receipt).toMatchObject({ delta: 98, source: 'DESKTOP', recordedBy: 'Acme Logistics' });
  await page.getByRole('button', { name: 'Go on' }).click();
  expect(await new Shell(page).screens()).toEqual(['Stock', 'My issuances', 'Settings']);
  await expect(page.getByRole('banner')).toContainText('Warehouse Worker');

  const asOwn = createClient({
    baseUrl: server.url,
    credentials: () => ({ authorization: `Bearer ${token}` }),
  });
  expect((await asOwn.call('listStock', {})).ok).toBe(true);
  const files = readdirSync(userData, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'));
  for (const text of [await page.content(), desktop.log(), ...files]) {
    expect(text).not.toMatch(/wms_[0-9A-Za-z]{40}/);
    expect(text).not.toContain(supervisor.password);
  }
});
