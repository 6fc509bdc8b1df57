import { expect, it } from 'vitest';
import { assert, assertNever } from './assert.ts';
import { isRejected, reject } from './rejection.ts';

it.each([
  ['a rejection', reject({ code: 'NOT_FOUND' }), true],
  ['an answer', { processed: 1 }, false],
  ['an empty answer', null, false],
  ['no answer', undefined, false],
  ['a text', 'rejected', false],
])('%s is told apart', (_case, outcome: unknown, rejected) => {
  expect(isRejected(outcome)).toBe(rejected);
});

it('an assertion that holds is silent, and one that does not names its promise', () => {
  expect(() => assert(true, 'never seen')).not.toThrow();
  expect(() => assert(false, 'balances add up')).toThrow('broken promise: balances add up');
});

it('a value that no case knows stops the program', () => {
  expect(() => assertNever('NEW' as never)).toThrow('unexpected value: NEW');
});
