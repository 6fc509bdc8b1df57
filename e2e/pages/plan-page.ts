import type { Locator, Page } from '@playwright/test';

/** The procurement plan: cover, proposal and decision. */
export class PlanPage {
  readonly page: Page;
  readonly propose: Locator;
  readonly quantities: Locator;
  readonly decision: Locator;

  constructor(page: Page) {
    this.page = page;
    this.propose = page.getByRole('button', { name: 'Make a proposal' });
    this.quantities = page.getByRole('textbox', { name: /^Quantity to order of / });
    this.decision = page.getByRole('region', { name: 'Decide on this proposal' });
  }

  quantity(sku: string): Locator {
    return this.page.getByRole('textbox', { name: `Quantity to order of ${sku}`, exact: true });
  }

  /** The SKU of the first proposed line, which runs out first. */
  async firstSku(): Promise<string> {
    const label = await this.quantities.first().getAttribute('aria-label');
    return (label ?? '').replace('Quantity to order of ', '');
  }

  async orderFor(horizon: 'a quarter' | 'half a year'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'Order for' }).getByText(horizon).click();
  }

  async press(button: 'Approve' | 'Reject'): Promise<void> {
    await this.decision.getByRole('button', { name: button }).click();
  }
}
