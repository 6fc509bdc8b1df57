import { passwordResetPath } from '@wms/contract';
import { supervisor } from '../../fixtures/demo-data.ts';
import { expect, test } from '../../fixtures/test.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

const newPassword = 'plenty of lighthouses 7';

test('a forgotten password is chosen anew by the mailed link, once, and the old one is over', async ({
  page,
  server,
}) => {
  await page.goto(server.url);
  await page.getByLabel('E-mail').fill(supervisor.email);
  await page.getByRole('button', { name: 'Forgot your password?' }).click();
  await expect(page.getByRole('alert')).toContainText('a link to choose a new password is on its way');

  await expect.poll(() => server.mails().length).toBe(1);
  const letter = server.mails().join('').replaceAll('=\r\n', '').replaceAll('=3D', '=');
  const secret = new RegExp(`${passwordResetPath}#token=([\\w-]+)`).exec(letter)?.[1] ?? '';
  await page.goto(`${server.url}${passwordResetPath}#token=${secret}`);

  await page.getByLabel('New password', { exact: true }).fill(newPassword);
  await page.getByLabel('The same once more').fill('something else');
  await expect(page.getByText('This is not the same password.')).toBeVisible();
  await page.getByLabel('The same once more').fill(newPassword);
  await page.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByRole('alert')).toContainText('Your password is changed');

  await page.getByRole('link', { name: 'Sign in' }).click();
  const signIn = new SignInPage(page);
  await signIn.submit(supervisor);
  await expect(signIn.alert).toContainText('E-mail or password is wrong.');
  await signIn.signIn({ ...supervisor, password: newPassword });

  await page.goto(`${server.url}${passwordResetPath}#token=${secret}`);
  await page.reload();
  await page.getByLabel('New password', { exact: true }).fill(newPassword);
  await page.getByLabel('The same once more').fill(newPassword);
  await page.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByRole('alert')).toContainText('This link was used, is too old or is not known.');
});
