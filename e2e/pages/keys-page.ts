import type { Locator, Page } from '@playwright/test';

/** The account's API keys. */
export class KeysPage {
  readonly page: Page;
  readonly table: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('table', { name: 'API keys' });
  }

  /** Mints a key with all that the form begins with, and gives its secret and the command that it is shown with. */
  async mint(name: string): Promise<{ secret: string; command: string }> {
    await this.page.getByRole('button', { name: 'New key' }).click();
    await this.page.getByLabel('Name').fill(name);
    await this.page.getByRole('button', { name: 'Mint the key' }).click();
    const secret = await this.page.getByLabel('Key', { exact: true }).innerText();
    const command = await this.page.getByLabel('Try it', { exact: true }).innerText();
    await this.page.getByRole('button', { name: 'I have kept it' }).click();
    return { secret, command };
  }

  row(name: string): Locator {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name }) });
  }

  async unlock(name: string, password: string): Promise<void> {
    await this.page.getByRole('button', { name: `Unlock ${name}` }).click();
    await this.page.getByLabel('Your password').fill(password);
    await this.page.getByRole('button', { name: 'Unlock', exact: true }).last().click();
  }
}
