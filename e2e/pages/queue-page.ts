import type { Locator, Page } from '@playwright/test';

/** What waits to be sent, and what the server refused. */
export class QueuePage {
  readonly page: Page;
  readonly allSent: Locator;
  readonly exceptions: Locator;

  constructor(page: Page) {
    this.page = page;
    this.allSent = page.getByRole('heading', { name: 'Everything is sent' });
    this.exceptions = page.getByRole('region', { name: 'Exceptions' });
  }

  /** The waiting entry of what was scanned: its name, state, age and number of tries. */
  waiting(subject: string): Locator {
    return this.page
      .getByRole('table', { name: 'Waiting to be sent' })
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: subject }) });
  }

  async tryNow(): Promise<void> {
    await this.page.getByRole('button', { name: 'Try now' }).click();
  }
}
