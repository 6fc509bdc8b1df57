import type { Locator, Page } from '@playwright/test';

/** The levels of the warehouse. */
export class StockPage {
  readonly page: Page;
  readonly table: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('table', { name: 'Stock levels' });
  }

  /** The head of a column; its button sorts the list. */
  column(name: string): Locator {
    return this.table.getByRole('columnheader', { name, exact: true });
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Search' }).fill(text);
  }

  /** The row of one SKU. */
  level(sku: string): Locator {
    return this.table.getByRole('row').filter({ has: this.page.getByText(sku, { exact: true }) });
  }

  /** How many pieces the list says there are of one SKU. */
  quantity(sku: string): Locator {
    return this.level(sku).locator('strong');
  }
}
