import type { Locator, Page } from '@playwright/test';

/** One SKU: its level, how it moved, and what may be done about it. */
export class ItemPage {
  readonly page: Page;
  readonly heading: Locator;
  readonly ledger: Locator;
  readonly movements: Locator;
  /** The drawing of how the level moved. */
  readonly plot: Locator;
  readonly count: Locator;
  readonly counted: Locator;
  readonly setLevel: Locator;

  constructor(page: Page, sku: string) {
    this.page = page;
    this.heading = page.getByRole('heading', { name: `Item ${sku}` });
    this.ledger = page.getByRole('region', { name: 'Ledger' });
    this.movements = page.getByRole('table', { name: 'Recent movements' });
    this.plot = page.getByRole('figure').getByRole('img').locator('svg').first();
    this.count = page.getByRole('button', { name: 'Count', exact: true });
    this.counted = page.getByRole('textbox', { name: 'Counted' });
    this.setLevel = page.getByRole('button', { name: 'Set the level' });
  }

  /** The figure under a name, such as "In stock". */
  figure(name: string): Promise<string> {
    return this.page
      .locator('dl > div')
      .filter({ has: this.page.getByText(name, { exact: true }) })
      .getByRole('definition')
      .innerText();
  }

  async adjust(change: string, reason: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Adjust', exact: true }).click();
    await this.page.getByRole('textbox', { name: 'Change, such as +3 or -2' }).fill(change);
    await this.page.getByRole('textbox', { name: 'Reason' }).fill(reason);
    await this.page.getByRole('button', { name: 'Book the adjustment' }).click();
  }
}
