/** Most writes whose answer is awaited or was never heard; the oldest is forgotten first. */
export const unansweredMax = 100;

/**
 * One Idempotency-Key per event, kept until the server has answered: a person who presses again after silence sends
 * the same key, so that the write cannot be booked twice.
 */
export class UnansweredKeys {
  readonly #keys = new Map<string, string>();

  /** The key of an event: the one it was sent with before, or a fresh one. */
  keyFor(event: string): string {
    const key = this.#keys.get(event) ?? makeKey();
    this.#keys.delete(event);
    this.#keys.set(event, key);
    if (this.#keys.size > unansweredMax) {
      const [oldest] = this.#keys.keys();
      if (oldest !== undefined) this.#keys.delete(oldest);
    }
    return key;
  }

  /** The server has answered: the same request would now be another event. */
  answered(event: string): void {
    this.#keys.delete(event);
  }
}

/**
 * A fresh Idempotency-Key. `randomUUID` is missing where a warehouse serves the portal over plain HTTP; random bytes
 * are always there.
 */
export const makeKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
