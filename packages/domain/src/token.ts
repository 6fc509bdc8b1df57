/** What a token is for, which fixes where its stock movements are said to come from. */
export const tokenKinds = ['DESKTOP', 'INTEGRATION', 'WORKER_DEVICE', 'PORTAL', 'STAFF'] as const;
export type TokenKind = (typeof tokenKinds)[number];

export const customerRoles = ['SUPERVISOR', 'WORKER'] as const;
export const staffRoles = ['DISPATCH', 'ADMIN'] as const;
export const roles = [...customerRoles, ...staffRoles] as const;
export type Role = (typeof roles)[number];

/** Whether a role is one of 888's own, and so of no account. */
export const isStaff = (role: Role): boolean => (staffRoles as readonly Role[]).includes(role);

export const tokenLockReasons = ['DEVICE_MISMATCH', 'CONCURRENT_SESSION'] as const;
export type TokenLockReason = (typeof tokenLockReasons)[number];

/** Life of a token unless it is minted with another, in days (guide, section 2). */
export const tokenLifeDays = 90;

/** How long a supervisor's brief sign-in at somebody else's station lasts at most. */
export const briefTokenMinutes = 5;

const prefix = 'wms_';
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const bodyLength = 34;
const checksumLength = 6;
const tokenPattern = new RegExp(`^${prefix}[0-9A-Za-z]{${bodyLength + checksumLength}}$`);

/** Random bytes that `makeToken` needs; more than one a character, because biased bytes are thrown away. */
export const tokenRandomBytes = 96;

/**
 * A new raw token: `wms_`, 34 random base62 characters and 6 of checksum, so that a leak scanner can tell
 * a real token offline. `random` must be `tokenRandomBytes` cryptographically random bytes.
 */
export function makeToken(random: Uint8Array): string {
  const unbiased = [...random].filter((byte) => byte < 248).slice(0, bodyLength);
  if (unbiased.length < bodyLength) throw new Error('too few random bytes for a token');
  const body = unbiased.map((byte) => alphabet[byte % 62]).join('');
  return prefix + body + checksum(body);
}

/** True when the text has a token's form and its checksum holds; says nothing about its being known. */
export function isTokenForm(text: string): boolean {
  if (!tokenPattern.test(text)) return false;
  const body = text.slice(prefix.length, prefix.length + bodyLength);
  return text.endsWith(checksum(body));
}

function checksum(body: string): string {
  let rest = crc32(body);
  let digits = '';
  for (let i = 0; i < checksumLength; i++) {
    digits = alphabet.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

/** CRC-32 (ISO-HDLC, as in zlib) of an ASCII text, as an unsigned number. */
export function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i);
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
