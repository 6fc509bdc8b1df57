import { basePaths, headers } from '@wms/contract';
import type { APIRequestContext } from '@playwright/test';
import { codeOf, codeStepMs } from '../../fixtures/authenticator.ts';
import { admin, supervisor } from '../../fixtures/demo-data.ts';
import { expect, test } from '../../fixtures/test.ts';
import { KeysPage } from '../../pages/keys-page.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';
import { SignUpPage } from '../../pages/sign-up-page.ts';

const stranger = {
  company: 'Stranger Ltd',
  warehouse: 'Harbour',
  name: 'Stella Stranger',
  email: 'stella@stranger.example.test',
  password: 'plenty of lighthouses 7',
};

/** What 888's desk does when it approves an account. */
async function approve(request: APIRequestContext, url: string, search: string): Promise<void> {
  const signedIn = await request.post(`${url}${basePaths.portal}/session`, { data: admin });
  const { csrfToken } = (await signedIn.json()) as { csrfToken: string };
  const found = await request.get(`${url}${basePaths.ops}/accounts?status=PENDING&search=${search}`);
  const { accounts } = (await found.json()) as { accounts: { id: string }[] };
  const decided = await request.patch(`${url}${basePaths.ops}/accounts/${accounts[0]?.id}`, {
    data: { status: 'APPROVED', expectedStatus: 'PENDING' },
    headers: { [headers.csrf]: csrfToken },
  });
  expect(decided.status()).toBe(200);
}

test('a stranger becomes a customer whose key works, is locked by a second device, explained and unlocked', async ({
  page,
  server,
  playwright,
}) => {
  await page.goto(server.url);
  await page.getByRole('link', { name: 'Ask for an account' }).click();
  await new SignUpPage(page).ask(stranger);
  await expect(page.getByRole('alert')).toContainText('We have written to you');
  await expect.poll(() => server.mails().join('')).toContain('Subject: We have received your request');

  await page.getByRole('link', { name: 'To the sign-in' }).click();
  const signIn = new SignInPage(page);
  await signIn.submit(stranger);
  await expect(signIn.alert).toContainText('888 Wholesale has not approved this account yet.');
  const desk = await playwright.request.newContext();
  await approve(desk, server.url, 'Stranger');
  await desk.dispose();
  await expect.poll(() => server.mails().join('')).toContain('Subject: Your account is approved');
  await signIn.signIn(stranger);

  await new Shell(page).open('API keys');
  const keys = new KeysPage(page);
  const { secret, command } = await keys.mint('Shop');
  expect(command).toContain(secret);
  const url = /"(http[^"]*)"$/.exec(command)?.[1] ?? '';
  const statusFrom = async (device: string) => {
    const answer = await fetch(url, {
      headers: { authorization: `Bearer ${secret}`, [headers.device]: device.repeat(64) },
    });
    return answer.status;
  };
  expect(await statusFrom('a')).toBe(200);
  expect(await statusFrom('b')).toBe(423);
  await page.reload();
  await expect(keys.row('Shop')).toContainText('Locked');
  await expect(keys.row('Shop')).toContainText('Used from another device.');
  await keys.unlock('Shop', stranger.password);
  await expect(keys.row('Shop')).not.toContainText('Locked');
  expect(await statusFrom('b')).toBe(200);

  await new Shell(page).open('Security log');
  const log = page.getByRole('table', { name: 'Security log' });
  await expect(log.getByText('Key locked')).toBeVisible();
  await expect(log.getByText('Key unlocked')).toBeVisible();
});

test('with a second factor, signing in asks for its code after the password; what was typed outlives an idle end', async ({
  page,
  server,
}) => {
  test.slow();
  await page.clock.install();
  await page.goto(server.url);
  const signIn = new SignInPage(page);
  await signIn.signIn(supervisor);
  await new Shell(page).open('Your account');
  await page.getByRole('button', { name: 'Turn on the second factor' }).click();
  await page.getByLabel('Your password').fill(supervisor.password);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
  const secret = await page.getByLabel('Or type this into the app', { exact: true }).innerText();
  // The server's clock is the real one: the code before the present one now, and the present one later.
  const step = Math.floor(Date.now() / codeStepMs);
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret, step - 1));
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await expect(page.getByRole('button', { name: 'I have kept them' })).toBeVisible();

  await new Shell(page).open('API keys');
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name').fill('Half typed');
  await page.clock.fastForward('28:30');
  await expect(page.getByRole('button', { name: 'Stay signed in' })).toBeVisible();
  await page.clock.fastForward('02:00');
  await expect(page.getByRole('dialog')).toContainText('Nothing was pressed for half an hour');
  await page.getByLabel('Password', { exact: true }).fill(supervisor.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Code of your second factor').fill(codeOf(secret, step));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByLabel('Name')).toHaveValue('Half typed');
});
