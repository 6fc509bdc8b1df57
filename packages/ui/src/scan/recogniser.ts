import { type KeyMeaning, type KeyPress, readAltCode, readKey } from './read-key.ts';
import type { ScannerSettings } from './scanner-settings.ts';

/** Shorter bursts are a person's: two digits and Enter are quickly typed on a keypad. */
export const scanLengthMin = 4;

/** The longest code that is taken; a longer burst is not a scan. */
export const scanLengthMax = 128;

/** After a complete prefix the scanner is known, so only a cable pulled mid-code ends the wait. */
export const prefixedPauseMsMax = 1000;

/** A character's code has at most four digits. */
const altDigitsMax = 4;

/** The burst so far. */
export interface Burst {
  readonly text: string;
  /** The same keys as a US keyboard has them. */
  readonly asUs: string;
  readonly startedAt: number;
  readonly lastAt: number;
  /** Digits of a character's code, typed while Alt is held. */
  readonly altDigits: string;
}

export const noBurst: Burst = { text: '', asUs: '', startedAt: 0, lastAt: 0, altDigits: '' };

/** One code as it was heard; times in milliseconds on the clock of the presses. */
export interface Heard {
  /** Without prefix and suffix. */
  readonly text: string;
  /** What it would be, were the keys read as those of a US keyboard. */
  readonly asUs: string;
  readonly startedAt: number;
  readonly endedAt: number;
}

export interface Recognition {
  readonly burst: Burst;
  /** The code when this key completed a scan. */
  readonly heard: Heard | null;
  /** True while the keys come as a scanner sends them, before the scan is complete. */
  readonly swift: boolean;
}

/**
 * Takes one key press into account. Pure: the same presses with the same times give the same answer, and speed is
 * judged by the average over a burst, because single gaps stretch on a busy machine. Control characters and the
 * modifiers that a keyboard wedge presses for capitals neither count nor break a burst.
 */
export function recognise(before: Burst, press: KeyPress, settings: ScannerSettings): Recognition {
  if (press.released) {
    if (press.key !== 'Alt' || before.altDigits === '') return { burst: before, heard: null, swift: false };
    const meaning = readAltCode(before.altDigits, settings);
    return takeIn({ ...before, altDigits: '' }, meaning, press.timeStamp, settings);
  }
  if (press.repeat) return { burst: noBurst, heard: null, swift: false };
  return takeIn(before, readKey(press, settings), press.timeStamp, settings);
}

function takeIn(before: Burst, meaning: KeyMeaning, at: number, settings: ScannerSettings): Recognition {
  switch (meaning.kind) {
    case 'SUFFIX':
      return { burst: noBurst, heard: endBurst(before, at, settings), swift: false };
    case 'BREAK':
      return { burst: noBurst, heard: null, swift: false };
    case 'NOTHING':
      return { burst: before, heard: null, swift: isSwift(before, settings) };
    case 'ALT_DIGIT': {
      const altDigits = (before.altDigits + meaning.digit).slice(-altDigitsMax);
      return { burst: { ...before, altDigits }, heard: null, swift: isSwift(before, settings) };
    }
    case 'CHARACTER': {
      const burst = extendBurst(before, meaning, at, settings);
      return { burst, heard: null, swift: isSwift(burst, settings) };
    }
  }
}

interface Typed {
  readonly text: string;
  readonly asUs: string;
}

function extendBurst(before: Burst, { text, asUs }: Typed, at: number, settings: ScannerSettings): Burst {
  const fresh: Burst = { text, asUs, startedAt: at, lastAt: at, altDigits: '' };
  if (before.text === '' || at - before.lastAt > pauseMsMaxOf(before, settings)) return fresh;
  const longer = before.text + text;
  // A text that has left the way to the prefix can only begin it anew.
  if (!longer.startsWith(settings.prefix.slice(0, longer.length))) return fresh;
  return { ...before, text: longer, asUs: before.asUs + asUs, lastAt: at };
}

const isPrefixed = ({ text }: Burst, { prefix }: ScannerSettings): boolean =>
  prefix !== '' && text.startsWith(prefix);

const pauseMsMaxOf = (burst: Burst, settings: ScannerSettings): number =>
  isPrefixed(burst, settings) ? prefixedPauseMsMax : settings.pauseMsMax;

function isSwift(burst: Burst, settings: ScannerSettings): boolean {
  if (settings.prefix !== '') return isPrefixed(burst, settings);
  const gaps = burst.text.length - 1;
  return gaps > 0 && (burst.lastAt - burst.startedAt) / gaps <= settings.averageGapMsMax;
}

function endBurst(burst: Burst, endedAt: number, settings: ScannerSettings): Heard | null {
  if (burst.text === '' || endedAt - burst.lastAt > pauseMsMaxOf(burst, settings)) return null;
  return settings.prefix === ''
    ? endBySpeed(burst, endedAt, settings)
    : endByPrefix(burst, endedAt, settings);
}

function endBySpeed(burst: Burst, endedAt: number, settings: ScannerSettings): Heard | null {
  const { text, asUs, startedAt } = burst;
  const averageGapMs = (endedAt - startedAt) / text.length;
  const fits = text.length >= scanLengthMin && text.length <= scanLengthMax;
  return fits && averageGapMs <= settings.averageGapMsMax ? { text, asUs, startedAt, endedAt } : null;
}

function endByPrefix(burst: Burst, endedAt: number, settings: ScannerSettings): Heard | null {
  if (!isPrefixed(burst, settings)) return null;
  const text = burst.text.slice(settings.prefix.length);
  const asUs = burst.asUs.slice(settings.prefix.length);
  const fits = text.length > 0 && text.length <= scanLengthMax;
  return fits ? { text, asUs, startedAt: burst.startedAt, endedAt } : null;
}
