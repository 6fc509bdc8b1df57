import type { Page } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { supervisor } from '../../fixtures/demo-data.ts';
import { expect, test } from '../../fixtures/test.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

/** What the page that everybody meets first may weigh on the wire, scripts and styles together. */
const firstRouteBytesMax = 300_000;

/** The same with all that stands around the first screen of somebody signed in. */
const signedInBytesMax = 320_000;

/** In the page: notes which files had come when an element first stood there, before anything is fetched ahead. */
function watchArrivals(marks: readonly string[]): void {
  const arrived: Record<string, string[]> = {};
  Object.assign(globalThis, { arrived });
  new MutationObserver(() => {
    for (const mark of marks) {
      if (mark in arrived || !document.querySelector(mark)) continue;
      const files = performance.getEntriesByType('resource').map(({ name }) => name);
      arrived[mark] = files.filter((name) => /\.(js|css)$/.test(name));
    }
  }).observe(document, { childList: true, subtree: true });
}

declare const arrived: Record<string, string[]>;

async function weigh(page: Page, mark: string): Promise<number> {
  await page.locator(mark).waitFor();
  const files = await page.evaluate((name) => arrived[name] ?? [], mark);
  expect(files.length).toBeGreaterThan(1);
  const bodies = await Promise.all(files.map(async (file) => (await page.request.get(file)).body()));
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).byteLength, 0);
  test.info().annotations.push({ type: mark, description: `${files.length} files, ${bytes} bytes` });
  return bytes;
}

test('the first route weighs less than 300 KB on the wire', async ({ server, page }) => {
  await page.addInitScript(watchArrivals, ['#sign-in-title', '.wms-nav']);
  await page.goto(server.url);
  expect(await weigh(page, '#sign-in-title')).toBeLessThan(firstRouteBytesMax);
  await new SignInPage(page).signIn(supervisor);
  expect(await weigh(page, '.wms-nav')).toBeLessThan(signedInBytesMax);
});

test('a part that cannot be fetched is said, in Spanish too, and is there after loading again', async ({
  server,
  page,
  browser,
}) => {
  // The server goes away just when a browser's first visit asks for its language.
  const spanish = await browser.newPage({ locale: 'es-MX' });
  await spanish.route('**/assets/es-*.js', async (route) => {
    await server.kill();
    await route.continue();
  });
  await spanish.goto(server.url);
  const dicho = spanish.getByRole('alert').filter({ hasText: 'No se pudo mostrar 888 WMS' });
  const otraVez = spanish.getByRole('button', { name: 'Volver a cargar' });
  await expect(dicho).toContainText('No se ha perdido nada');
  await otraVez.click();
  await expect(dicho).toContainText('El servidor no responde. Esta página se queda');
  await spanish.unroute('**/assets/es-*.js');
  await server.restart();
  await otraVez.click();
  await expect(spanish.getByRole('heading', { name: 'Iniciar sesión' })).toBeVisible();
  await spanish.close();

  await page.route('**/assets/signed-in-*.js', (route) => route.abort());
  await page.goto(server.url);
  await new SignInPage(page).submit(supervisor);
  const said = page.getByRole('alert').filter({ hasText: '888 WMS could not be shown' });
  await expect(said).toBeVisible();
  await page.unroute('**/assets/signed-in-*.js');
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(said).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
});
