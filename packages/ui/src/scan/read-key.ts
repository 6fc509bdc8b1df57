import { lostCharacter } from './classify-code.ts';
import { groupSeparator } from './element-string.ts';
import type { ScannerSettings } from './scanner-settings.ts';
import { numpadDigit, readUsKey } from './us-keyboard.ts';

/** The part of a keyboard event that matters; `timeStamp` in milliseconds on any one clock. */
export interface KeyPress {
  readonly key: string;
  /** The key's place on the keyboard; empty when it is not known. */
  readonly code: string;
  readonly timeStamp: number;
  readonly repeat: boolean;
  /** Ctrl or Meta is held, and not as part of AltGr. */
  readonly control: boolean;
  /** Alt is held, and not as part of AltGr. */
  readonly alt: boolean;
  readonly shift: boolean;
  /** An input method composes a text from the keys. */
  readonly composing: boolean;
  /** The key was let go; nothing but Alt is looked at then. */
  readonly released: boolean;
}

/** What one key press gives a burst: a character, also as a US keyboard has it, its end, nothing, or a break. */
export type KeyMeaning =
  | { readonly kind: 'CHARACTER'; readonly text: string; readonly asUs: string }
  | { readonly kind: 'ALT_DIGIT'; readonly digit: string }
  | { readonly kind: 'SUFFIX' }
  | { readonly kind: 'NOTHING' }
  | { readonly kind: 'BREAK' };

const ignoredKeys: ReadonlySet<string> = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'NumLock',
  'Unidentified',
]);

const nothing = { kind: 'NOTHING' } as const;
const separator = { kind: 'CHARACTER', text: groupSeparator, asUs: groupSeparator } as const;

/** Says what a key that went down means to a scan. */
export function readKey(press: KeyPress, settings: ScannerSettings): KeyMeaning {
  const { key, code } = press;
  if (press.alt && numpadDigit(code) !== null) return { kind: 'ALT_DIGIT', digit: numpadDigit(code) ?? '' };
  if (key === settings.suffix) return { kind: 'SUFFIX' };
  if (isSeparator(press)) return separator;
  if (ignoredKeys.has(key) || press.control || isControlCharacter(key)) return nothing;
  const asUs = readUsKey(code, press.shift);
  if (settings.usLayout && asUs !== null) return character(asUs, asUs, settings);
  // With an input method at work the key's own character is not known; its place still is.
  if (press.composing || key === 'Process') return nothing;
  if (key === 'Dead') return character(lostCharacter, asUs ?? lostCharacter, settings);
  if ([...key].length === 1) return character(key, asUs ?? key, settings);
  const digit = numpadDigit(code);
  return digit === null ? { kind: 'BREAK' } : character(digit, digit, settings);
}

/**
 * What a character code typed on the number pad with Alt held stands for, as scanners type with "ALT mode" on.
 * Below 128 Windows means the same by `65` and `065`; codes of other characters are those of Windows-1252 alone.
 */
export function readAltCode(digits: string, settings: ScannerSettings): KeyMeaning {
  const number = Number(digits);
  if (digits === '') return nothing;
  if (number === (settings.suffix === 'Enter' ? 13 : 9)) return { kind: 'SUFFIX' };
  if (number === 29) return separator;
  if (number < 32 || number === 127) return nothing;
  if (number > 255) return { kind: 'BREAK' };
  const text = new TextDecoder('windows-1252').decode(new Uint8Array([number]));
  return character(text, text, settings);
}

// Wedges send a group separator as itself, as Ctrl and ] by its sign or its place, or as F8.
const isSeparator = ({ key, code, control }: KeyPress): boolean =>
  key === groupSeparator || key === 'F8' || (control && (key === ']' || code === 'BracketRight'));

const isControlCharacter = (key: string): boolean => key.length === 1 && (key < ' ' || key === '\u007f');

const character = (text: string, asUs: string, settings: ScannerSettings): KeyMeaning => ({
  kind: 'CHARACTER',
  text: settings.capitalsInverted ? invertCapitals(text) : text,
  asUs,
});

/** The same text with capitals small and small letters capital. */
export const invertCapitals = (text: string): string =>
  text.replaceAll(/[A-Za-z]/g, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );
