import { policyBreaches } from '../../fixtures/policy-breaches.ts';
import { expect, test } from '../../fixtures/test.ts';
import { PlanPage } from '../../pages/plan-page.ts';
import { Shell } from '../../pages/shell.ts';

test('a plan is proposed, explained, changed and approved, and the next one rejected', async ({
  desktop,
  warehouse,
}) => {
  const { page } = desktop;
  const breaches = policyBreaches(page);
  const shell = new Shell(page);
  const plan = new PlanPage(page);
  await shell.open('Procurement plan');
  await expect(page.getByRole('heading', { name: 'No proposal waits for a decision' })).toBeVisible();
  await plan.propose.click();
  await expect(shell.feedback).toContainText('A new proposal is here: 200 SKUs.');

  const lines = (await warehouse.proposal())?.lines ?? [];
  const sku = await plan.firstSku();
  const line = lines.find((found) => found.sku === sku);
  await expect(plan.quantity(sku)).toHaveValue(String(line?.quarterQuantity));
  await plan.orderFor('half a year');
  await expect(plan.quantity(sku)).toHaveValue(String(line?.halfYearQuantity));
  await plan.orderFor('a quarter');

  await page.getByRole('button', { name: `Why ${sku}`, exact: true }).click();
  await expect(page.getByText('Pattern of demand')).toBeVisible();
  await expect(page.getByRole('figure', { name: 'Demand by week' }).locator('svg').first()).toBeVisible();

  await plan.quantity(sku).fill('500');
  // What was typed is still there after a look at another screen.
  await shell.open('Stock');
  await shell.open('Procurement plan');
  await expect(plan.quantity(sku)).toHaveValue('500');
  const pieces = lines.reduce((sum, found) => sum + (found.sku === sku ? 500 : found.quarterQuantity), 0);
  const orders = lines.filter((found) => found.sku === sku || found.quarterQuantity > 0).length;
  const inAll = `${orders} orders, ${pieces.toLocaleString('en-GB')} pieces.`;
  await expect(plan.decision).toContainText(`${inAll} 1 quantity is yours.`);
  await plan.press('Approve');
  await page.getByRole('button', { name: `Order ${pieces.toLocaleString('en-GB')} pieces` }).click();
  await expect(shell.feedback).toContainText(`Approved: ${inAll}`);
  await expect(page.getByRole('heading', { name: /^Approved on / })).toBeVisible();
  expect(await warehouse.proposal()).toBeNull();

  await plan.propose.click();
  await plan.press('Reject');
  const reject = page.getByRole('button', { name: 'Reject it' });
  await reject.click();
  await expect(page.getByText('Say why')).toBeVisible();
  await page.getByRole('textbox', { name: 'Reason' }).fill('the summer range is discontinued');
  await reject.click();
  await expect(page.getByText('Reason: the summer range is discontinued')).toBeVisible();
  expect(await warehouse.proposal()).toBeNull();
  expect(breaches).toEqual([]);
});
