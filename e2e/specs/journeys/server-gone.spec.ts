import { supervisor } from '../../fixtures/demo-data.ts';
import { scan } from '../../fixtures/scan.ts';
import { expect, test } from '../../fixtures/test.ts';
import { QueuePage } from '../../pages/queue-page.ts';
import { ReceivePage } from '../../pages/receive-page.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

const receiveAsn42 = 'POST /api/wms/v1/shipments/ASN-00042/receive';

/** The client shows what it knows only once it has read it. */
async function waitForShipments(shell: Shell): Promise<void> {
  await shell.open('Receive');
  await expect(shell.page.getByRole('table', { name: 'Active shipments' })).toContainText('ASN-00045');
  await shell.open('Scan');
}

test.describe('the server is killed', () => {
  test('between a scan and its answer: booked once, and the queue says so', async ({
    startDesktop,
    server,
    gate,
    warehouse,
  }) => {
    const before = await warehouse.ledgerCount();
    const { page } = await startDesktop({ serverUrl: gate.url });
    await new SignInPage(page).signIn(supervisor);
    const shell = new Shell(page);
    const receive = new ReceivePage(page, 'ASN-00042');
    await scan(page, 'ASN-00042');
    await receive.count('TSHIRT-BLK-L', 98);
    await receive.count('HOODIE-NVY-M', 50);
    const answered = gate.holdAnswerTo(receiveAsn42);
    await receive.bookCounts.click();
    await answered;
    await server.kill();

    await expect(shell.feedback).toContainText('ASN-00042 is kept here and will be sent by itself');
    await shell.open('Queue');
    const queue = new QueuePage(page);
    await expect(queue.waiting('ASN-00042')).toContainText('just now');

    await server.restart();
    await expect(queue.allSent).toBeVisible();
    await expect(shell.feedback).toContainText('ASN-00042 has been sent and is booked');
    expect(await warehouse.ledgerCount()).toBe(before + 2);
    expect(await warehouse.quantityOf('TSHIRT-BLK-L')).toBe(122);
    expect(await warehouse.quantityOf('HOODIE-NVY-M')).toBe(64);
    expect(await warehouse.shipment('ASN-00042')).toMatchObject({ status: 'PARTIALLY_RECEIVED' });
  });

  test('the worker goes on, sees what waits with its age, and everything arrives once when it is back', async ({
    desktop,
    server,
    warehouse,
  }) => {
    const { page } = desktop;
    const shell = new Shell(page);
    const queue = new QueuePage(page);
    await waitForShipments(shell);
    const before = await warehouse.ledgerCount();
    await server.kill();

    for (const asnNumber of ['ASN-00042', 'ASN-00045']) {
      await scan(page, asnNumber);
      await expect(new ReceivePage(page, asnNumber).acceptAll).toBeVisible();
      await scan(page, asnNumber);
      await expect(shell.feedback).toContainText(`${asnNumber} is kept here and will be sent by itself`);
    }
    await scan(page, 'ASN-00045');
    await expect(shell.feedback).toContainText('already kept and waits to be sent');
    await shell.open('Queue');
    for (const asnNumber of ['ASN-00042', 'ASN-00045']) {
      await expect(queue.waiting(asnNumber)).toContainText(/just now|minute/);
    }

    await server.restart();
    await expect(queue.allSent).toBeVisible();
    expect(await warehouse.ledgerCount()).toBe(before + 3);
    expect(await warehouse.quantityOf('TSHIRT-BLK-L')).toBe(24 + 100 + 20);
    expect(await warehouse.quantityOf('HOODIE-NVY-M')).toBe(14 + 50);
  });

  test('what the server refuses when it is back is an exception, which alone holds its counts until a person takes them back', async ({
    startDesktop,
    gate,
    warehouse,
  }) => {
    const before = await warehouse.ledgerCount();
    const { page } = await startDesktop({ serverUrl: gate.url });
    await new SignInPage(page).signIn(supervisor);
    const shell = new Shell(page);
    const receive = new ReceivePage(page, 'ASN-00042');
    await scan(page, 'ASN-00042');
    await receive.count('TSHIRT-BLK-L', 98);
    await receive.count('HOODIE-NVY-M', 50);
    gate.cut();
    await receive.bookCounts.click();
    await expect(shell.feedback).toContainText('ASN-00042 is kept here');
    await warehouse.receivePart('ASN-00042', 'TSHIRT-BLK-L', 10);
    gate.mend();

    await expect(receive.setAside).toContainText('Counted: 98 × TSHIRT-BLK-L, 50 × HOODIE-NVY-M');
    await expect(receive.setAside).toContainText('status does not allow that');
    await expect(receive.bookCounts).toHaveCount(0);
    await expect(receive.counted('TSHIRT-BLK-L')).toHaveCount(0);
    await scan(page, 'ASN-00042');
    await expect(shell.feedback).toContainText('waits for your choice on the screen');

    await shell.open('Queue');
    const { exceptions, allSent } = new QueuePage(page);
    await exceptions.getByRole('button', { name: 'Open the pallet' }).click();
    await receive.setAside.getByRole('button', { name: 'Correct the counts' }).click();
    await expect(receive.setAside).toHaveCount(0);
    await expect(receive.counted('HOODIE-NVY-M')).toHaveValue('50');
    await receive.count('TSHIRT-BLK-L', 88);
    await receive.bookCounts.click();
    await expect(receive.booked).toBeVisible();
    await expect(receive.counted('HOODIE-NVY-M')).toHaveValue('');
    await shell.open('Queue');
    await expect(allSent).toBeVisible();
    expect(await warehouse.ledgerCount()).toBe(before + 3);
    expect(await warehouse.quantityOf('TSHIRT-BLK-L')).toBe(24 + 98);
    expect(await warehouse.quantityOf('HOODIE-NVY-M')).toBe(14 + 50);
  });

  test('a pallet that nobody knew is dismissed among the exceptions, where its reason stands', async ({
    desktop,
    server,
  }) => {
    const { page } = desktop;
    const shell = new Shell(page);
    await server.kill();
    await scan(page, 'ASN-77777');
    await expect(page.getByRole('heading', { name: 'Not known here yet' })).toBeVisible();
    await scan(page, 'ASN-77777');
    await expect(shell.feedback).toContainText('ASN-77777 is kept here');
    await server.restart();
    await shell.open('Queue');
    const { exceptions } = new QueuePage(page);
    await expect(exceptions).toContainText('ASN-77777');
    await expect(exceptions).toContainText('There is nothing here under this address.');
    await exceptions.getByRole('button', { name: 'Dismiss ASN-77777' }).click();
    await exceptions.getByRole('button', { name: 'Dismiss it' }).click();
    await expect(new QueuePage(page).allSent).toBeVisible();
  });
});

