import { gzipSync } from 'node:zlib';
import { expect, test } from '../../fixtures/test.ts';

/** What the first route may weigh on the wire, scripts and styles together; everything else comes later, by itself. */
const firstRouteBytesMax = 350_000;

test('the first route weighs less than 350 KB on the wire', async ({ server, page }) => {
  const files = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    if (/\.(js|css)$/.test(new URL(response.url()).pathname)) files.set(response.url(), response.body());
  });
  await page.goto(server.url);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  const weights = (await Promise.all(files.values())).map((body) => gzipSync(body).byteLength);
  const bytes = weights.reduce((sum, weight) => sum + weight, 0);
  test.info().annotations.push({ type: 'bytes', description: `${files.size} files, ${bytes} bytes` });
  expect(files.size).toBeGreaterThan(1);
  expect(bytes).toBeLessThan(firstRouteBytesMax);
});
