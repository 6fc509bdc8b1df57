import { defineConfig } from 'vitest/config';

const tests = ['packages/**/*', 'apps/**/*', 'scripts/**/*'];

// A test's suffix says what it needs: nothing, a store on both engines, the whole app, or the built desktop client.
const storeTests = tests.map((path) => `${path}.store.test.ts`);
const httpTests = tests.map((path) => `${path}.http.test.ts`);
const packagingTests = tests.map((path) => `${path}.packaging.test.ts`);
const built = ['**/node_modules/**', '**/dist/**', '**/out/**', '**/release/**'];

// Files share what they import, which takes a fifth of the time; so each puts back the clocks and variables it replaces.
const isolate = false;

const pureTimeoutMs = 20_000;
const realPartsTimeoutMs = 60_000;
const packagingTimeoutMs = 240_000;

export default defineConfig({
  test: {
    maxWorkers: 2,
    // A test that asserts nothing cannot fail, so that it counts as failed.
    expect: { requireAssertions: true },
    projects: [
      {
        test: {
          name: 'pure',
          include: tests.map((path) => `${path}.test.{ts,tsx}`),
          exclude: [...built, ...storeTests, ...httpTests, ...packagingTests],
          isolate,
          testTimeout: pureTimeoutMs,
        },
      },
      {
        test: {
          name: 'store',
          include: storeTests,
          exclude: built,
          isolate,
          globalSetup: 'packages/testkit/src/postgres.setup.ts',
          testTimeout: realPartsTimeoutMs,
          hookTimeout: realPartsTimeoutMs,
        },
      },
      {
        test: {
          name: 'http',
          include: httpTests,
          exclude: built,
          isolate,
          testTimeout: realPartsTimeoutMs,
          hookTimeout: realPartsTimeoutMs,
        },
      },
      {
        test: {
          name: 'packaging',
          include: packagingTests,
          exclude: built,
          testTimeout: realPartsTimeoutMs,
          hookTimeout: packagingTimeoutMs,
        },
      },
    ],
  },
});