test.describe('the desktop client is killed', () => {
  test('with a receipt in its queue: started again and signed in, it is booked once', async ({
    desktop,
    startDesktop,
    server,
    warehouse,
  }) => {
    const shell = new Shell(desktop.page);
    await waitForShipments(shell);
    const before = await warehouse.ledgerCount();
    await server.kill();
    await scan(desktop.page, 'ASN-00045');
    await expect(new ReceivePage(desktop.page, 'ASN-00045').acceptAll).toBeVisible();
    await scan(desktop.page, 'ASN-00045');
    await expect(shell.feedback).toContainText('ASN-00045 is kept here');
    await desktop.kill();
    await server.restart();
    expect(await warehouse.ledgerCount()).toBe(before);

    const { page } = await startDesktop();
    await new SignInPage(page).signIn(supervisor);
    await new Shell(page).open('Queue');
    await expect(new QueuePage(page).allSent).toBeVisible();
    expect(await warehouse.ledgerCount()).toBe(before + 1);
    expect(await warehouse.quantityOf('TSHIRT-BLK-L')).toBe(24 + 20);
  });

  test('while it counts, and after the server has booked but before the answer came: every piece is there once', async ({
    startDesktop,
    gate,
    warehouse,
  }) => {
    test.slow();
    const before = await warehouse.ledgerCount();
    const start = async () => {
      const desktop = await startDesktop({ serverUrl: gate.url });
      await new SignInPage(desktop.page).signIn(supervisor);
      return { ...desktop, receive: new ReceivePage(desktop.page, 'ASN-00042') };
    };

    const first = await start();
    await scan(first.page, 'ASN-00042');
    await first.receive.count('HOODIE-NVY-M', 50);
    await scan(first.page, 'TSHIRT-BLK-L');
    await expect(new Shell(first.page).feedback).toContainText('TSHIRT-BLK-L: 1 of 100 counted');
    await first.kill();

    const second = await start();
    await scan(second.page, 'ASN-00042');
    await expect(second.receive.counted('HOODIE-NVY-M')).toHaveValue('50');
    await scan(second.page, 'TSHIRT-BLK-L');
    await expect(second.receive.counted('TSHIRT-BLK-L')).toHaveValue('2');
    const answered = gate.holdAnswerTo(receiveAsn42);
    await second.receive.bookCounts.click();
    await answered;
    await second.kill();
    expect(await warehouse.ledgerCount()).toBe(before + 2);

    const third = await start();
    await new Shell(third.page).open('Queue');
    await expect(new QueuePage(third.page).allSent).toBeVisible();
    expect(await warehouse.ledgerCount()).toBe(before + 2);
    expect(await warehouse.quantityOf('TSHIRT-BLK-L')).toBe(24 + 2);
    await scan(third.page, 'ASN-00042');
    await expect(third.receive.counted('TSHIRT-BLK-L')).toHaveValue('');
  });
});
