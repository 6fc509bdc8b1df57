import type { Page } from '@playwright/test';
import { admin, supervisor } from '../../fixtures/demo-data.ts';
import { scan, typeByHand } from '../../fixtures/scan.ts';
import { seriousViolations } from '../../fixtures/serious-violations.ts';
import { expect, test } from '../../fixtures/test.ts';
import { IssuePage } from '../../pages/issue-page.ts';
import { ItemPage } from '../../pages/item-page.ts';
import { PlanPage } from '../../pages/plan-page.ts';
import { ReceivePage } from '../../pages/receive-page.ts';
import { ScannerTestPage } from '../../pages/scanner-test-page.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';
import { StocktakePage } from '../../pages/stocktake-page.ts';

async function violationsOfScreens(
  page: Page,
  screens: readonly Parameters<Shell['open']>[0][],
): Promise<string[]> {
  const shell = new Shell(page);
  const found: string[] = [];
  for (const screen of screens) {
    await shell.open(screen);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByLabel('Loading')).toHaveCount(0);
    found.push(...(await seriousViolations(page, screen)));
  }
  return found;
}

test.describe('axe finds nothing serious, in light and dark', () => {
  test('on the desktop’s screens', async ({ startDesktop, server, warehouse }) => {
    test.slow();
    const { page } = await startDesktop({ firstRun: true });
    const signIn = new SignInPage(page);
    await expect(page.getByRole('heading', { name: 'Set up this computer' })).toBeVisible();
    const found = await seriousViolations(page, 'Server');
    await signIn.serverUrl.fill(server.url);
    await page.getByRole('button', { name: 'Check this server' }).click();
    await page.getByRole('button', { name: 'Continue to sign-in' }).click();
    await expect(signIn.heading).toBeVisible();
    found.push(...(await seriousViolations(page, 'Sign in')));
    await signIn.submit({ ...supervisor, password: 'wrong' });
    await expect(page.getByRole('alert')).toBeVisible();
    found.push(...(await seriousViolations(page, 'Sign in refused')));
    await signIn.signIn(supervisor);
    await expect(page.getByLabel('Station ID')).toBeVisible();
    found.push(...(await seriousViolations(page, 'Station')));
    await page.getByRole('button', { name: 'Save and begin' }).click();
    const screens = [
      'Scan',
      'Overview',
      'Receive',
      'Stock',
      'Transactions',
      'Replenishment',
      'Procurement plan',
      'Queue',
      'Settings',
    ] as const;
    found.push(...(await violationsOfScreens(page, screens)));
    await typeByHand(page, '?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    found.push(...(await seriousViolations(page, 'Keyboard shortcuts')));
    await page.keyboard.press('Escape');
    const scannerTest = new ScannerTestPage(page);
    await scannerTest.open.click();
    await scan(page, ']C10109520000000011');
    await expect(scannerTest.answer).toContainText('Article number');
    found.push(...(await seriousViolations(page, 'Scanner test')));

    await new Shell(page).open('Scan');
    const [worker] = await warehouse.workers();
    await scan(page, worker?.badge ?? 'no worker');
    await expect(new IssuePage(page).recipient).toBeVisible();
    await scan(page, 'TSHIRT-BLK-L');
    await expect(new IssuePage(page).pieces('TSHIRT-BLK-L')).toHaveValue('1');
    found.push(...(await seriousViolations(page, 'Issuing')));
    await new Shell(page).open('Stocktake');
    await scan(page, 'TSHIRT-BLK-L');
    await expect(new StocktakePage(page).counted('TSHIRT-BLK-L')).toHaveValue('1');
    found.push(...(await seriousViolations(page, 'Stocktake')));
    await scan(page, 'ASN-00044');
    await expect(new ReceivePage(page, 'ASN-00044').unregistered).toBeVisible();
    found.push(...(await seriousViolations(page, 'Unregistered SKU')));
    const receive = new ReceivePage(page, 'ASN-00042');
    await scan(page, 'ASN-00042');
    await receive.count('TSHIRT-BLK-L', 98);
    found.push(...(await seriousViolations(page, 'Counting')));
    await receive.bookCounts.click();
    await expect(receive.booked).toBeVisible();
    found.push(...(await seriousViolations(page, 'Booked')));

    await server.kill();
    await scan(page, 'ASN-00045');
    await expect(new ReceivePage(page, 'ASN-00045').acceptAll).toBeVisible();
    await scan(page, 'ASN-00045');
    await expect(new Shell(page).feedback).toContainText('is kept here');
    found.push(...(await violationsOfScreens(page, ['Queue'])));
    expect(found).toEqual([]);
  });

  test('on a proposal that is explained, an item that is counted and the stock of the past', async ({
    desktop,
  }) => {
    test.slow();
    const { page } = desktop;
    const found: string[] = [];
    const plan = new PlanPage(page);
    await new Shell(page).open('Procurement plan');
    await plan.propose.click();
    await page.getByRole('button', { name: /^Why / }).first().click();
    await expect(page.getByRole('figure', { name: 'Demand by week' }).locator('svg').first()).toBeVisible();
    found.push(...(await seriousViolations(page, 'Proposal explained')));
    await scan(page, 'TSHIRT-BLK-L');
    const item = new ItemPage(page, 'TSHIRT-BLK-L');
    await expect(item.plot).toBeVisible();
    await item.count.click();
    found.push(...(await seriousViolations(page, 'Item being counted')));
    await new Shell(page).open('Stock');
    await page.getByRole('button', { name: 'As of …' }).click();
    await page.getByRole('slider', { name: 'Days ago' }).press('Home');
    await expect(page.getByRole('heading', { name: /^As it was on / })).toBeVisible();
    await page.getByRole('button', { name: 'Columns' }).click();
    await expect(page.getByRole('checkbox', { name: 'Missing to par' })).toBeVisible();
    found.push(...(await seriousViolations(page, 'Stock of the past')));
    expect(found).toEqual([]);
  });

  test('on the portal’s screens', async ({ openPortal }) => {
    test.slow();
    const page = await openPortal(supervisor);
    const screens = [
      'Scan',
      'Receive',
      'Stock',
      'Transactions',
      'API keys',
      'Warehouses',
      'Security log',
      'Your account',
      'Webhooks',
      'Test warehouses',
      'Workers',
    ] as const;
    const found = await violationsOfScreens(page, screens);
    await page.getByRole('button', { name: 'Print all badges' }).click();
    await expect(page.getByRole('img', { name: /^Label WKR-/ })).toBeVisible();
    found.push(...(await seriousViolations(page, 'Badges')));
    found.push(...(await violationsOfScreens(page, ['Settings'])));
    expect(found).toEqual([]);
  });

  test('on the screens of 888’s desk', async ({ openPortal }) => {
    test.slow();
    const page = await openPortal(admin);
    const screens = [
      '888 overview',
      'Dispatch',
      'Proposals',
      'Accounts',
      'Catalogue',
      'Levels',
      'Staff',
      'Audit log',
    ] as const;
    expect(await violationsOfScreens(page, screens)).toEqual([]);
  });
});
