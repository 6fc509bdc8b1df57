/** How a scanner's keystrokes are told from a person's; durations in milliseconds. */
export interface ScannerSettings {
  /** What the scanner sends before each code; empty when it sends nothing, and speed alone must tell. */
  readonly prefix: string;
  /** The key that ends each code. */
  readonly suffix: 'Enter' | 'Tab';
  /** Without a prefix: the slowest average time per key, over the whole burst and its suffix, that is still a scanner. */
  readonly averageGapMsMax: number;
  /** Without a prefix: a longer pause than this between two keys begins a new burst. */
  readonly pauseMsMax: number;
}

export const defaultScannerSettings: ScannerSettings = {
  prefix: '',
  suffix: 'Enter',
  averageGapMsMax: 50,
  // Nobody moves a hand from the keys to a scanner's trigger faster than this.
  pauseMsMax: 300,
};

/** Shorter bursts are a person's: two digits and Enter are quickly typed on a keypad. */
export const scanLengthMin = 4;

/** The longest code that is taken; a longer burst is not a scan. */
export const scanLengthMax = 128;

/** After a complete prefix the scanner is known, so only a cable pulled mid-code ends the wait. */
export const prefixedPauseMsMax = 1000;

/** The part of a keyboard event that matters; `timeStamp` in milliseconds on any one clock. */
export interface KeyPress {
  readonly key: string;
  readonly timeStamp: number;
  readonly repeat: boolean;
  /** Ctrl or Meta is held, and not as part of AltGr. */
  readonly control: boolean;
}

/** The burst so far. */
export interface Burst {
  readonly text: string;
  readonly startedAt: number;
  readonly lastAt: number;
}

export const noBurst: Burst = { text: '', startedAt: 0, lastAt: 0 };

export interface Recognition {
  readonly burst: Burst;
  /** The code, without prefix and suffix, when this key completed a scan. */
  readonly scan: string | null;
  /** True while the keys come as a scanner sends them, before the scan is complete. */
  readonly swift: boolean;
}

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

/**
 * Takes one key press into account. Pure: the same presses with the same times give the same answer, and speed is
 * judged by the average over a burst, because single gaps stretch on a busy machine. Control characters and the
 * modifiers that a keyboard wedge presses for capitals neither count nor break a burst.
 */
export function recognise(before: Burst, press: KeyPress, settings: ScannerSettings): Recognition {
  if (press.repeat) return nothing(noBurst);
  if (press.key === settings.suffix) return endBurst(before, press, settings);
  if (ignoredKeys.has(press.key) || isControlCharacter(press)) return nothing(before);
  if ([...press.key].length !== 1) return nothing(noBurst);
  const burst = extendBurst(before, press, settings);
  return { burst, scan: null, swift: isSwift(burst, settings) };
}

const nothing = (burst: Burst): Recognition => ({ burst, scan: null, swift: false });

// Wedges send control characters as Ctrl plus a key, or as the character itself.
const isControlCharacter = ({ key, control }: KeyPress): boolean =>
  control || (key.length === 1 && (key < ' ' || key === '\u007f'));

function extendBurst(before: Burst, { key, timeStamp }: KeyPress, settings: ScannerSettings): Burst {
  const fresh = { text: key, startedAt: timeStamp, lastAt: timeStamp };
  if (before.text === '' || timeStamp - before.lastAt > pauseMsMaxOf(before, settings)) return fresh;
  const text = before.text + key;
  // A text that has left the way to the prefix can only begin it anew.
  if (!text.startsWith(settings.prefix.slice(0, text.length))) return fresh;
  return { text, startedAt: before.startedAt, lastAt: timeStamp };
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

function endBurst(burst: Burst, { timeStamp }: KeyPress, settings: ScannerSettings): Recognition {
  if (burst.text === '' || timeStamp - burst.lastAt > pauseMsMaxOf(burst, settings)) return nothing(noBurst);
  const scan =
    settings.prefix === '' ? scanBySpeed(burst, timeStamp, settings) : scanByPrefix(burst, settings);
  return { burst: noBurst, scan, swift: false };
}

function scanBySpeed({ text, startedAt }: Burst, endedAt: number, settings: ScannerSettings): string | null {
  const averageGapMs = (endedAt - startedAt) / text.length;
  const fits = text.length >= scanLengthMin && text.length <= scanLengthMax;
  return fits && averageGapMs <= settings.averageGapMsMax ? text : null;
}

function scanByPrefix(burst: Burst, settings: ScannerSettings): string | null {
  if (!isPrefixed(burst, settings)) return null;
  const code = burst.text.slice(settings.prefix.length);
  return code.length > 0 && code.length <= scanLengthMax ? code : null;
}
