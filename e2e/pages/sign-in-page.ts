import { expect, type Locator, type Page } from '@playwright/test';

export interface Person {
  readonly email: string;
  readonly password: string;
}

/** Who are you, and on the desktop: which server, which station. */
export class SignInPage {
  readonly page: Page;
  readonly heading: Locator;
  readonly alert: Locator;
  readonly serverUrl: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { name: 'Sign in' });
    this.alert = page.getByRole('alert');
    this.serverUrl = page.getByLabel('Server address');
  }

  async submit({ email, password }: Person): Promise<void> {
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  /** Signs in and waits for the first screen. */
  async signIn(person: Person): Promise<void> {
    await this.submit(person);
    await expect(this.page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  }
}
