/** How a scanner's keystrokes are told from a person's, and read; durations in milliseconds. */
export interface ScannerSettings {
  /** What the scanner sends before each code; empty when it sends nothing, and speed alone must tell. */
  readonly prefix: string;
  /** The key that ends each code. */
  readonly suffix: 'Enter' | 'Tab';
  /** Without a prefix: the slowest average time per key, over the whole burst and its suffix, that is still a scanner. */
  readonly averageGapMsMax: number;
  /** Without a prefix: a longer pause than this between two keys begins a new burst. */
  readonly pauseMsMax: number;
  /** Keys are read by their place on a US keyboard, whatever layout the computer has. */
  readonly usLayout: boolean;
  /** The scanner sends capitals as small letters and the other way round. */
  readonly capitalsInverted: boolean;
}

export const defaultScannerSettings: ScannerSettings = {
  prefix: '',
  suffix: 'Enter',
  averageGapMsMax: 50,
  // Nobody moves a hand from the keys to a scanner's trigger faster than this.
  pauseMsMax: 300,
  usLayout: false,
  capitalsInverted: false,
};

/** Between these the slowest average may be set: below no scanner types so fast, above a quick person does. */
export const averageGapMsLimits = { min: 10, max: 100 } as const;

export const scannerPrefixLengthMax = 8;

const prefixPattern = /^[\x20-\x7e]*$/;

/** A prefix is made of characters that every keyboard has, and does not end in a blank that no one sees. */
export const isScannerPrefix = (value: string): boolean =>
  value.length <= scannerPrefixLengthMax && prefixPattern.test(value) && value.trim() === value;
