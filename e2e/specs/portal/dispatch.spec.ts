import { dispatcher } from '../../fixtures/demo-data.ts';
import { policyBreaches } from '../../fixtures/policy-breaches.ts';
import { expect, test } from '../../fixtures/test.ts';
import { Shell } from '../../pages/shell.ts';

/** The guide's example (section 4). */
const sku = 'TSHIRT-BLK-L';

test('888 ships: an order becomes one ASN, which leaves and is on its way to the customer', async ({
  openPortal,
  warehouse,
}) => {
  const alert = await warehouse.alertOf(sku);
  await warehouse.orderByAlert(alert?.id ?? '', 60);
  const page = await openPortal(dispatcher);
  const breaches = policyBreaches(page);
  const shell = new Shell(page);
  await shell.open('Dispatch');

  const orders = page.getByRole('region', { name: 'Orders to ship' });
  const order = orders.getByRole('row', { name: sku });
  await expect(order.getByRole('textbox')).toHaveValue('60');
  // Half of it, by a hand that presses twice.
  await order.getByRole('textbox').fill('40');
  await order.getByRole('button', { name: `Create an ASN of ${sku}` }).dblclick();
  await expect(shell.feedback).toContainText('is made. It is pending until it has left.');
  await expect(order).toContainText('On ASN-');
  const asnNumber = /ASN-\d+/.exec(await order.innerText())?.[0] ?? '';
  const made = (await warehouse.shipments()).filter(({ status }) => status === 'PENDING');
  expect(made.filter(({ lines }) => lines.some((line) => line.sku === sku))).toHaveLength(1);
  expect(await warehouse.shipment(asnNumber)).toMatchObject({
    status: 'PENDING',
    lines: [{ sku, expectedQty: 40 }],
  });

  const asns = page.getByRole('region', { name: 'ASNs' });
  await asns.getByRole('button', { name: `Print the label of ${asnNumber}` }).click();
  await expect(page.getByRole('img', { name: asnNumber })).toBeVisible();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await asns.getByRole('button', { name: `It has left: ${asnNumber}` }).click();
  await expect(shell.feedback).toContainText(`${asnNumber} is on its way`);
  await expect(asns.getByRole('row', { name: asnNumber })).toContainText('In transit');
  expect(await warehouse.shipment(asnNumber)).toMatchObject({ status: 'IN_TRANSIT' });
  await expect(order).toHaveCount(0);

  // A file with a fault makes nothing, and one without makes what it showed.
  await page.getByRole('button', { name: 'ASNs from CSV' }).click();
  const rows = ['warehouse;sku;expectedQty', `Main Warehouse;${sku};12`];
  const choose = async (lines: readonly string[]) =>
    page.locator('input[type=file]').setInputFiles({
      name: 'asns.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(lines.join('\r\n')),
    });
  // While its SKUs are looked up it can be cancelled.
  const lookUps = '**/api/ops/v1/products?*';
  await page.route(lookUps, () => undefined);
  await choose(rows);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Cancelled. Nothing was created.' })).toBeVisible();
  await page.unroute(lookUps);
  await choose([...rows, 'Main Warehouse;NO-SUCH-TEE;1']);
  await expect(page.getByText('Line 3: “NO-SUCH-TEE” is not in the catalogue')).toBeVisible();
  await choose(rows);
  await expect(page.getByRole('table', { name: 'ASNs of the file' })).toContainText('Acme Logistics');
  await page.getByRole('button', { name: 'Create 1 ASN' }).click();
  await expect(shell.feedback).toContainText('1 ASN is made.');
  const pending = asns.getByRole('row').filter({ hasText: 'Pending' }).filter({ hasText: '1 SKU' }).first();
  await pending.getByRole('button', { name: /^Cancel / }).click();
  await page.getByRole('button', { name: 'Cancel the ASN' }).click();
  await expect(shell.feedback).toContainText('is cancelled.');
  expect(breaches).toEqual([]);
});
