import { expect, it } from 'vitest';
import { readResetLink } from './landing-pages.ts';

it.each([
  ['/reset-password', '#token=abc-_123', 'abc-_123'],
  ['/reset-password', '', ''],
  ['/', '#token=abc', null],
  ['/reset-password/more', '#token=abc', null],
])('the link %s%s carries %o', (pathname, hash, token) => {
  expect(readResetLink({ pathname, hash })).toBe(token);
});
