import { supervisor } from '../../fixtures/demo-data.ts';
import { expect, test } from '../../fixtures/test.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

test('a new computer asks for its server, checks it, signs in, and gets its station and scanner ready', async ({
  startDesktop,
  server,
}) => {
  const { page } = await startDesktop({ firstRun: true });
  const signIn = new SignInPage(page);
  await expect(page.getByRole('heading', { name: 'Set up this computer' })).toBeVisible();
  await signIn.serverUrl.fill('http://127.0.0.1:1');
  await page.getByRole('button', { name: 'Check this server' }).click();
  await expect(signIn.alert).toContainText('Nothing answers at this address');
  await signIn.serverUrl.fill(`${server.url}/api/wms/v1`);
  await page.keyboard.press('Enter');
  await expect(signIn.alert).toContainText('This is a WMS server, version');
  await page.getByRole('button', { name: 'Continue to sign-in' }).click();

  await signIn.signIn(supervisor);
  await expect(page.getByRole('link', { name: 'Open the scanner test' })).toBeVisible();
  await page.getByLabel('Station ID').fill('DOCK-7');
  await page.getByRole('button', { name: 'Save and begin' }).click();
  await expect(page.getByRole('heading', { name: 'Scan', exact: true })).toBeVisible();

  await new Shell(page).open('Settings');
  const main = page.getByRole('main');
  await expect(main).toContainText('DOCK-7');
  await expect(main).toContainText('none: the server is reached directly');
  await expect(main).toContainText('takes no updates');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a diagnostics file' }).click();
  expect((await download).suggestedFilename()).toMatch(/^888-wms-diagnostics-.*\.json$/);
  await page.getByRole('button', { name: 'Show licences' }).click();
  await expect(page.getByRole('region', { name: 'What this program is made of' })).toContainText('MIT');
});
