import type { Locator, Page } from '@playwright/test';

export type ScreenName =
  | 'Scan'
  | 'Overview'
  | 'Receive'
  | 'Issue stock'
  | 'Stocktake'
  | 'Stock'
  | 'Transactions'
  | 'My issuances'
  | 'Replenishment'
  | 'Procurement plan'
  | '888 overview'
  | 'Dispatch'
  | 'Proposals'
  | 'Accounts'
  | 'Catalogue'
  | 'Levels'
  | 'Staff'
  | 'Audit log'
  | 'Workers'
  | 'Webhooks'
  | 'API keys'
  | 'Test warehouses'
  | 'Queue'
  | 'Warehouses'
  | 'Security log'
  | 'Your account'
  | 'Settings';

/** What stands around every screen. */
export class Shell {
  readonly page: Page;
  /** The answer to the last scan or booking, across the whole width. */
  readonly feedback: Locator;
  readonly navigation: Locator;
  /** Whether the screens keep up by themselves. */
  readonly connection: Locator;

  constructor(page: Page) {
    this.page = page;
    this.feedback = page.getByRole('alert').first();
    this.connection = page.getByRole('banner').getByRole('status');
    this.navigation = page.getByRole('navigation', { name: 'Screens' });
  }

  async open(screen: ScreenName): Promise<void> {
    await this.navigation.getByRole('link', { name: screen, exact: true }).click();
  }

  /** The names of the screens that this person sees. */
  screens(): Promise<string[]> {
    return this.navigation.getByRole('link').allInnerTexts();
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button').click();
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click();
  }
}
