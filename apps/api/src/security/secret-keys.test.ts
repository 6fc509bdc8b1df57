import { describe, expect, it } from 'vitest';
import { makeSecretKey, SecretKeys } from './secret-keys.ts';

const [older, newer] = [makeSecretKey('k1'), makeSecretKey('k2')];
const before = new SecretKeys(older);
const rotated = new SecretKeys(`${newer},${older}`);

/** Changes one letter in the middle. */
const flip = (sealed: string): string =>
  sealed.slice(0, 10) + (sealed.charAt(10) === 'A' ? 'B' : 'A') + sealed.slice(11);

describe('a sealed secret', () => {
  it('opens again as it was, and says nothing of itself', () => {
    const sealed = before.seal('señal 128', 'wh_1');
    expect(sealed).not.toContain('128');
    expect(before.open(sealed, 'wh_1')).toBe('señal 128');
  });

  it('never looks the same twice', () => {
    expect(before.seal('s', 'wh_1')).not.toBe(before.seal('s', 'wh_1'));
  });

  it('opens after its key was rotated away from', () => {
    expect(rotated.open(before.seal('s', 'wh_1'), 'wh_1')).toBe('s');
  });

  it.each([
    ['in another row', (sealed: string) => rotated.open(sealed, 'wh_2')],
    ['tampered with', (sealed: string) => rotated.open(flip(sealed), 'wh_1')],
    ['cut short', (sealed: string) => rotated.open(sealed.slice(0, 12), 'wh_1')],
    ['without its key', (sealed: string) => new SecretKeys(older).open(sealed, 'wh_1')],
  ])('does not open %s', (_how, open) => {
    expect(() => open(rotated.seal('s', 'wh_1'))).toThrow(
      /unable to authenticate|Invalid authentication tag|key k2 is missing/,
    );
  });
});

describe('a digest that rows are looked up by', () => {
  it('stays the same when the keys are rotated', () => {
    expect(rotated.requestDigest('POST body')).toBe(before.requestDigest('POST body'));
    expect(rotated.digest('throttle', 'account')).toBe(before.digest('throttle', 'account'));
    expect(rotated.digest('device', 'machine')).not.toBe(before.digest('device', 'machine'));
  });

  it('tells requests apart, and cannot be made without the key', () => {
    expect(before.requestDigest('a')).not.toBe(before.requestDigest('b'));
    expect(before.requestDigest('a')).not.toBe(new SecretKeys(newer).requestDigest('a'));
    expect(before.requestDigest('a')).toMatch(/^[\w-]{22}$/);
  });
});

it('a list that names two keys alike is refused, because one would hide the other', () => {
  expect(() => new SecretKeys(`${makeSecretKey('k1')},${older}`)).toThrow('it names two keys alike');
});
