import { chromium } from '@playwright/test';
import { join } from 'node:path';
import { chromiumLaunchOptions } from '../../chromium.ts';
import { filmLabel } from '../../fixtures/camera-picture.ts';
import { supervisor } from '../../fixtures/demo-data.ts';
import { policyBreaches } from '../../fixtures/policy-breaches.ts';
import { makeTemporaryFolder } from '../../fixtures/temporary-folder.ts';
import { expect, test } from '../../fixtures/test.ts';
import { ReceivePage } from '../../pages/receive-page.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

test('a camera scans a label that is held before it, when it is told to and not before', async ({
  server,
  warehouse,
}) => {
  const { folder, remove } = makeTemporaryFolder('camera');
  const film = join(folder, 'label.y4m');
  filmLabel(film, 'ASN-00042');
  const options = chromiumLaunchOptions();
  const browser = await chromium.launch({
    ...options,
    args: [
      ...options.args,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  try {
    const page = await browser.newPage({ baseURL: server.url });
    const breaches = policyBreaches(page);
    await page.goto('/');
    await new SignInPage(page).signIn(supervisor);
    await new Shell(page).open('Scan');
    const start = page.getByRole('button', { name: 'Scan with the camera' });
    await expect(start).toBeVisible();
    const booked = await warehouse.ledgerCount();
    await expect(page.locator('video')).toHaveCount(0);
    await start.click();
    await expect(new ReceivePage(page, 'ASN-00042').heading).toBeVisible();
    // Held there, it was read many times by now; only showing it again would accept it.
    await expect(page.locator('video')).toHaveCount(0);
    expect(await warehouse.ledgerCount()).toBe(booked);
    expect(breaches).toEqual([]);
  } finally {
    await browser.close();
    remove();
  }
});
