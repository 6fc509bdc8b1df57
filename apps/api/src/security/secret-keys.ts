import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

const keyBytes = 32;
/** How many keys an installation may hold: the current one and those it was rotated away from. */
export const secretKeysMax = 16;

interface SecretKey {
  readonly id: string;
  readonly bytes: Buffer;
}

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** What a digest is for: the same text gives another digest for another purpose. */
export type DigestPurpose = 'device' | 'network' | 'throttle' | 'csrf';

/**
 * The installation's secret keys, newest first. Digests made with an older key are still recognised, so that
 * rotating loses nothing.
 */
export class SecretKeys {
  readonly #keys: readonly [SecretKey, ...SecretKey[]];

  /** `text` is a comma list of `id:base64`, newest first. Throws a sentence when it is not. */
  constructor(text: string) {
    const keys = text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map(parseKey);
    const [first, ...rest] = keys;
    if (!first) throw new Error('it holds no key');
    if (keys.length > secretKeysMax) throw new Error(`it holds more than ${secretKeysMax} keys`);
    this.#keys = [first, ...rest];
  }

  /** `keyId.hex`, made with the newest key. */
  digest(purpose: DigestPurpose, text: string): string {
    return digestWith(this.#keys[0], purpose, text);
  }

  /** Whether `digest` was made of this text with any of the keys; takes the same time either way. */
  matches(purpose: DigestPurpose, text: string, digest: string): boolean {
    const key = this.#keys.find(({ id }) => digest.startsWith(`${id}.`));
    if (!key) return false;
    const [given, expected] = [Buffer.from(digest), Buffer.from(digestWith(key, purpose, text))];
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  /**
   * Encrypts a secret for keeping, as `keyId.base64url` under the newest key. `belongsTo` names the row that it
   * belongs to: copied into another row it cannot be opened.
   */
  seal(secret: string, belongsTo: string): string {
    const [{ id, bytes }] = this.#keys;
    const nonce = randomBytes(nonceBytes);
    const encryption = createCipheriv(cipher, sealingKey(bytes), nonce, { authTagLength: tagBytes }).setAAD(
      Buffer.from(belongsTo),
    );
    const parts = [nonce, encryption.update(secret, 'utf8'), encryption.final(), encryption.getAuthTag()];
    return `${id}.${Buffer.concat(parts).toString('base64url')}`;
  }

  /** What was sealed, under whichever of the keys. Throws when its key is gone, or it was tampered with or moved. */
  open(sealed: string, belongsTo: string): string {
    const [keyId = '', encoded = ''] = sealed.split('.');
    const key = this.#keys.find(({ id }) => id === keyId);
    if (!key) throw new Error(`the secret key ${keyId} is missing`);
    const bytes = Buffer.from(encoded, 'base64url');
    const decryption = createDecipheriv(cipher, sealingKey(key.bytes), bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
      .setAAD(Buffer.from(belongsTo))
      .setAuthTag(bytes.subarray(-tagBytes));
    const text = decryption.update(bytes.subarray(nonceBytes, -tagBytes));
    return Buffer.concat([text, decryption.final()]).toString('utf8');
  }
}

/** A key of its own for encrypting, so that no key serves two algorithms. */
const sealingKey = (bytes: Buffer): Buffer => Buffer.from(hkdfSync('sha256', bytes, '', 'sealing', keyBytes));

function digestWith(key: SecretKey, purpose: DigestPurpose, text: string): string {
  return `${key.id}.${createHmac('sha256', key.bytes).update(`${purpose}\n${text}`).digest('hex')}`;
}

function parseKey(text: string): SecretKey {
  const [id = '', encoded = ''] = text.split(':');
  const bytes = Buffer.from(encoded, 'base64');
  if (!/^[a-z0-9]{1,16}$/.test(id) || bytes.length !== keyBytes) {
    throw new Error(`each key is written id:base64, with ${keyBytes} bytes`);
  }
  return { id, bytes };
}

/** A new key in its written form. */
export const makeSecretKey = (id: string): string => `${id}:${randomBytes(keyBytes).toString('base64')}`;

/** Reads the key file, or makes one that only its owner can read. */
export function loadKeyFile(file: string): string {
  if (!existsSync(file)) {
    writeFileSync(file, `${makeSecretKey('k1')}\n`, { mode: 0o600, flag: 'wx' });
  }
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8');
}
