import { basePaths, headers, sessionCookie } from '@wms/contract';
import { supervisor, worker } from '../../fixtures/demo-data.ts';
import { scan } from '../../fixtures/scan.ts';
import { expect, test } from '../../fixtures/test.ts';
import { ReceivePage } from '../../pages/receive-page.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';
import { StockPage } from '../../pages/stock-page.ts';

const returnOne = { transactions: [{ sku: 'TSHIRT-BLK-L', delta: 1, type: 'RETURN' }] };

test.describe('the portal in a browser', () => {
  test('signs in by a cookie that no script can read, which is worth nothing once signed out', async ({
    openPortal,
    server,
  }) => {
    const page = await openPortal(supervisor);
    const cookie = (await page.context().cookies()).find(({ name }) => name === sessionCookie);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    expect(await page.evaluate(() => document.cookie)).toBe('');
    const answered = (await page.reload())?.headers() ?? {};
    await expect(new Shell(page).navigation).toBeVisible();

    const policy = answered['content-security-policy'] ?? '';
    // WebAssembly reads a camera's pictures; nothing else that is unsafe may run.
    expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval'(;|$)/);
    expect(policy).toMatch(/frame-ancestors '(none|self)'/);
    expect(policy.replace("'wasm-unsafe-eval'", '')).not.toContain('unsafe');
    expect(answered['permissions-policy']).toContain('camera=(self), microphone=()');

    await new Shell(page).signOut();
    await expect(new SignInPage(page).heading).toBeVisible();
    const stock = await fetch(`${server.url}${basePaths.wms}/stock`, {
      headers: { cookie: `${cookie?.name}=${cookie?.value}` },
    });
    expect(stock.status).toBe(401);
  });

  test('receives a pallet two pieces short like the desktop: -2 and 0, 122 and 64', async ({
    openPortal,
    warehouse,
  }) => {
    const page = await openPortal(supervisor);
    const receive = new ReceivePage(page, 'ASN-00042');
    await scan(page, 'ASN-00042');
    await receive.count('TSHIRT-BLK-L', 98);
    await receive.count('HOODIE-NVY-M', 50);
    await receive.bookCounts.click();
    await expect(page.getByRole('region', { name: 'Booked' })).toContainText('Partially received');
    expect(await receive.bookedFigures('TSHIRT-BLK-L')).toEqual(['98', '-2', '122']);
    expect(await receive.bookedFigures('HOODIE-NVY-M')).toEqual(['50', '0', '64']);
    expect(await warehouse.shipment('ASN-00042')).toMatchObject({ status: 'PARTIALLY_RECEIVED' });
    expect((await warehouse.receiptsOf('TSHIRT-BLK-L'))[0]).toMatchObject({ delta: 98, source: 'PORTAL' });
  });

  test('has no queue: a receipt that got no answer is sent again as it was, over a reload too, and is booked once', async ({
    openPortal,
    warehouse,
  }) => {
    const page = await openPortal(supervisor);
    const shell = new Shell(page);
    expect(await shell.screens()).not.toContain('Queue');
    const receive = new ReceivePage(page, 'ASN-00042');
    await scan(page, 'ASN-00042');
    await receive.count('TSHIRT-BLK-L', 98);
    // Each try is carried out, and its answer lost.
    await page.route('**/shipments/ASN-00042/receive', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await receive.bookCounts.click();
    await expect(shell.feedback).toContainText('ASN-00042: no answer came');
    expect(await warehouse.quantityOf('TSHIRT-BLK-L')).toBe(24 + 98);
    await page.unrouteAll({ behavior: 'wait' });

    await page.reload();
    await expect(page.getByText('Counted: 98 × TSHIRT-BLK-L')).toBeVisible();
    await expect(receive.line('TSHIRT-BLK-L')).toContainText('-2 so far');
    await expect(receive.bookCounts).toHaveCount(0);
    await page.getByRole('button', { name: 'Send again' }).click();
    await expect(receive.booked).toBeVisible();
    await expect(receive.counted('TSHIRT-BLK-L')).toHaveValue('');
    expect(await warehouse.quantityOf('TSHIRT-BLK-L')).toBe(24 + 98);
  });

  test('a worker sees stock and their own issuances only', async ({ openPortal }) => {
    const page = await openPortal(worker);
    const shell = new Shell(page);
    expect(await shell.screens()).toEqual(['Stock', 'My issuances', 'Your account', 'Settings']);
    await shell.open('Stock');
    const stock = new StockPage(page);
    await stock.search('TSHIRT-BLK-L');
    await expect(stock.level('TSHIRT-BLK-L')).toContainText('24');
  });

  test('a write by cookie without the page’s security code is refused and changes nothing', async ({
    openPortal,
    server,
    warehouse,
  }) => {
    const { request } = (await openPortal(supervisor)).context();
    const update = `${server.url}${basePaths.wms}/stock/update`;
    for (const sent of [{}, { [headers.csrf]: 'guessed' }]) {
      const refused = await request.post(update, { data: returnOne, headers: sent });
      expect(refused.status()).toBe(403);
      expect(await refused.json()).toMatchObject({ code: 'CSRF_FAILED' });
    }
    expect(await warehouse.quantityOf('TSHIRT-BLK-L')).toBe(24);
    const session = await request.get(`${server.url}${basePaths.portal}/session`);
    const { csrfToken } = (await session.json()) as { csrfToken: string };
    const taken = await request.post(update, { data: returnOne, headers: { [headers.csrf]: csrfToken } });
    expect(taken.status()).toBe(200);
    expect(await warehouse.quantityOf('TSHIRT-BLK-L')).toBe(25);
  });
});
