import type { Locator, Page } from '@playwright/test';

/** Counting the shelves. */
export class StocktakePage {
  readonly page: Page;
  readonly book: Locator;
  /** What became of the last counts. */
  readonly result: Locator;

  constructor(page: Page) {
    this.page = page;
    this.book = page.getByRole('button', { name: /^Book .* count/ });
    this.result = page.getByRole('table', { name: 'What became of the counts' });
  }

  counted(sku: string): Locator {
    return this.page.getByRole('textbox', { name: `Counted ${sku}` });
  }

  line(sku: string): Locator {
    return this.page
      .getByRole('table', { name: 'Items to count' })
      .getByRole('row')
      .filter({ has: this.page.getByText(sku, { exact: true }) });
  }

  /** The choice on a line whose level moved while it was counted. */
  moved(sku: string): Locator {
    return this.page.getByRole('group', { name: `${sku} moved while it was counted` });
  }
}
