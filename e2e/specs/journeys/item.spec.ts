import { readFile } from 'node:fs/promises';
import { worker } from '../../fixtures/demo-data.ts';
import { policyBreaches } from '../../fixtures/policy-breaches.ts';
import { scan } from '../../fixtures/scan.ts';
import { expect, test } from '../../fixtures/test.ts';
import { ItemPage } from '../../pages/item-page.ts';
import { Shell } from '../../pages/shell.ts';
import { StockPage } from '../../pages/stock-page.ts';

const sku = 'TSHIRT-BLK-L';

test('a scanned item shows its history, and is counted and adjusted', async ({ desktop, warehouse }) => {
  const { page } = desktop;
  const breaches = policyBreaches(page);
  const shell = new Shell(page);
  const item = new ItemPage(page, sku);
  await scan(page, sku);
  await expect(item.heading).toBeVisible();
  expect(await item.figure('In stock')).toBe('24');
  await expect(item.ledger).toContainText(`Verified: ${await warehouse.movementsOf(sku)} movements`);
  await expect(item.plot).toBeVisible();

  // The level moves while it is counted: both figures are shown, and nothing is set before somebody chooses.
  await item.count.click();
  await scan(page, sku);
  await expect(item.counted).toHaveValue('1');
  await item.counted.fill('20');
  await warehouse.sell(sku, 3);
  await item.setLevel.click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'The level moved while you counted' }),
  ).toBeVisible();
  expect(await item.figure('On the screen when you began')).toBe('24');
  expect(await item.figure('In stock now')).toBe('21');
  expect(await warehouse.quantityOf(sku)).toBe(21);
  await page.getByRole('button', { name: 'Count again' }).click();
  await item.counted.fill('20');
  await item.setLevel.click();
  await expect(shell.feedback).toContainText(`${sku}: set to 20, -1 booked.`);

  await item.adjust('+5', 'found behind the shelf');
  await expect(shell.feedback).toContainText(`${sku}: +5 booked, 25 in stock.`);
  await expect(item.movements.getByRole('row').nth(1)).toContainText('found behind the shelf');
  expect(await warehouse.quantityOf(sku)).toBe(25);
  expect(breaches).toEqual([]);
});

test('the stock list goes back to the past and comes back, and is saved as CSV', async ({
  desktop,
  warehouse,
}) => {
  const { page } = desktop;
  const stock = new StockPage(page);
  await new Shell(page).open('Stock');
  await stock.search(sku);
  await expect(stock.quantity(sku)).toHaveText('24');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const saved = await readFile(await (await download).path(), 'utf8');
  expect(saved.split('\r\n')).toEqual([
    '\uFEFF"sku","name","status","currentQuantity","refillThreshold","parLevel","updatedAt","asOf"',
    expect.stringMatching(/^"TSHIRT-BLK-L","Heavyweight Tee Black L","CRITICAL",24,40,200,"[^"]+",$/),
    '',
  ]);
  await expect(page.getByText('1 row saved.')).toBeVisible();

  await page.getByRole('button', { name: 'As of …' }).click();
  await page.getByRole('slider', { name: 'Days ago' }).press('Home');
  await expect(page.getByRole('heading', { name: /^As it was on / })).toBeVisible();
  const asOf = decodeURIComponent(/asOf=([^&]+)/.exec(page.url())?.[1] ?? '').replaceAll('"', '');
  const then = await warehouse.quantityOf(sku, asOf);
  expect(then).not.toBe(24);
  await expect(stock.quantity(sku)).toHaveText(String(then));
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(stock.quantity(sku)).toHaveText('24');
});

test('a worker sees an item and what was issued to them, and can change nothing', async ({ openPortal }) => {
  const page = await openPortal(worker);
  await new StockPage(page).search('TANK-BLK-L');
  await page.getByRole('link', { name: 'TANK-BLK-L', exact: true }).click();
  const item = new ItemPage(page, 'TANK-BLK-L');
  await expect(item.movements.getByRole('row')).toHaveCount(2);
  await expect(item.movements).toContainText('Issuance');
  await expect(item.ledger).toHaveCount(0);
  await expect(item.count).toHaveCount(0);
});
