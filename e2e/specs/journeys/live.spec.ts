import { supervisor } from '../../fixtures/demo-data.ts';
import { expect, test } from '../../fixtures/test.ts';
import { Shell } from '../../pages/shell.ts';

test('what others book shows by itself, on the desktop and in the portal, also after the server was away', async ({
  desktop,
  openPortal,
  server,
  warehouse,
}) => {
  const pages = [desktop.page, await openPortal(supervisor)];
  for (const page of pages) {
    await new Shell(page).open('Transactions');
    await expect(new Shell(page).connection).toHaveText('Live');
  }
  await warehouse.sell('TSHIRT-BLK-L', 3, 'order:live-1');
  for (const page of pages) await expect(page.getByRole('main')).toContainText('order:live-1');

  await server.kill();
  for (const page of pages) await expect(new Shell(page).connection).toHaveText(/^Offline since \d\d:\d\d$/);
  await server.restart();
  await warehouse.sell('TSHIRT-BLK-L', 2, 'order:live-2');
  for (const page of pages) {
    await expect(page.getByRole('main')).toContainText('order:live-2');
    await expect(new Shell(page).connection).toHaveText('Live');
  }
});
