import { commonWords } from './common-words.ts';

/** Bounds of a password's length, in characters as people count them (NIST SP 800-63B, section 5.1.1.2). */
export const passwordLengthMin = 10;
export const passwordLengthMax = 200;

/**
 * How many parts somebody who guesses must at least get right. A part is a character, or what guessing programs try
 * as one: a common word, a run along the keyboard, a year, a repetition.
 */
export const passwordPartsMin = 7;

export const passwordWeaknesses = ['TOO_SHORT', 'TOO_LONG', 'ONLY_DIGITS', 'PREDICTABLE'] as const;
export type PasswordWeakness = (typeof passwordWeaknesses)[number];

/** Runs that fingers and memories follow, in either direction. */
const tracks = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'azertyuiop',
  '!@#$%^&*()',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '1a2b3c4d5e6f7g8h9i0j',
  'a1b2c3d4e5f6g7h8i9j0',
].flatMap((track) => [track, [...track].toReversed().join('')]);
const knownPartMin = 3;
const knownPartMax = 36;
/** The longest piece whose repetition is looked for. */
const repeatedPartMax = 50;

/** Letters as they are often disguised. */
const disguises: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const year = /^(?:19|20)\d\d$/;

/** Why a password is refused, or null when it may be used. */
export function weaknessOf(password: string): PasswordWeakness | null {
  const characters = [...password.normalize('NFKC').toLowerCase()];
  if (characters.length < passwordLengthMin) return 'TOO_SHORT';
  if (characters.length > passwordLengthMax) return 'TOO_LONG';
  if (characters.every((character) => /\p{Nd}/u.test(character))) return 'ONLY_DIGITS';
  return partsOf(characters) < passwordPartsMin ? 'PREDICTABLE' : null;
}

/** The fewest parts that the characters can be put together from. */
function partsOf(characters: readonly string[]): number {
  const fewest = characters.map((_, index) => index + 1);
  for (const start of characters.keys()) {
    const parts = (start === 0 ? 0 : (fewest[start - 1] ?? start)) + 1;
    const ends = [start + 1, ...knownEnds(characters, start), ...repetitionEnds(characters, start)];
    for (const end of ends) fewest[end - 1] = Math.min(fewest[end - 1] ?? end, parts);
  }
  return fewest.at(-1) ?? 0;
}

/** Where the words, years and runs that begin at `start` end. */
function knownEnds(characters: readonly string[], start: number): number[] {
  const ends: number[] = [];
  const last = Math.min(characters.length, start + knownPartMax);
  for (let end = start + knownPartMin; end <= last; end++) {
    const part = characters.slice(start, end).join('');
    const isRun = tracks.some((track) => track.includes(part));
    if (isRun || year.test(part) || commonWords.has(part) || commonWords.has(undisguised(part)))
      ends.push(end);
  }
  return ends;
}

/** Where what begins at `start` may end, when it only says again what stands directly before it. */
function repetitionEnds(characters: readonly string[], start: number): number[] {
  let longest = start;
  for (let period = 1; period <= Math.min(start, repeatedPartMax); period++) {
    let end = start;
    while (end < characters.length && characters[end] === characters[end - period]) end++;
    longest = Math.max(longest, end);
  }
  return Array.from({ length: longest - start }, (_, index) => start + 1 + index);
}

const undisguised = (part: string): string =>
  [...part].map((character) => disguises[character] ?? character).join('');
