import { expect, it } from 'vitest';
import { normaliseEmail } from './account.ts';

it.each([
  ['a@example.com', 'a@example.com'],
  ['  A@Example.COM ', 'a@example.com'],
  ['ａ@example.com', 'a@example.com'],
  ['e\u0301@example.com', '\u00e9@example.com'],
])('%j is compared as %j', (given, expected) => {
  expect(normaliseEmail(given)).toBe(expected);
});
