import { scan, typeByHand } from '../../fixtures/scan.ts';
import { expect, test } from '../../fixtures/test.ts';
import { ReceivePage } from '../../pages/receive-page.ts';
import { Shell } from '../../pages/shell.ts';

test.describe('receiving a pallet by scanning it', () => {
  test('two pieces short: screen and API both say PARTIALLY_RECEIVED, -2 and 0, 122 and 64', async ({
    desktop,
    warehouse,
  }) => {
    const { page } = desktop;
    const receive = new ReceivePage(page, 'ASN-00042');
    await scan(page, 'ASN-00042');
    await expect(receive.heading).toBeVisible();
    await receive.count('TSHIRT-BLK-L', 98);
    await receive.count('HOODIE-NVY-M', 50);
    await expect(receive.line('TSHIRT-BLK-L')).toContainText('-2 short');
    await expect(receive.line('HOODIE-NVY-M')).toContainText('0 as expected');
    await receive.bookCounts.click();

    await expect(receive.booked).toBeVisible();
    await expect(page.getByRole('region', { name: 'Booked' })).toContainText('Partially received');
    expect(await receive.bookedFigures('TSHIRT-BLK-L')).toEqual(['98', '-2', '122']);
    expect(await receive.bookedFigures('HOODIE-NVY-M')).toEqual(['50', '0', '64']);

    expect(await warehouse.shipment('ASN-00042')).toMatchObject({
      status: 'PARTIALLY_RECEIVED',
      lines: expect.arrayContaining([
        expect.objectContaining({ sku: 'TSHIRT-BLK-L', receivedQty: 98, variance: -2 }),
        expect.objectContaining({ sku: 'HOODIE-NVY-M', receivedQty: 50, variance: 0 }),
      ]),
    });
    expect(await warehouse.quantityOf('TSHIRT-BLK-L')).toBe(122);
    expect(await warehouse.quantityOf('HOODIE-NVY-M')).toBe(64);
    const [receipt] = await warehouse.receiptsOf('TSHIRT-BLK-L');
    expect(receipt).toMatchObject({ delta: 98, source: 'DESKTOP', stationId: 'PACK-01' });
  });

  test('the same scan again books nothing, and the screen says so', async ({ desktop, warehouse }) => {
    const { page } = desktop;
    const { feedback } = new Shell(page);
    await scan(page, 'ASN-00042');
    await expect(feedback).toContainText('150 pieces expected');
    await scan(page, 'ASN-00042');
    await expect(feedback).toContainText('ASN-00042 is received: 150 of 150');
    const booked = await warehouse.ledgerCount();

    await scan(page, 'ASN-00042');
    await expect(feedback).toContainText('already received. Nothing was booked again.');
    await new Shell(page).open('Scan');
    await scan(page, 'ASN-00042');
    await scan(page, 'ASN-00042');
    await expect(feedback).toContainText('already received. Nothing was booked again.');
    expect(await warehouse.ledgerCount()).toBe(booked);
    expect(await warehouse.quantityOf('TSHIRT-BLK-L')).toBe(124);
  });

  test('after a short receive the same scan books nothing either', async ({ desktop, warehouse }) => {
    const { page } = desktop;
    const receive = new ReceivePage(page, 'ASN-00042');
    await scan(page, 'ASN-00042');
    await receive.count('TSHIRT-BLK-L', 98);
    await receive.count('HOODIE-NVY-M', 50);
    await receive.bookCounts.click();
    await expect(receive.booked).toBeVisible();
    const booked = await warehouse.ledgerCount();
    await scan(page, 'ASN-00042');
    await expect(new Shell(page).feedback).toContainText('Nothing was booked');
    expect(await warehouse.ledgerCount()).toBe(booked);
  });

  test('a SKU that is not registered: the admin is to be asked, its SKU stands there, nothing is booked', async ({
    desktop,
    warehouse,
  }) => {
    const { page } = desktop;
    const before = await warehouse.ledgerCount();
    const receive = new ReceivePage(page, 'ASN-00044');
    await scan(page, 'ASN-00044');
    await expect(receive.unregistered).toBeVisible();
    const unknown = (await warehouse.shipment('ASN-00044'))?.lines.filter(({ name }) => name === null) ?? [];
    expect(unknown).toHaveLength(1);
    await expect(receive.unregistered).toContainText(unknown[0]?.sku ?? 'no unregistered SKU');
    await scan(page, 'ASN-00044');
    await expect(new Shell(page).feedback).toContainText('Nothing was booked');
    await expect(receive.acceptAll).toHaveCount(0);
    expect(await warehouse.ledgerCount()).toBe(before);
    expect(await warehouse.shipment('ASN-00044')).toMatchObject({ status: 'IN_TRANSIT' });
  });

  test('what a person types by hand is no scan', async ({ desktop }) => {
    const { page } = desktop;
    await typeByHand(page, 'ASN-00042\r');
    await expect(page.getByRole('heading', { name: 'Scan', exact: true })).toBeVisible();
    await scan(page, 'ASN-00045');
    await expect(new ReceivePage(page, 'ASN-00045').heading).toBeVisible();
  });

  test('a number of no shipment says so and books nothing', async ({ desktop }) => {
    await scan(desktop.page, 'ASN-99999');
    await expect(new Shell(desktop.page).feedback).toContainText('is not a shipment of this warehouse');
  });
});
