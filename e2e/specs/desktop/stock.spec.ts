import { scan } from '../../fixtures/scan.ts';
import { expect, test } from '../../fixtures/test.ts';
import { ItemPage } from '../../pages/item-page.ts';
import { Shell } from '../../pages/shell.ts';
import { StockPage } from '../../pages/stock-page.ts';

test.describe('the stock list', () => {
  test('shows the level that the server has, and finds it by a part of its name', async ({ desktop }) => {
    const { page } = desktop;
    const stock = new StockPage(page);
    await new Shell(page).open('Stock');
    await stock.search('Heavyweight Tee Black L');
    await expect(stock.level('TSHIRT-BLK-L')).toContainText('24');
    await expect(stock.level('TSHIRT-BLK-L')).toContainText('Critical');
    await expect(stock.level('HOODIE-NVY-M')).toHaveCount(0);
  });

  test('gives way to the item whose label is scanned', async ({ desktop }) => {
    const { page } = desktop;
    await scan(page, 'HOODIE-NVY-M');
    await expect(new ItemPage(page, 'HOODIE-NVY-M').heading).toBeVisible();
    expect(await new ItemPage(page, 'HOODIE-NVY-M').figure('In stock')).toBe('14');
  });
});
