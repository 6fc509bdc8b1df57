import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { admin, supervisor, worker as packer } from '../fixtures/demo-data.ts';
import { scan } from '../fixtures/scan.ts';
import { expect, test } from '../fixtures/test.ts';
import { BriefPage } from '../pages/brief-page.ts';
import { IssuePage } from '../pages/issue-page.ts';
import { ItemPage } from '../pages/item-page.ts';
import { PlanPage } from '../pages/plan-page.ts';
import { ReceivePage } from '../pages/receive-page.ts';
import { Shell } from '../pages/shell.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { StocktakePage } from '../pages/stocktake-page.ts';

/** Where the documentation's pictures go; without it this file is left out (playwright.config.ts). */
const folder = process.env.WMS_PICTURES ?? '';

const schemes = ['light', 'dark'] as const;
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

async function takePictures(page: Page, name: string): Promise<void> {
  // Away from whatever it would seem to point at.
  await page.mouse.move(0, 0);
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    for (const size of sizes) {
      await page.setViewportSize(size);
      const path = join(folder, `${name}-${colorScheme}-${size.width}.png`);
      await page.screenshot({ path, animations: 'disabled' });
    }
  }
}

test.describe('the documentation’s pictures', () => {
  test('of the desktop', async ({ startDesktop, server, warehouse }) => {
    test.slow();
    const { page } = await startDesktop();
    const shell = new Shell(page);
    await expect(new SignInPage(page).heading).toBeVisible();
    await takePictures(page, 'desktop-sign-in');
    const brief = new BriefPage(page);
    await new SignInPage(page).signIn(packer);
    await scan(page, 'ASN-00042');
    await expect(brief.form).toBeVisible();
    await takePictures(page, 'desktop-beside-worker');
    await brief.signIn(supervisor);
    await expect(brief.bar).toBeVisible();
    await takePictures(page, 'desktop-as-supervisor');
    await brief.bar.getByRole('button').click();
    await shell.signOut();
    await new SignInPage(page).signIn(supervisor);
    // No keychain where the pictures are made; few people ever see that notice.
    await page.getByRole('button', { name: 'I have read this' }).click();
    await takePictures(page, 'desktop-scan');
    for (const screen of ['Receive', 'Stock', 'Transactions', 'Settings'] as const) {
      await shell.open(screen);
      await expect(page.getByLabel('Loading')).toHaveCount(0);
      await takePictures(page, `desktop-${screen.toLowerCase()}`);
    }
    const [worker] = await warehouse.workers();
    await scan(page, worker?.badge ?? 'no worker');
    await expect(new IssuePage(page).recipient).toBeVisible();
    for (const sku of ['TSHIRT-BLK-L', 'HOODIE-NVY-M']) {
      await scan(page, sku);
      await expect(new IssuePage(page).pieces(sku)).toHaveValue('1');
    }
    await takePictures(page, 'desktop-issue');
    await shell.open('Stocktake');
    for (const sku of ['TSHIRT-BLK-L', 'HOODIE-NVY-M']) {
      await scan(page, sku);
      await expect(new StocktakePage(page).counted(sku)).toHaveValue('1');
    }
    await takePictures(page, 'desktop-stocktake');
    await scan(page, 'ASN-00044');
    await expect(new ReceivePage(page, 'ASN-00044').unregistered).toBeVisible();
    await takePictures(page, 'desktop-unregistered');

    const receive = new ReceivePage(page, 'ASN-00042');
    await scan(page, 'ASN-00042');
    await receive.count('TSHIRT-BLK-L', 98);
    await receive.count('HOODIE-NVY-M', 50);
    await takePictures(page, 'desktop-counting');
    await receive.bookCounts.click();
    await expect(receive.booked).toBeVisible();
    await takePictures(page, 'desktop-booked');

    await server.kill();
    await scan(page, 'ASN-00045');
    await expect(new ReceivePage(page, 'ASN-00045').acceptAll).toBeVisible();
    await scan(page, 'ASN-00045');
    await expect(shell.feedback).toContainText('is kept here');
    await shell.open('Queue');
    await takePictures(page, 'desktop-queue');
  });

  test('of the portal', async ({ openPortal }) => {
    const page = await openPortal(supervisor);
    for (const screen of [
      'Overview',
      'Receive',
      'Stock',
      'Replenishment',
      'Workers',
      'Webhooks',
      'Test warehouses',
      'API keys',
      'Warehouses',
      'Security log',
      'Your account',
    ] as const) {
      await new Shell(page).open(screen);
      await expect(page.getByLabel('Loading')).toHaveCount(0);
      await takePictures(page, `portal-${screen.toLowerCase().replaceAll(' ', '-')}`);
    }
    await scan(page, 'TSHIRT-BLK-L');
    await expect(new ItemPage(page, 'TSHIRT-BLK-L').plot).toBeVisible();
    await takePictures(page, 'portal-item');
    const plan = new PlanPage(page);
    await new Shell(page).open('Procurement plan');
    await plan.propose.click();
    await page.getByRole('button', { name: /^Why / }).first().click();
    await expect(page.getByRole('figure', { name: 'Demand by week' }).locator('svg').first()).toBeVisible();
    await takePictures(page, 'portal-plan');
  });

  test('of 888’s desk', async ({ openPortal }) => {
    test.slow();
    const page = await openPortal(admin);
    for (const screen of [
      '888 overview',
      'Dispatch',
      'Proposals',
      'Accounts',
      'Catalogue',
      'Levels',
      'Staff',
      'Audit log',
    ] as const) {
      await new Shell(page).open(screen);
      await expect(page.getByLabel('Loading')).toHaveCount(0);
      await takePictures(page, `desk-${screen.toLowerCase().replaceAll(' ', '-')}`);
    }
  });
});
