import { verifyWebhook } from '@wms/client';
import { startWebhookReceiver } from '@wms/testkit';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiServer } from '../../fixtures/api-server.ts';
import { supervisor } from '../../fixtures/demo-data.ts';
import { makeTemporaryFolder } from '../../fixtures/temporary-folder.ts';
import { expect, test } from '../../fixtures/test.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

test('a test pallet is shipped, and the webhook that was registered for it arrives and verifies', async ({
  demo,
  page,
}) => {
  test.slow();
  const { folder, remove } = makeTemporaryFolder('test-warehouse');
  const receiver = await startWebhookReceiver((response) => response.end('taken, thank you'));
  demo.copyTo(folder);
  const certificate = join(folder, 'receiver.pem');
  writeFileSync(certificate, receiver.certificate);
  const environment = { WMS_WEBHOOK_ALLOW_HOSTS: receiver.host, NODE_EXTRA_CA_CERTS: certificate };
  const server = await ApiServer.startIn(environment, folder);
  try {
    await page.goto(server.url);
    await new SignInPage(page).signIn(supervisor);
    const shell = new Shell(page);
    await shell.open('Test warehouses');
    await page.getByRole('button', { name: 'Create a test warehouse' }).click();
    await page.getByRole('button', { name: 'Work in it' }).click();
    await expect(page.getByText('nothing here is real.')).toBeVisible();

    await shell.open('Webhooks');
    await page.getByRole('button', { name: 'Register a webhook' }).click();
    await page.getByLabel('Address').fill('https://10.0.0.1/hook');
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await expect(page.getByRole('form')).toContainText('private, loopback or reserved');
    await page.getByLabel('Address').fill(receiver.url);
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    const secret = await page.getByLabel('Signing secret', { exact: true }).innerText();
    await page.getByRole('button', { name: 'I have kept it' }).click();

    await shell.open('Test warehouses');
    await page.getByRole('button', { name: 'Ship me a test pallet' }).click();
    const said = page.getByText(/^ASN-\d+ is on its way/);
    await expect(said).toBeVisible();
    const asnNumber = (await said.textContent())?.split(' ')[0];
    await expect.poll(() => receiver.received.length).toBe(1);
    const [delivery = { headers: {}, body: '' }] = receiver.received;
    const verified = await verifyWebhook({ ...delivery, rawBody: delivery.body, secret });
    expect(verified).toMatchObject({ event: 'order.shipped', asnNumber });

    await shell.open('Webhooks');
    await page.getByRole('button', { name: 'Deliveries' }).click();
    const row = page.getByRole('row', { name: /^order\.shipped/ });
    await expect(row).toContainText('Delivered (200)');
    await row.getByText('What it answered').click();
    await expect(row).toContainText('taken, thank you');
    await row.getByRole('button', { name: /^Send again/ }).click();
    await expect.poll(() => receiver.received.length).toBe(2);
    await expect(page.getByRole('row', { name: /sent again/ })).toContainText('Delivered (200)');
  } finally {
    await server.kill();
    await receiver.close();
    remove();
  }
});
