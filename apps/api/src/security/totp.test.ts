import { describe, expect, it } from 'vitest';
import { encodeBase32, matchingStep, newTotpSecret, totpCode, totpStepMs, totpUri } from './totp.ts';

/** The secret of RFC 6238's test vectors. */
const secret = encodeBase32(Buffer.from('12345678901234567890'));

it('base32 is RFC 4648’s', () => {
  expect(encodeBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
});

describe('RFC 6238, appendix B, SHA-1', () => {
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at %i seconds the code is %s', (seconds, code) => {
    expect(totpCode(secret, Math.floor(seconds / 30), 8)).toBe(code);
  });
});

describe('a code', () => {
  const step = 41_000_000;
  const now = step * totpStepMs + 12_345;
  it.each([
    [-2, null],
    [-1, step - 1],
    [0, step],
    [1, step + 1],
    [2, null],
  ])('of %i steps from now is of step %s', (off, found) => {
    expect(matchingStep(secret, totpCode(secret, step + off), now, 0)).toBe(found);
  });
  it('works once, and so do all before it', () => {
    expect(matchingStep(secret, totpCode(secret, step), now, step)).toBeNull();
    expect(matchingStep(secret, totpCode(secret, step - 1), now, step)).toBeNull();
    expect(matchingStep(secret, totpCode(secret, step + 1), now, step)).toBe(step + 1);
  });
  it.each(['', '12345', '1234567', 'abcdef', '12345６'])('that is %j is none', (code) => {
    expect(matchingStep(secret, code, now, 0)).toBeNull();
  });
});

it('a secret has 160 bits and stands in the address that a QR code holds', () => {
  const made = newTotpSecret();
  expect(made).toMatch(/^[A-Z2-7]{32}$/);
  expect(totpUri(made, 'sam@example.test')).toBe(
    `otpauth://totp/888%20WMS%3Asam%40example.test?secret=${made}&issuer=888%20WMS&digits=6`,
  );
});
