import { hash } from 'node:crypto';

/** Words of 32 bits that one key takes: 96 bits of its digest, and the line. */
const wordsPerKey = 4;

/**
 * On which line each key of a file first stood, in memory of a fixed size: 16 bytes for each of twice `keysMax`
 * places, whatever the keys' length. Two keys count as one when 96 bits of their SHA-256 agree, which among a million
 * keys has a chance of one in 10^17.
 */
export class FirstLines {
  readonly #table: Uint32Array;
  readonly #places: number;

  constructor(keysMax: number) {
    this.#places = 2 * keysMax;
    this.#table = new Uint32Array(this.#places * wordsPerKey);
  }

  /** Notes a key of a line, counted from 1; the line where it stood before, or null. At most `keysMax` keys. */
  note(key: string, line: number): number | null {
    const digest = hash('sha256', key, 'buffer');
    const words = [digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8)];
    for (let place = digest.readUInt32LE(12) % this.#places; ; place = (place + 1) % this.#places) {
      const at = place * wordsPerKey;
      const firstLine = this.#table[at + words.length] ?? 0;
      if (firstLine === 0) {
        this.#table.set([...words, line], at);
        return null;
      }
      if (words.every((word, index) => word === this.#table[at + index])) return firstLine;
    }
  }
}
