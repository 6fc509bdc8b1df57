import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

const keyBytes = 32;
/** How many keys an installation may hold: the current one and those it was rotated away from. */
export const secretKeysMax = 16;

interface SecretKey {
  readonly id: string;
  readonly bytes: Buffer;
  /** The same, as an HMAC takes it eight times as fast. */
  readonly object: KeyObject;
}

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** What a digest is for: the same text gives another digest for another purpose. */
export type DigestPurpose = 'device' | 'network' | 'throttle' | 'csrf' | 'recovery';

/**
 * Digests that rows are looked up by, or compared without knowing which key made them: they are made with the oldest
 * key, which a rotation does not change.
 */
const stablePurposes: ReadonlySet<DigestPurpose> = new Set(['throttle', 'recovery']);
/** Characters of a short digest: 128 bits, in base64url. */
const shortDigestLength = 22;

type KeyList = readonly [newest: SecretKey, ...SecretKey[]];

/**
 * The installation's secret keys, newest first. Digests made with an older key are still recognised, so that
 * rotating loses nothing.
 */
export class SecretKeys {
  #keys: KeyList;
  readonly #changedText: () => string | null;

  /**
   * `text` is a comma list of `id:base64`, newest first. Throws a sentence when it is not. `changedText` gives the
   * list anew once it was changed: it is asked before sealing, and when something of an unknown key is met.
   */
  constructor(text: string, changedText: () => string | null = () => null) {
    this.#keys = parseKeys(text);
    this.#changedText = changedText;
  }

  /** `keyId.hex`, made with the newest key; with the oldest where rows are looked up by it. */
  digest(purpose: DigestPurpose, text: string): string {
    return digestWith(stablePurposes.has(purpose) ? this.#oldest() : this.#keys[0], purpose, text);
  }

  /** Tells requests apart. Bodies may hold passwords, so that a plain hash of one could be guessed from the database. */
  requestDigest(text: string): string {
    const hmac = createHmac('sha256', this.#oldest().object).update(`request\n${text}`);
    return hmac.digest('base64url').slice(0, shortDigestLength);
  }

  /** Whether `digest` was made of this text with any of the keys; takes the same time either way. */
  matches(purpose: DigestPurpose, text: string, digest: string): boolean {
    const key = this.#find(digest);
    if (!key) return false;
    const [given, expected] = [Buffer.from(digest), Buffer.from(digestWith(key, purpose, text))];
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  /**
   * Encrypts a secret for keeping, as `keyId.base64url` under the newest key. `belongsTo` names the row that it
   * belongs to: copied into another row it cannot be opened.
   */
  seal(secret: string, belongsTo: string): string {
    this.#refresh();
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
    const key = this.#find(sealed);
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

  /** Whether a secret was sealed under the newest key, and so needs no sealing again. */
  isSealedByNewest(sealed: string): boolean {
    return sealed.startsWith(`${this.#keys[0].id}.`);
  }

  get newestId(): string {
    return this.#keys[0].id;
  }

  #oldest(): SecretKey {
    return this.#keys.at(-1) ?? this.#keys[0];
  }

  /** The key that made a digest or sealed a secret; one that is not known may have come with a rotation. */
  #find(made: string): SecretKey | undefined {
    const isItsKey = ({ id }: SecretKey) => made.startsWith(`${id}.`);
    const key = this.#keys.find(isItsKey);
    if (key) return key;
    this.#refresh();
    return this.#keys.find(isItsKey);
  }

  #refresh(): void {
    const text = this.#changedText();
    if (text === null) return;
    try {
      this.#keys = parseKeys(text);
    } catch {
      // Somebody is writing the file by hand: the keys stay as they are until it is changed again.
    }
  }
}

/** The ids of a list of keys, newest first. Throws a sentence when it is none. */
export const keyIdsOf = (text: string): string[] => parseKeys(text).map(({ id }) => id);

function parseKeys(text: string): KeyList {
  const keys = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(parseKey);
  const [first, ...rest] = keys;
  if (!first) throw new Error('it holds no key');
  if (keys.length > secretKeysMax) throw new Error(`it holds more than ${secretKeysMax} keys`);
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new Error('it names two keys alike');
  return [first, ...rest];
}

/** A key of its own for encrypting, so that no key serves two algorithms. */
const sealingKey = (bytes: Buffer): Buffer => Buffer.from(hkdfSync('sha256', bytes, '', 'sealing', keyBytes));

function digestWith(key: SecretKey, purpose: DigestPurpose, text: string): string {
  return `${key.id}.${createHmac('sha256', key.object).update(`${purpose}\n${text}`).digest('hex')}`;
}

function parseKey(text: string): SecretKey {
  const [id = '', encoded = ''] = text.split(':');
  const bytes = Buffer.from(encoded, 'base64');
  if (!/^[a-z0-9]{1,16}$/.test(id) || bytes.length !== keyBytes) {
    throw new Error(`each key is written id:base64, with ${keyBytes} bytes`);
  }
  return { id, bytes, object: createSecretKey(bytes) };
}

/** A new key in its written form. */
export const makeSecretKey = (id: string): string => `${id}:${randomBytes(keyBytes).toString('base64')}`;
