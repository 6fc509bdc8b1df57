import { expect, it } from 'vitest';
import { diagnoseKeys } from './diagnose-keys.ts';
import type { HeardKey } from './listen-for-scans.ts';
import { defaultScannerSettings, type ScannerSettings } from './scanner-settings.ts';

const plain = {
  code: '',
  repeat: false,
  control: false,
  alt: false,
  shift: false,
  composing: false,
  released: false,
  capsLock: false,
  inField: false,
  scanners: false,
};

type Typed = string | Partial<HeardKey>;

const keysOf = (typed: readonly Typed[], gapMs: number, more: Partial<HeardKey> = {}): HeardKey[] =>
  typed.map((key, index) => ({
    ...plain,
    key: '',
    timeStamp: 1_000 + index * gapMs,
    ...(typeof key === 'string' ? { key } : key),
    ...more,
  }));

/** One key a character. */
const each = (text: string): string[] => text.split('');

const asn = each('ASN-07');
const place = (key: string, code: string, shift = false) => ({ key, code, shift });
const spanish = [
  place('A', 'KeyA', true),
  place('S', 'KeyS', true),
  place('N', 'KeyN', true),
  place("'", 'Minus'),
  place('0', 'Digit0'),
  place('7', 'Digit7'),
  'Enter',
];
const small = [
  place('a', 'KeyA', true),
  place('s', 'KeyS', true),
  place('n', 'KeyN', true),
  place('-', 'Minus'),
  place('0', 'Digit0'),
  place('7', 'Digit7'),
  'Enter',
];
const capsLock = { capsLock: true };

it.each<[string, HeardKey[], Partial<ScannerSettings>, string | null, Partial<ScannerSettings> | null]>([
  ['a good scan', keysOf([...asn, 'Enter'], 5), {}, null, null],
  ['a good scan with Tab', keysOf([...asn, 'Tab'], 5), { suffix: 'Tab' }, null, null],
  ['any text, which may be a SKU', keysOf([...each('TSHIRT'), 'Enter'], 5), {}, null, null],
  ['three characters', keysOf([...each('471'), 'Enter'], 5), {}, 'TOO_SHORT', null],
  ['no key at the end', keysOf(asn, 5), {}, 'NO_SUFFIX', null],
  ['Tab instead of Enter', keysOf([...asn, 'Tab'], 5), {}, 'OTHER_SUFFIX', { suffix: 'Tab' }],
  [
    'Enter instead of Tab',
    keysOf([...asn, 'Enter'], 5),
    { suffix: 'Tab' },
    'OTHER_SUFFIX',
    { suffix: 'Enter' },
  ],
  ['a slow scanner', keysOf([...asn, 'Enter'], 60), {}, 'TOO_SLOW', { averageGapMsMax: 75 }],
  ['a scanner as slow as a person', keysOf([...asn, 'Enter'], 90), {}, 'AS_SLOW_AS_A_PERSON', null],
  ['any speed behind a prefix', keysOf(['~', ...asn, 'Enter'], 90), { prefix: '~' }, null, null],
  ['no prefix, where one is set', keysOf([...asn, 'Enter'], 5), { prefix: '~' }, 'NO_PREFIX', { prefix: '' }],
  ['a Spanish computer', keysOf(spanish, 5), {}, 'LAYOUT', { usLayout: true }],
  ['a Spanish computer, mended', keysOf(spanish, 5), { usLayout: true }, null, null],
  ['a dead key', keysOf([...each('AB'), 'Dead', 'C', 'Enter'], 5), {}, 'LAYOUT', { usLayout: true }],
  [
    'a scanner of the computer’s own layout, read as a US one',
    keysOf(['A', 'S', 'N', place('-', 'Slash'), '0', '7', 'Enter'], 5),
    { usLayout: true },
    'LAYOUT',
    { usLayout: false },
  ],
  ['capitals inverted', keysOf([...each('asn-07'), 'Enter'], 5), {}, 'CAPITALS', { capitalsInverted: true }],
  [
    'capitals inverted twice',
    keysOf([...each('ASN-07'), 'Enter'], 5),
    { capitalsInverted: true },
    'CAPITALS',
    { capitalsInverted: false },
  ],
  ['Caps Lock on', keysOf(small, 5, capsLock), {}, 'CAPS_LOCK', { usLayout: true }],
  ['Caps Lock on, mended', keysOf(small, 5, capsLock), { usLayout: true }, null, null],
  ['the slowness before the layout', keysOf(spanish, 60), {}, 'TOO_SLOW', { averageGapMsMax: 75 }],
])('%s', (_what, keys, settings, fault, mend) => {
  expect(diagnoseKeys(keys, { ...defaultScannerSettings, ...settings })).toMatchObject({ fault, mend });
});
