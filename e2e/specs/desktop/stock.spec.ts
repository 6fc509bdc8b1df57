import { scan } from '../../fixtures/scan.ts';
import { expect, test } from '../../fixtures/test.ts';
import { ItemPage } from '../../pages/item-page.ts';
import { Shell } from '../../pages/shell.ts';
import { StockPage } from '../../pages/stock-page.ts';

test.describe('the stock list', () => {
  test('is sorted by its columns, shows the level that the server has, and what else is wanted', async ({
    desktop,
  }) => {
    const { page } = desktop;
    const stock = new StockPage(page);
    await new Shell(page).open('Stock');
    await stock.column('In stock').getByRole('button').press('Enter');
    await expect(stock.column('In stock')).toHaveAttribute('aria-sort', 'ascending');
    await page.keyboard.press('Enter');
    await expect(stock.column('In stock')).toHaveAttribute('aria-sort', 'descending');
    const pieces = (await stock.table.locator('strong').allTextContents()).map(Number);
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces).toEqual(pieces.toSorted((a, b) => b - a));

    await stock.search('Heavyweight Tee Black L');
    await expect(stock.level('HOODIE-NVY-M')).toHaveCount(0);
    await expect(stock.level('TSHIRT-BLK-L')).toContainText('24');
    await expect(stock.level('TSHIRT-BLK-L')).toContainText('Critical');

    await page.getByRole('button', { name: 'Columns' }).press('Enter');
    await expect(page.getByRole('checkbox', { name: 'Name' })).toBeFocused();
    await page.getByRole('checkbox', { name: 'Missing to par' }).press('Space');
    await page.getByRole('checkbox', { name: 'In stock' }).press('Space');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused();
    await expect(stock.column('In stock')).toHaveCount(0);
    await expect(stock.column('SKU')).toHaveAttribute('aria-sort', 'ascending');
    await expect(stock.level('TSHIRT-BLK-L')).toContainText('176');
  });

  test('gives way to the item whose label is scanned', async ({ desktop }) => {
    const { page } = desktop;
    await scan(page, 'HOODIE-NVY-M');
    await expect(new ItemPage(page, 'HOODIE-NVY-M').heading).toBeVisible();
    expect(await new ItemPage(page, 'HOODIE-NVY-M').figure('In stock')).toBe('14');
  });
});
