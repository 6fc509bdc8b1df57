import { supervisor } from '../../fixtures/demo-data.ts';
import { policyBreaches } from '../../fixtures/policy-breaches.ts';
import { sideways, uprightTablet } from '../../fixtures/sideways.ts';
import { expect, test } from '../../fixtures/test.ts';
import { ReplenishmentPage } from '../../pages/replenishment-page.ts';
import { Shell } from '../../pages/shell.ts';

/** The guide's example (section 4), and two other levels of the demo that are CRITICAL on any day. */
const sku = 'TSHIRT-BLK-L';

/** After what is at hand and what is coming. */
const usedColumn = 2;

test('alerts are ordered once and by keyboard, on a tablet too, and recommendations say why', async ({
  openPortal,
  warehouse,
}) => {
  const page = await openPortal(supervisor);
  const breaches = policyBreaches(page);
  const shell = new Shell(page);
  const replenishment = new ReplenishmentPage(page);
  await shell.open('Replenishment');

  // On a tablet held upright the way around is a rail, and a row's buttons are in sight without scrolling sideways.
  const asBefore = page.viewportSize();
  await page.setViewportSize(uprightTablet);
  await expect(replenishment.approve(sku)).toBeInViewport({ ratio: 1 });
  await expect(replenishment.acknowledge(sku)).toBeInViewport({ ratio: 1 });
  const rail = await page.getByRole('navigation').boundingBox();
  expect(rail).toMatchObject({ x: 0 });
  expect(rail?.width).toBeLessThan(uprightTablet.width / 7);
  expect(rail?.height).toBeGreaterThan(uprightTablet.height / 2);
  expect(await sideways(page)).toBe(0);
  await page.setViewportSize(asBefore ?? uprightTablet);

  // From the quantity on to the button of its row, and from there by the space bar.
  await expect(replenishment.quantity(sku)).toHaveValue('56');
  await replenishment.acknowledge(sku).click();
  await expect(replenishment.alert(sku)).toContainText('Seen');
  await replenishment.quantity(sku).fill('none');
  await expect(replenishment.approve(sku)).toBeDisabled();
  await replenishment.quantity(sku).fill('60');
  await replenishment.quantity(sku).press('Enter');
  await expect(replenishment.approve(sku)).toBeFocused();
  await page.keyboard.press('Space');
  await expect(shell.feedback).toContainText('TSHIRT-BLK-L: 60 ordered.');
  await replenishment.show('Ordered');
  await expect(replenishment.alert(sku)).toContainText('60 ordered, placed');
  await replenishment.show('To decide');
  expect(await warehouse.alertOf(sku)).toMatchObject({ status: 'ORDERED', order: { quantity: 60 } });

  // Somebody else orders what still stands on this screen as it was.
  const otherRow = page.getByRole('button', { name: /^Approve / }).first();
  const other = ((await otherRow.getAttribute('aria-label')) ?? '').replace('Approve ', '');
  const alert = await warehouse.alertOf(other);
  await page.route(/\/alerts\?/, (route) => route.abort());
  await warehouse.orderByAlert(alert?.id ?? '', 7);
  await replenishment.approve(other).click();
  await expect(shell.feedback).toContainText(`${other} was already ordered: 7. Nothing was ordered again.`);
  expect(await warehouse.alertOf(other)).toMatchObject({ order: { quantity: 7 } });
  await page.unroute(/\/alerts\?/);

  const first = replenishment.recommendations.getByRole('row').nth(1);
  await expect(first).toContainText(sku);
  // The thirty days end today, and a day may have begun since the demo was made.
  const used = Number(await first.getByRole('cell').nth(usedColumn).innerText());
  expect(used).toBeGreaterThan(200);
  await first.getByRole('button', { name: `Why ${sku}` }).click();
  await expect(replenishment.recommendations).toContainText(
    `${used} × (7 days to arrive + 14 days of safety) ÷ 30 days, rounded up = ${Math.ceil((used * 21) / 30)}`,
  );
  await expect(replenishment.plot).toHaveAccessibleName(/ pieces in 30 days; most on /);
  await expect(replenishment.plot.locator('svg').first()).toBeVisible();
  await page.getByRole('radiogroup', { name: 'Period' }).getByText('90 days').click();
  await expect(replenishment.plot).toHaveAccessibleName(/ pieces in 90 days; most on /);
  await page.getByText('Show the figures as a table').click();
  await expect(
    page.getByRole('table', { name: /^Consumption of the warehouse/ }).getByRole('row'),
  ).toHaveCount(91);
  expect(breaches).toEqual([]);
});
