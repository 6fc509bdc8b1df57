import { describe, expect, it } from 'vitest';
import { hasCheckDigit, readGtin } from './check-digit.ts';

describe('the check digit', () => {
  it.each([
    // The worked examples of the GS1 General Specifications, section 7.9.1, and ISBN's well-known one.
    ['6291041500213', true],
    ['376104250021234569', true],
    ['9780306406157', true],
    ['96385074', true],
    ['036000291452', true],
    ['6291041500214', false],
    ['6291041502013', false],
    ['', false],
    ['0', false],
    ['00', true],
    ['629104150021X', false],
    [' 6291041500213', false],
  ])('of %j is right: %s', (digits, right) => {
    expect(hasCheckDigit(digits)).toBe(right);
  });
});

describe('a GTIN', () => {
  it.each([
    ['96385074', '00000096385074'],
    ['036000291452', '00036000291452'],
    ['6291041500213', '06291041500213'],
    ['16291041500210', '16291041500210'],
    ['6291041500214', null],
    ['0000000', null],
    ['006291041500213', null],
    ['TSHIRT-BLK-L', null],
  ])('of %j is %j', (digits, gtin) => {
    expect(readGtin(digits)).toBe(gtin);
  });
});
