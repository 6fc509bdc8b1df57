import { supervisor, worker } from '../../fixtures/demo-data.ts';
import { expect, nowhere, test } from '../../fixtures/test.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

test.describe('signing in at a packing station', () => {
  test('opens the scan screen and says in which warehouse; signing out leads back', async ({ desktop }) => {
    const { page } = desktop;
    await expect(page.getByRole('heading', { name: 'Scan', exact: true })).toBeVisible();
    await expect(page.getByRole('banner')).toContainText('Main Warehouse');
    const some = ['Scan', 'Receive', 'Stock', 'Transactions', 'Queue', 'Settings'];
    expect(await new Shell(page).screens()).toEqual(expect.arrayContaining(some));
    await new Shell(page).signOut();
    await expect(new SignInPage(page).heading).toBeVisible();
  });

  test('with a wrong password is refused with a sentence', async ({ startDesktop }) => {
    const { page } = await startDesktop();
    const signIn = new SignInPage(page);
    await signIn.submit({ ...supervisor, password: 'wrong' });
    await expect(signIn.alert).toContainText('E-mail or password is wrong.');
  });

  test('with no server there says so, and works once there is one', async ({ startDesktop, server }) => {
    await server.kill();
    const { page } = await startDesktop();
    const signIn = new SignInPage(page);
    await signIn.submit(supervisor);
    await expect(signIn.alert).toContainText('did not answer');
    await server.restart();
    await signIn.signIn(supervisor);
  });

  test('a server address that is none is refused with a sentence', async ({ startDesktop }) => {
    const { page } = await startDesktop({ serverUrl: nowhere });
    const signIn = new SignInPage(page);
    await signIn.serverUrl.fill('ftp://example.test');
    await signIn.submit(supervisor);
    await expect(signIn.alert).toHaveText(/^The server address must begin with http/);
  });

  test('on another machine ends the session here, and the screen says why', async ({
    desktop,
    startDesktop,
  }) => {
    const { page } = desktop;
    const elsewhere = await startDesktop({ elsewhere: true });
    await new SignInPage(elsewhere.page).signIn(supervisor);
    await expect(page.getByRole('alert')).toContainText('most likely you signed in on another machine');
    await expect(new SignInPage(page).heading).toBeVisible();
  });

  test('a worker sees stock and their own issuances only', async ({ startDesktop }) => {
    const { page } = await startDesktop();
    await new SignInPage(page).signIn(worker);
    const shell = new Shell(page);
    expect(await shell.screens()).toEqual(['Stock', 'My issuances', 'Settings']);
    await shell.open('My issuances');
    await expect(page.getByRole('heading', { name: 'My issuances' })).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText('Receipt');
  });
});
