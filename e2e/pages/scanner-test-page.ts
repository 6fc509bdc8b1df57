import type { Locator, Page } from '@playwright/test';

/** Where a scanner is tried out. */
export class ScannerTestPage {
  readonly page: Page;
  /** The way there, in the settings. */
  readonly open: Locator;
  readonly heading: Locator;
  /** What arrived, and what is to be said of it. */
  readonly answer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.open = page.getByRole('link', { name: 'Test the scanner' });
    this.heading = page.getByRole('heading', { name: 'Scanner test' });
    this.answer = page.getByRole('region', { name: 'What arrived' });
  }

  /** The button that changes the setting. */
  mend(name: string): Locator {
    return this.answer.getByRole('button', { name });
  }
}
