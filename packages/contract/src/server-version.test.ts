import { expect, it } from 'vitest';
import { isFitServer } from './server-version.ts';

it.each([
  ['1.4.0', '1.4.0', true],
  ['1.10.0', '1.9.9', true],
  ['2.0.0', '1.9.9', true],
  ['1.4.1-beta.2', '1.4.1', true],
  ['1.3.99', '1.4.0', false],
  ['0.9.0', '1.0.0', false],
  ['1.4', '1.4.0', false],
  ['', '0.0.0', false],
])('a server %s for screens that need %s: %s', (version, needed, fits) => {
  expect(isFitServer(version, needed)).toBe(fits);
});
