import type { Page } from '@playwright/test';

/** Where a stranger asks for an account. */
export class SignUpPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async ask(wanted: { company: string; warehouse: string; name: string; email: string; password: string }) {
    await this.page.getByLabel('Company').fill(wanted.company);
    await this.page.getByLabel('First warehouse').fill(wanted.warehouse);
    await this.page.getByLabel('Your name').fill(wanted.name);
    await this.page.getByLabel('E-mail').fill(wanted.email);
    await this.page.getByLabel('Password', { exact: true }).fill(wanted.password);
    await this.page.getByRole('button', { name: 'Ask for the account' }).click();
  }
}
