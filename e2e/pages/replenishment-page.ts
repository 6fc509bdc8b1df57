import type { Locator, Page } from '@playwright/test';

/** The live alerts, and below them what to order ahead. */
export class ReplenishmentPage {
  readonly page: Page;
  readonly recommendations: Locator;
  readonly plot: Locator;

  constructor(page: Page) {
    this.page = page;
    this.recommendations = page.getByRole('table', { name: 'Recommendations' });
    this.plot = page.getByRole('figure').getByRole('img');
  }

  /** The row of an alert. */
  alert(sku: string): Locator {
    return this.page
      .getByRole('table', { name: 'Alerts' })
      .getByRole('row')
      .filter({ has: this.page.getByText(sku, { exact: true }) });
  }

  async show(view: 'To decide' | 'Ordered'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'Show' }).getByText(view, { exact: true }).click();
  }

  quantity(sku: string): Locator {
    return this.page.getByRole('textbox', { name: `Quantity to order of ${sku}`, exact: true });
  }

  approve(sku: string): Locator {
    return this.page.getByRole('button', { name: `Approve ${sku}`, exact: true });
  }

  acknowledge(sku: string): Locator {
    return this.page.getByRole('button', { name: `Acknowledge ${sku}`, exact: true });
  }
}
