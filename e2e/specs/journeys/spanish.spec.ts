import type { Locator, Page } from '@playwright/test';
import { supervisor } from '../../fixtures/demo-data.ts';
import { scan, typeByHand } from '../../fixtures/scan.ts';
import { sideways, uprightTablet } from '../../fixtures/sideways.ts';
import { expect, test } from '../../fixtures/test.ts';

/** The longest way with Tab to anything on a screen. */
const tabsMax = 80;

async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let tabs = 0; tabs < tabsMax; tabs++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target.toString()}`);
}

test('in Spanish, in the dark, with a keyboard and a scanner: a pallet is received, and every screen is reached and fits a tablet', async ({
  browser,
  server,
  warehouse,
}) => {
  test.slow();
  const context = await browser.newContext({ baseURL: server.url, locale: 'es-ES', colorScheme: 'dark' });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await tabTo(page, page.getByLabel('Correo electrónico'));
  await page.keyboard.type(supervisor.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(supervisor.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Escanear' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');

  await scan(page, 'ASN-00042');
  for (const [sku, pieces] of [
    ['TSHIRT-BLK-L', '98'],
    ['HOODIE-NVY-M', '50'],
  ] as const) {
    await tabTo(page, page.getByRole('textbox', { name: `Contado de ${sku}` }));
    await typeByHand(page, pieces);
  }
  await tabTo(page, page.getByRole('button', { name: 'Registrar 148 contados' }));
  await typeByHand(page, '\r');
  await expect(page.getByRole('table', { name: /ASN-00042/ }).first()).toContainText('122');
  expect(await warehouse.quantityOf('TSHIRT-BLK-L')).toBe(122);

  await typeByHand(page, '?');
  const sheet = page.getByRole('dialog', { name: 'Atajos de teclado' });
  await expect(sheet).toBeVisible();
  const ways = await sheet.locator('dl > div').evaluateAll((rows) =>
    rows.map((row) => ({
      keys: Array.from(row.querySelectorAll('kbd'), (key) => key.textContent).join(''),
      name: row.querySelector('dd')?.textContent ?? '',
    })),
  );
  await tabTo(page, sheet.getByRole('button', { name: 'Cerrar' }));
  await typeByHand(page, '\r');
  await expect(sheet).toHaveCount(0);
  const screens = ways.filter(({ keys }) => /^g.$/.test(keys));
  expect(screens.length).toBeGreaterThan(15);
  await page.setViewportSize(uprightTablet);
  for (const { keys, name } of screens) {
    await typeByHand(page, keys);
    await expect(page.locator('nav a[aria-current="page"]')).toHaveText(name);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect([name, await sideways(page)]).toEqual([name, 0]);
  }
  await context.close();
});
