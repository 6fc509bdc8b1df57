import { policyBreaches } from '../../fixtures/policy-breaches.ts';
import { enter, type Key, scan, scanKeys, shift, tab, typeByHand } from '../../fixtures/scan.ts';
import { expect, test } from '../../fixtures/test.ts';
import { ItemPage } from '../../pages/item-page.ts';
import { ReceivePage } from '../../pages/receive-page.ts';
import { ScannerTestPage } from '../../pages/scanner-test-page.ts';
import { Shell } from '../../pages/shell.ts';

/** What a scanner of a US keyboard presses for ASN-00042 on a computer set to Spanish. */
const spanishAsn: readonly Key[] = [
  ...Array.from('ASN', (letter): Key => ({
    key: letter,
    code: `Key${letter}`,
    text: letter,
    modifiers: shift,
  })),
  { key: "'", code: 'Minus', text: "'" },
  ...Array.from('00042', (digit): Key => ({ key: digit, code: `Digit${digit}`, text: digit })),
];

test('the scanner test says what is wrong with a scanner, and mends it', async ({ desktop }) => {
  const { page } = desktop;
  const breaches = policyBreaches(page);
  const shell = new Shell(page);
  await shell.open('Settings');
  const scannerTest = new ScannerTestPage(page);
  await scannerTest.open.click();
  await expect(scannerTest.heading).toBeVisible();

  await typeByHand(page, 'ASN-00042\r');
  await expect(scannerTest.answer).toContainText('as slowly as a person');
  await scanKeys(page, [...spanishAsn, enter]);
  await expect(scannerTest.answer).toContainText('another keyboard layout');
  await scannerTest.mend('Read keys as a US keyboard’s').click();
  await scanKeys(page, [...spanishAsn, tab]);
  await expect(scannerTest.answer).toContainText('another key than is set here');
  await scannerTest.mend('Set the end of a code to Tab').click();
  await scanKeys(page, [...spanishAsn, tab]);
  await expect(scannerTest.answer).toContainText('This scanner works');
  await expect(scannerTest.answer).toContainText('Shipment ASN-00042');
  await scanKeys(page, [...Array.from(']C10109520000000011', (key): Key => ({ key, text: key })), tab]);
  await expect(scannerTest.answer).toContainText('Article number (GTIN) 09520000000011');
  expect(breaches).toEqual([]);
});

test('shortcuts go to every screen, and no scan ever presses one', async ({ desktop }) => {
  const { page } = desktop;
  const shell = new Shell(page);
  await typeByHand(page, 'gk');
  await expect(page.getByRole('heading', { name: 'Stock', exact: true })).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('searchbox')).toHaveValue('?');
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('F2');
  await expect(page.getByRole('heading', { name: 'Scan', exact: true })).toBeVisible();

  // Both begin with the keys of a shortcut.
  await scan(page, 'gk-4711');
  await expect(shell.feedback).toContainText('gk-4711 is neither a shipment nor a SKU');
  await scan(page, '?/47');
  await expect(shell.feedback).toContainText('?/47 is neither a shipment nor a SKU');
  await expect(page.getByRole('heading', { name: 'Scan', exact: true })).toBeVisible();

  await typeByHand(page, '?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toBeVisible();
  await scan(page, 'ASN-00042');
  await expect(new ReceivePage(page, 'ASN-00042').heading).toBeVisible();
  await expect(sheet).toHaveCount(0);
  await scan(page, 'TSHIRT-BLK-L');
  await expect(shell.feedback).toContainText('counted');
  await shell.open('Scan');
  await scan(page, 'TSHIRT-BLK-L');
  await expect(new ItemPage(page, 'TSHIRT-BLK-L').heading).toBeVisible();
});
