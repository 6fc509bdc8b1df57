import { scan } from '../../fixtures/scan.ts';
import { expect, test } from '../../fixtures/test.ts';
import { QueuePage } from '../../pages/queue-page.ts';
import { Shell } from '../../pages/shell.ts';
import { StocktakePage } from '../../pages/stocktake-page.ts';

const tee = 'TSHIRT-BLK-L';
const hoodie = 'HOODIE-NVY-M';

test('counts are compared with the level they began at; one that moved asks, at once and after an outage', async ({
  desktop,
  server,
  warehouse,
}) => {
  const { page } = desktop;
  const shell = new Shell(page);
  const stocktake = new StocktakePage(page);
  await shell.open('Stocktake');
  await scan(page, tee);
  await expect(stocktake.counted(tee)).toHaveValue('1');
  await stocktake.counted(tee).fill('20');
  await expect(stocktake.line(tee)).toContainText('-4 short');
  await scan(page, hoodie);
  await stocktake.counted(hoodie).fill('14');
  await expect(stocktake.line(hoodie)).toContainText('0 as expected');

  // The level moves between the count and its booking.
  await warehouse.sell(tee, 3);
  await stocktake.book.click();
  await expect(stocktake.result).toContainText('The level moved meanwhile');
  await expect(stocktake.moved(tee)).toContainText('24 before, 21 now, 20 counted');
  expect(await warehouse.quantityOf(tee)).toBe(21);
  await stocktake.moved(tee).getByRole('button', { name: 'Use my count, 20' }).click();
  await expect(stocktake.result).toContainText('Booked, difference -1');
  expect(await warehouse.quantityOf(tee)).toBe(20);

  // The same without a server: the count is kept, and its exception offers the same choice.
  await scan(page, hoodie);
  await stocktake.counted(hoodie).fill('12');
  await expect(stocktake.line(hoodie)).toContainText('-2 short');
  await warehouse.sell(hoodie, 1);
  await server.kill();
  await stocktake.book.click();
  await expect(shell.feedback).toContainText('1 count is kept here');
  await server.restart();
  await shell.open('Queue');
  const { exceptions, allSent } = new QueuePage(page);
  await expect(exceptions).toContainText('14 before, 13 now, 12 counted');
  await exceptions.getByRole('button', { name: 'Use my count, 12' }).click();
  await expect(allSent).toBeVisible();
  expect(await warehouse.quantityOf(hoodie)).toBe(12);
});
