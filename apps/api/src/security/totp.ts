import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a code is shown (RFC 6238, section 5.2). */
export const totpStepMs = 30_000;
const totpDigits = 6;
/** Codes of so many steps before and after the present one are taken: clocks differ, and people are slow. */
const stepsOffMax = 1;
/** As long as SHA-1's output (RFC 4226, section 4). */
const secretBytes = 20;
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret, in base32 (RFC 4648), as authenticator apps take it. */
export const newTotpSecret = (): string => encodeBase32(randomBytes(secretBytes));

/** What an authenticator app reads from a QR code. */
export function totpUri(secret: string, email: string): string {
  const issuer = '888 WMS';
  const query = new URLSearchParams({ secret, issuer, digits: String(totpDigits) });
  return `otpauth://totp/${encodeURIComponent(`${issuer}:${email}`)}?${query.toString().replaceAll('+', '%20')}`;
}

/** The code of a step (RFC 6238 with SHA-1, over RFC 4226, section 5.3). */
export function totpCode(secret: string, step: number, digits = totpDigits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hmac = createHmac('sha1', decodeBase32(secret)).update(counter).digest();
  const offset = hmac.readUInt8(hmac.length - 1) & 0xf;
  const number = hmac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The step whose code this is, if it is near `now` (epoch milliseconds) and later than `lastStep`; else null. */
export function matchingStep(secret: string, code: string, now: number, lastStep: number): number | null {
  const present = Math.floor(now / totpStepMs);
  let found: number | null = null;
  for (let step = present - stepsOffMax; step <= present + stepsOffMax; step++) {
    if (isSame(totpCode(secret, step), code) && step > lastStep) found ??= step;
  }
  return found;
}

function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}

export function encodeBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => base32.charAt(Number.parseInt(five.padEnd(5, '0'), 2)))
    .join('');
}

function decodeBase32(text: string): Buffer {
  const bits = [...text].map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
