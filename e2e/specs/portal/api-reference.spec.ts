import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';

interface Watched {
  /** Requests that left the server's own origin. */
  readonly outside: string[];
  /** Everything the browser held against the page: its policy's violations, errors, failed loads. */
  readonly complaints: string[];
}

function watch(page: Page, origin: string): Watched {
  const watched: Watched = { outside: [], complaints: [] };
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:')) {
      watched.outside.push(request.url());
    }
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.text().includes('Content Security Policy')) {
      watched.complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => watched.complaints.push(error.message));
  return watched;
}

/** The part of the page about one operation, by its path; the first one where a path has several methods. */
const operation = (page: Page, path: string) =>
  page.locator('.opblock', { has: page.locator(`[data-path="${path}"]`) }).first();

test('the interactive API reference calls the API with a token that is gone with the page, and asks nobody else', async ({
  page,
  server,
  demo,
}) => {
  const watched = watch(page, server.url);
  await page.goto(`${server.url}/api/reference`);
  await expect(page.getByRole('heading', { name: /888 WMS API/ })).toBeVisible();
  // The guide's headings, in its order.
  await expect(page.locator('.opblock-tag')).toContainText([
    'Auth & Health',
    'Stock',
    'Transactions',
    'Replenishment',
    'Procurement Forecast',
    'Shipments (ASN)',
    'Webhooks',
    'Worker Accounts',
  ]);

  const health = operation(page, '/api/wms/v1/health');
  await health.getByRole('button').first().click();
  await health.getByRole('button', { name: 'Try it out' }).click();
  await health.getByRole('button', { name: 'Execute' }).click();
  await expect(health.locator('.live-responses-table')).toContainText('"status": "ok"');

  await page.getByRole('button', { name: 'Authorize' }).click();
  await page.getByLabel('auth-bearer-value').fill(demo.token);
  await page.getByRole('button', { name: 'Apply credentials' }).click();
  await page.getByRole('button', { name: 'Close' }).click();

  const stock = operation(page, '/api/wms/v1/stock');
  await stock.getByRole('button').first().click();
  await stock.getByRole('button', { name: 'Try it out' }).click();
  await stock.getByPlaceholder('sku').fill('TSHIRT-BLK-L');
  await stock.getByRole('button', { name: 'Execute' }).click();
  await expect(stock.locator('.live-responses-table')).toContainText('"currentQuantity": 24');

  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
  expect(kept).not.toContain(demo.token);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Authorize' })).toHaveClass(/unlocked/);
  expect(watched).toEqual({ outside: [], complaints: [] });
});
