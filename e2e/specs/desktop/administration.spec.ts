import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { supervisor } from '../../fixtures/demo-data.ts';
import { scan } from '../../fixtures/scan.ts';
import { expect, nowhere, test } from '../../fixtures/test.ts';
import { forgetDesktop } from '../../launch.ts';
import { ReceivePage } from '../../pages/receive-page.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

const ownFiles = ['session.json', 'settings.json', 'install-id'];

test.describe('what an administrator has settled', () => {
  test('goes before everything else, and Settings says so', async ({ startDesktop, server }) => {
    const managed = { serverUrl: server.url, stationIdDefault: 'DOCK-3', proxy: 'direct', updates: 'off' };
    const { page } = await startDesktop({ serverUrl: nowhere, managed });
    await new SignInPage(page).signIn(supervisor);
    await new Shell(page).open('Settings');
    const address = page.getByLabel('Server address');
    await expect(address).toHaveValue(server.url);
    await expect(address).not.toBeEditable();
    await expect(address).toHaveAccessibleDescription('Set by your administrator for this computer.');
    await expect(page.getByLabel('Station ID')).toHaveValue('DOCK-3');
    await expect(page.getByText(/Your administrator has set on this computer/)).toHaveText(
      'Your administrator has set on this computer: the server address, the proxy, and the updates.',
    );
  });

  test('is nothing at all without a file, and Settings is silent', async ({ desktop }) => {
    await new Shell(desktop.page).open('Settings');
    await expect(desktop.page.getByLabel('Server address')).toBeEditable();
    await expect(desktop.page.getByText(/administrator/)).toHaveCount(0);
  });

  test('wrongly is followed in no part: the client names the fault and does not start', async ({
    startDesktop,
  }) => {
    const started = startDesktop({
      serverUrl: nowhere,
      managed: { proxy: 'direct', ignoreCertificateErrors: true },
    });
    await expect(started).rejects.toThrow(/managed-settings\.json: UNKNOWN_FIELD/);
  });
});

test('the screens can show whose work the client is made of', async ({ startDesktop }) => {
  const { page } = await startDesktop({ serverUrl: nowhere });
  const licences = await page.evaluate(() => {
    const { wms } = globalThis as unknown as { wms: { desktop: { readLicences(): Promise<string> } } };
    return wms.desktop.readLicences();
  });
  expect(licences).toMatch(/^react \d+\.\d+\.\d+ \(MIT\)$/m);
});

test.describe('before it is uninstalled, the client', () => {
  test('forgets its user and leaves no file of its own', async ({ desktop, userData }) => {
    expect(readdirSync(userData)).toContain('scan-queue.db');
    await desktop.kill();
    const { code, output } = await forgetDesktop(userData);
    // A machine without a keychain says so, and has kept no token anywhere.
    expect(code).toBe(output.includes('keychain:') ? 1 : 0);
    for (const name of [...ownFiles, 'scan-queue.db', 'scan-queue.db-wal'])
      expect([name, existsSync(join(userData, name))]).toEqual([name, false]);
  });

  test('keeps what has not reached the server, and says where', async ({ desktop, server, userData }) => {
    const { page } = desktop;
    await scan(page, 'ASN-00045');
    await expect(new ReceivePage(page, 'ASN-00045').acceptAll).toBeVisible();
    await server.kill();
    await scan(page, 'ASN-00045');
    await expect(new Shell(page).feedback).toContainText('is kept here');
    await desktop.kill();
    const { code, output } = await forgetDesktop(userData);
    expect([code, output]).toEqual([3, expect.stringContaining('scan-queue.db: 1 entries')]);
    for (const name of ownFiles) expect([name, existsSync(join(userData, name))]).toEqual([name, false]);
    expect(existsSync(join(userData, 'scan-queue.db'))).toBe(true);
  });
});
