import type { Locator, Page } from '@playwright/test';
import type { Person } from './sign-in-page.ts';

/** Where a supervisor signs in over a worker's shoulder, and who is signed in so. */
export class BriefPage {
  readonly form: Locator;
  readonly email: Locator;
  readonly password: Locator;
  /** Who is signed in for the pallet. */
  readonly bar: Locator;

  constructor(page: Page) {
    this.form = page.getByRole('form', { name: 'A supervisor must receive this' });
    this.email = this.form.getByLabel('E-mail');
    this.password = this.form.getByLabel('Password', { exact: true });
    this.bar = page.getByRole('region', { name: 'Signed in for this pallet' });
  }

  async signIn({ email, password }: Person): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.form.getByRole('button', { name: 'Sign in for this pallet' }).click();
  }
}
