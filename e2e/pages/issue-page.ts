import type { Locator, Page } from '@playwright/test';

/** Handing stock to a worker. */
export class IssuePage {
  readonly page: Page;
  readonly prompt: Locator;
  readonly recipient: Locator;
  readonly confirm: Locator;
  /** What became of the last basket. */
  readonly result: Locator;

  constructor(page: Page) {
    this.page = page;
    this.prompt = page.getByRole('region', { name: 'Scan a worker’s badge' });
    this.recipient = page.getByRole('region', { name: 'For', exact: true });
    this.confirm = page.getByRole('button', { name: /^Issue .* to / });
    this.result = page.getByRole('table', { name: /^Issued to / });
  }

  pieces(sku: string): Locator {
    return this.page.getByRole('textbox', { name: `Pieces of ${sku}` });
  }

  line(sku: string): Locator {
    return this.page
      .getByRole('table', { name: 'Pieces to issue' })
      .getByRole('row')
      .filter({ has: this.page.getByText(sku, { exact: true }) });
  }
}
