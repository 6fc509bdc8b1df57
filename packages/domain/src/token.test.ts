import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32, isTokenForm, makeToken, tokenRandomBytes } from './token.ts';

const bytes = (seed: number): Uint8Array =>
  Uint8Array.from({ length: tokenRandomBytes }, (_, index) => (seed * 31 + index * 7) % 248);
const token = makeToken(bytes(1));

it.each([
  ['123456789', 0xcbf43926],
  ['', 0],
  ['a', 0xe8b7be43],
])('CRC-32 of %j is the standard’s', (text, expected) => {
  expect(crc32(text)).toBe(expected);
});

describe('a token', () => {
  it('is wms_ and 40 base62 characters', () => {
    expect(token).toMatch(/^wms_[0-9A-Za-z]{40}$/);
    expect(isTokenForm(token)).toBe(true);
  });

  it('is known by its checksum for any random bytes', () => {
    const enough = fc.uint8Array({ minLength: tokenRandomBytes, maxLength: tokenRandomBytes });
    fc.assert(
      fc.property(enough, (random) => {
        fc.pre(random.filter((byte) => byte < 248).length >= 34);
        expect(isTokenForm(makeToken(random))).toBe(true);
      }),
    );
  });

  it('differs when one byte of its randomness differs', () => {
    const made = new Set(
      Array.from({ length: 34 }, (_, at) => makeToken(bytes(1).with(at, (bytes(1)[at]! + 1) % 248))),
    );
    made.add(token);
    expect(made.size).toBe(35);
  });

  it('uses each character alike: bytes that would favour some are thrown away', () => {
    const shares = new Map<string, number>();
    for (let byte = 0; byte < 248; byte++) {
      const [character] = makeToken(new Uint8Array(tokenRandomBytes).fill(byte)).slice(4);
      shares.set(character!, (shares.get(character!) ?? 0) + 1);
    }
    expect(new Set(shares.values())).toEqual(new Set([4]));
    expect(shares.size).toBe(62);
    const biased = Uint8Array.from({ length: tokenRandomBytes }, (_, index) => (index < 10 ? 255 : index));
    expect(makeToken(biased).slice(4, 6)).toBe(makeToken(Uint8Array.from(biased.slice(10))).slice(4, 6));
  });

  it('is not made from too little randomness', () => {
    expect(() => makeToken(new Uint8Array(33))).toThrow('too few random bytes');
    expect(() => makeToken(new Uint8Array(tokenRandomBytes).fill(250))).toThrow('too few random bytes');
  });

  it.each([
    ['nothing', ''],
    ['another prefix', token.replace('wms_', 'wmx_')],
    ['one character less', token.slice(0, -1)],
    ['one character more', `${token}0`],
    ['a character outside base62', `${token.slice(0, 10)}-${token.slice(11)}`],
    ['a line break at the end', `${token}\n`],
  ])('is not %s', (_case, text) => {
    expect(isTokenForm(text)).toBe(false);
  });

  it('with any one character changed has the wrong checksum', () => {
    for (let at = 4; at < token.length; at++) {
      const other = token[at] === 'x' ? 'y' : 'x';
      expect(isTokenForm(token.slice(0, at) + other + token.slice(at + 1))).toBe(false);
    }
  });
});
