import type { Locator, Page } from '@playwright/test';

/** One pallet: what is expected, what is counted, and what was booked. */
export class ReceivePage {
  readonly page: Page;
  readonly asnNumber: string;
  readonly heading: Locator;
  readonly acceptAll: Locator;
  readonly bookCounts: Locator;
  /** The table of what the server booked. */
  readonly booked: Locator;
  readonly unregistered: Locator;
  /** The receipts of this pallet that the server refused. */
  readonly setAside: Locator;

  constructor(page: Page, asnNumber: string) {
    this.page = page;
    this.asnNumber = asnNumber;
    this.heading = page.getByRole('heading', { name: `Receive ${asnNumber}` });
    this.acceptAll = page.getByRole('button', { name: /^Accept / });
    this.bookCounts = page.getByRole('button', { name: /^Book .* counted$/ });
    this.booked = page.getByRole('table', { name: `Booked on ${asnNumber}` });
    this.unregistered = page.getByRole('region', { name: 'Ask admin to register these' });
    this.setAside = page.getByRole('region', { name: 'A receipt of this pallet was refused' });
  }

  /** Where a SKU's count is typed, and shown. */
  counted(sku: string): Locator {
    return this.page.getByRole('textbox', { name: `Counted ${sku}` });
  }

  async count(sku: string, pieces: number): Promise<void> {
    await this.counted(sku).fill(String(pieces));
  }

  /** The variance that a line shows before and after booking. */
  line(sku: string): Locator {
    return this.page
      .getByRole('table', { name: `Lines of ${this.asnNumber}` })
      .getByRole('row')
      .filter({ has: this.page.getByText(sku, { exact: true }) });
  }

  /** Received, variance and stock of one SKU, as the server's answer is shown. */
  async bookedFigures(sku: string): Promise<string[]> {
    const row = this.booked.getByRole('row').filter({ has: this.page.getByText(sku, { exact: true }) });
    return row.getByRole('cell').allInnerTexts();
  }
}
