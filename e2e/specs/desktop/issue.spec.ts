import { supervisor } from '../../fixtures/demo-data.ts';
import { scan } from '../../fixtures/scan.ts';
import { expect, test } from '../../fixtures/test.ts';
import { IssuePage } from '../../pages/issue-page.ts';
import { QueuePage } from '../../pages/queue-page.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

const tee = 'TSHIRT-BLK-L';
const hoodie = 'HOODIE-NVY-M';

test('a badge, a scan for each piece, one confirm; another badge asks, and a reload loses nothing', async ({
  desktop,
  warehouse,
}) => {
  const { page } = desktop;
  const { feedback } = new Shell(page);
  const issue = new IssuePage(page);
  const [worker] = await warehouse.workers();
  const other = await warehouse.addWorker('Ana Otra');
  const badge = worker?.badge ?? 'no worker';

  await scan(page, badge);
  await expect(issue.recipient).toContainText(worker?.name ?? '');
  for (const sku of [tee, tee, hoodie]) await scan(page, sku);
  await expect(issue.pieces(tee)).toHaveValue('2');
  await expect(issue.line(tee)).toContainText('22');

  await page.reload();
  await expect(issue.recipient).toContainText(worker?.name ?? '');
  await expect(issue.pieces(hoodie)).toHaveValue('1');
  await scan(page, other.badge);
  await expect(page.getByRole('group', { name: /basket is not booked yet/ })).toBeVisible();
  await scan(page, tee);
  await expect(feedback).toContainText('Answer the question on the screen first');
  await page.getByRole('button', { name: 'Cancel' }).first().click();

  // More than there is: said before, refused for its own line only, and what there is can be had.
  await issue.pieces(hoodie).fill('99');
  await expect(issue.line(hoodie)).toContainText('85 more than there are');
  await issue.confirm.click();
  await expect(issue.result).toContainText('Issued, 22 left');
  await expect(issue.result).toContainText('only 14 are there');
  expect(await warehouse.quantityOf(tee)).toBe(22);
  expect(await warehouse.quantityOf(hoodie)).toBe(14);
  const [row] = await warehouse.issuancesOf(tee);
  expect(row).toMatchObject({ delta: -2, source: 'DESKTOP', workerId: worker?.id });
  await new Shell(page).open('Queue');
  const { exceptions, allSent } = new QueuePage(page);
  await exceptions.getByRole('button', { name: 'Issue the 14 that are there' }).click();
  await expect(allSent).toBeVisible();
  expect(await warehouse.quantityOf(hoodie)).toBe(0);
});

test('the client is killed at any point of an issue: nothing is lost, nothing is booked twice', async ({
  startDesktop,
  server,
  gate,
  warehouse,
}) => {
  test.slow();
  const [worker] = await warehouse.workers();
  const badge = worker?.badge ?? 'no worker';
  const before = await warehouse.ledgerCount();
  const start = async () => {
    const desktop = await startDesktop({ serverUrl: gate.url });
    await new SignInPage(desktop.page).signIn(supervisor);
    return { desktop, issue: new IssuePage(desktop.page), shell: new Shell(desktop.page) };
  };

  // Before the confirm: what was answered is in the basket again, and nothing is booked.
  const first = await start();
  await scan(first.desktop.page, badge);
  await expect(first.issue.recipient).toBeVisible();
  for (const sku of [tee, hoodie]) {
    await scan(first.desktop.page, sku);
    await expect(first.shell.feedback).toContainText(`${sku}: 1 in the basket`);
  }
  await first.desktop.kill();
  expect(await warehouse.ledgerCount()).toBe(before);

  // After the first line was booked, and before its answer came: both lines are booked once.
  const second = await start();
  await second.shell.open('Issue stock');
  for (const sku of [tee, hoodie]) await expect(second.issue.pieces(sku)).toHaveValue('1');
  const answered = gate.holdAnswerTo('POST /api/wms/v1/transactions');
  await second.issue.confirm.click();
  await answered;
  await second.desktop.kill();
  expect(await warehouse.ledgerCount()).toBe(before + 1);
  const third = await start();
  await third.shell.open('Queue');
  await expect(new QueuePage(third.desktop.page).allSent).toBeVisible();
  await expect.poll(() => warehouse.ledgerCount()).toBe(before + 2);
  await third.shell.open('Issue stock');
  await expect(third.issue.prompt).toBeVisible();

  // With the server gone: the confirm is kept, and arrives when both are back.
  await server.kill();
  await scan(third.desktop.page, badge);
  await expect(third.issue.recipient).toBeVisible();
  for (const sku of [tee, hoodie]) {
    await scan(third.desktop.page, sku);
    await expect(third.issue.pieces(sku)).toHaveValue('1');
  }
  await third.issue.confirm.click();
  await expect(third.shell.feedback).toContainText('2 pieces for');
  await third.desktop.kill();
  await server.restart();
  expect(await warehouse.ledgerCount()).toBe(before + 2);
  const fourth = await start();
  await fourth.shell.open('Queue');
  await expect(new QueuePage(fourth.desktop.page).allSent).toBeVisible();
  expect(await warehouse.ledgerCount()).toBe(before + 4);
  expect(await warehouse.quantityOf(tee)).toBe(22);
});
