import { defineConfig } from '@playwright/test';
import { chromiumLaunchOptions } from './chromium.ts';

/** Every test starts servers and browsers of its own; on a slow machine with two cores that takes its time. */
const testTimeoutMs = 90_000;
const expectTimeoutMs = 15_000;

export default defineConfig({
  testDir: './specs',
  // The documentation's pictures are made only when WMS_PICTURES names a folder for them.
  testIgnore: process.env.WMS_PICTURES ? [] : '**/pictures.spec.ts',
  outputDir: './test-results',
  // Every file has servers, folders and browsers of its own, and a test mostly waits: two at a time suit two cores.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // A test that passes at the second try has failed.
  retries: 0,
  timeout: testTimeoutMs,
  expect: { timeout: expectTimeoutMs },
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    launchOptions: chromiumLaunchOptions(),
    screenshot: 'only-on-failure',
  },
});
