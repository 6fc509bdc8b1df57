import { describe, expect, it } from 'vitest';
import { lostCharacter } from './classify-code.ts';
import type { KeyPress } from './read-key.ts';
import {
  type Burst,
  type Heard,
  noBurst,
  prefixedPauseMsMax,
  recognise,
  scanLengthMax,
} from './recogniser.ts';
import { defaultScannerSettings, type ScannerSettings } from './scanner-settings.ts';

type Timed = readonly [key: string, gapMs: number, more?: Partial<KeyPress>];

const plain = {
  code: '',
  repeat: false,
  control: false,
  alt: false,
  shift: false,
  composing: false,
  released: false,
};

/** Every code that a row of keys with explicit gaps makes. */
function hear(keys: readonly Timed[], settings: ScannerSettings = defaultScannerSettings): Heard[] {
  let burst: Burst = noBurst;
  let timeStamp = 1_000;
  const codes: Heard[] = [];
  for (const [key, gapMs, more] of keys) {
    timeStamp += gapMs;
    const step = recognise(burst, { ...plain, key, timeStamp, ...more }, settings);
    burst = step.burst;
    if (step.heard !== null) codes.push(step.heard);
  }
  return codes;
}

const scansOf = (keys: readonly Timed[], settings?: ScannerSettings): string[] =>
  hear(keys, settings).map(({ text }) => text);

const typed = (text: string, gapMs: number, end = 'Enter'): Timed[] => [
  ...[...text].map((key): Timed => [key, gapMs]),
  [end, gapMs],
];

describe('by speed', () => {
  const rows: [string, Timed[], string[]][] = [
    ['a burst and Enter', typed('ASN-00042', 3), ['ASN-00042']],
    ['keys at the slowest average', typed('ASN-00042', 50), ['ASN-00042']],
    ['keys just above it', typed('ASN-00042', 51), []],
    ['a person', typed('ASN-00042', 110), []],
    ['the shortest code', typed('4711', 5), ['4711']],
    ['one key less', typed('471', 5), []],
    ['the longest code', typed('x'.repeat(scanLengthMax), 2), ['x'.repeat(scanLengthMax)]],
    ['one key more', typed('x'.repeat(scanLengthMax + 1), 2), []],
    ['Enter alone', [['Enter', 5]], []],
    ['two codes in a row', [...typed('ASN-1', 4), ...typed('ASN-2', 4)], ['ASN-1', 'ASN-2']],
    [
      'one stretched gap in a swift burst',
      [...typed('ASN-', 4).slice(0, -1), ['0', 300], ...typed('0042', 4)],
      ['ASN-00042'],
    ],
    [
      'a pause, which begins a new burst',
      [...typed('9', 4).slice(0, -1), ['A', 301], ...typed('SN-00042', 4)],
      ['ASN-00042'],
    ],
    ['Enter after a pause', [...typed('ASN-00042', 4).slice(0, -1), ['Enter', 301]], []],
    ['capitals with Shift', [['Shift', 2], ['A', 2], ['Shift', 2], ['S', 2], ...typed('N-1', 2)], ['ASN-1']],
    [
      'control characters',
      [['\u0002', 2], ...typed('ASN-00', 2).slice(0, -1), ['\u0003', 2], ...typed('042', 2)],
      ['ASN-00042'],
    ],
    [
      'a control character sent as Ctrl and a key',
      [['b', 2, { control: true }], ...typed('ASN-1', 2)],
      ['ASN-1'],
    ],
    ['Backspace inside', [...typed('ASN-00042', 4).slice(0, -1), ['Backspace', 4], ['Enter', 4]], []],
    ['a key held down', [...typed('aaaa', 4).slice(0, -1), ['a', 30, { repeat: true }], ['Enter', 4]], []],
    ['Tab, when Enter ends a code', typed('ASN-00042', 4, 'Tab'), []],
  ];
  it.each(rows)('%s', (_what, keys, scans) => {
    expect(scansOf(keys)).toEqual(scans);
  });

  it('takes the suffix that is set', () => {
    expect(scansOf(typed('ASN-00042', 4, 'Tab'), { ...defaultScannerSettings, suffix: 'Tab' })).toEqual([
      'ASN-00042',
    ]);
  });
});

describe('by prefix', () => {
  const settings: ScannerSettings = { ...defaultScannerSettings, prefix: '~%' };
  const rows: [string, Timed[], string[]][] = [
    ['prefix, code, suffix', typed('~%ASN-00042', 4), ['ASN-00042']],
    ['however slow the keys are', typed('~%ASN-00042', 140), ['ASN-00042']],
    [
      'a long pause after the prefix',
      [...typed('~%AS', 4).slice(0, -1), ['N', prefixedPauseMsMax], ['Enter', 4]],
      ['ASN'],
    ],
    ['a longer one', [...typed('~%AS', 4).slice(0, -1), ['N', prefixedPauseMsMax + 1], ['Enter', 4]], []],
    ['a short code', typed('~%7', 4), ['7']],
    ['nothing after the prefix', typed('~%', 4), []],
    ['a swift burst without the prefix', typed('ASN-00042', 4), []],
    ['a person’s key just before the prefix', typed('9~%ASN-1', 4), ['ASN-1']],
    ['the prefix begun twice', typed('~~%ASN-1', 4), ['ASN-1']],
    ['the prefix again inside the code', typed('~%A~%B', 4), ['A~%B']],
  ];
  it.each(rows)('%s', (_what, keys, scans) => {
    expect(scansOf(keys, settings)).toEqual(scans);
  });
});

describe('while a burst is on its way', () => {
  const swiftAfter = (keys: readonly Timed[]) => {
    let burst: Burst = noBurst;
    let timeStamp = 0;
    let swift = false;
    for (const [key, gapMs] of keys) {
      timeStamp += gapMs;
      const press = { ...plain, key, timeStamp };
      ({ burst, swift } = recognise(burst, press, defaultScannerSettings));
    }
    return swift;
  };
  it('one key is nobody’s yet', () => expect(swiftAfter([['A', 0]])).toBe(false));
  it('a second swift key is a scanner’s', () =>
    expect(
      swiftAfter([
        ['A', 0],
        ['S', 5],
      ]),
    ).toBe(true));
  it('a second slow key is a person’s', () =>
    expect(
      swiftAfter([
        ['A', 0],
        ['S', 120],
      ]),
    ).toBe(false));
});

/** The places that a scanner set to a US keyboard presses, with what a computer set otherwise makes of them. */
const pressed = (keys: readonly (readonly [key: string, code: string, shift?: boolean])[]): Timed[] => [
  ...keys.map(([key, code, shift = false]): Timed => [key, 4, { code, shift }]),
  ['Enter', 4, { code: 'Enter' }],
];

// Each of them means ASN-07.
const spanish = pressed([
  ['A', 'KeyA', true],
  ['S', 'KeyS', true],
  ['N', 'KeyN', true],
  ["'", 'Minus'],
  ['0', 'Digit0'],
  ['7', 'Digit7'],
]);
const french = pressed([
  ['Q', 'KeyA', true],
  ['S', 'KeyS', true],
  ['N', 'KeyN', true],
  [')', 'Minus'],
  ['à', 'Digit0'],
  ['è', 'Digit7'],
]);
const german = pressed([
  ['A', 'KeyA', true],
  ['S', 'KeyS', true],
  ['N', 'KeyN', true],
  ['ß', 'Minus'],
  ['0', 'Digit0'],
  ['7', 'Digit7'],
]);
const capsLock = pressed([
  ['a', 'KeyA', true],
  ['s', 'KeyS', true],
  ['n', 'KeyN', true],
  ['-', 'Minus'],
  ['0', 'Digit0'],
  ['7', 'Digit7'],
]);

describe('keyboard layouts', () => {
  const us: ScannerSettings = { ...defaultScannerSettings, usLayout: true };
  it.each([
    ['Spanish', spanish, "ASN'07"],
    ['French', french, 'QSN)àè'],
    ['German', german, 'ASNß07'],
    ['Caps Lock on', capsLock, 'asn-07'],
  ])('%s: what the computer makes of it, and what a US keyboard would', (_layout, keys, text) => {
    expect(hear(keys)).toMatchObject([{ text, asUs: 'ASN-07' }]);
    expect(scansOf(keys, us)).toEqual(['ASN-07']);
  });

  it('reads keys without a place as they come, with the US layout set', () => {
    expect(scansOf(typed('ASN-00042', 4), us)).toEqual(['ASN-00042']);
  });

  it('leaves a mark where a dead key swallowed a character', () => {
    const keys = pressed([
      ['A', 'KeyA', true],
      ['Dead', 'BracketLeft'],
      ['B', 'KeyB', true],
      ['1', 'Digit1'],
    ]);
    expect(hear(keys)).toMatchObject([{ text: `A${lostCharacter}B1`, asUs: 'A[B1' }]);
    expect(scansOf(keys, us)).toEqual(['A[B1']);
  });

  it('puts inverted capitals right', () => {
    expect(scansOf(typed('asn-07aB', 4), { ...defaultScannerSettings, capitalsInverted: true })).toEqual([
      'ASN-07Ab',
    ]);
  });

  it('an input method leaves a person alone, and a scanner too, unless keys are read by their place', () => {
    const keys: Timed[] = [
      ...'ASN7'.split('').map((letter): Timed => {
        const code = letter === '7' ? 'Digit7' : `Key${letter}`;
        return ['Process', 4, { code, shift: letter !== '7', composing: true }];
      }),
      ['Enter', 4],
    ];
    expect(scansOf(keys)).toEqual([]);
    expect(scansOf(keys, us)).toEqual(['ASN7']);
  });
});

describe('the group separator of GS1', () => {
  const around = (separator: Timed): Timed[] => [
    ...typed('10A7', 4).slice(0, -1),
    separator,
    ...typed('3012', 4),
  ];
  it.each<[string, Timed]>([
    ['as itself', ['\u001d', 4]],
    ['as Ctrl and ]', [']', 4, { control: true, code: 'BracketRight' }]],
    ['as Ctrl and the place of ] on another layout', ['+', 4, { control: true, code: 'BracketRight' }]],
    ['as F8', ['F8', 4]],
  ])('%s is kept inside the code', (_how, separator) => {
    expect(scansOf(around(separator))).toEqual(['10A7\u001d3012']);
  });

  it('typed as a character code is kept too', () => {
    const keys = [...typed('10A7', 4).slice(0, -1), ...altCode('029'), ...typed('3012', 4)];
    expect(scansOf(keys)).toEqual(['10A7\u001d3012']);
  });
});

/** Digits on the number pad while Alt is held, and then Alt let go. */
function altCode(digits: string): Timed[] {
  return [
    ['Alt', 1, { alt: true }],
    ...[...digits].map((digit): Timed => ['Unidentified', 1, { code: `Numpad${digit}`, alt: true }]),
    ['Alt', 1, { released: true }],
  ];
}

describe('the number pad', () => {
  const digits = (key: (digit: string) => string): Timed[] => [
    ...'4711'.split('').map((digit): Timed => [key(digit), 4, { code: `Numpad${digit}` }]),
    ['Enter', 4, { code: 'NumpadEnter' }],
  ];
  it('types digits', () => expect(scansOf(digits((digit) => digit))).toEqual(['4711']));
  it('types them with NumLock off as well', () => expect(scansOf(digits(() => 'Home'))).toEqual(['4711']));
  it('types characters by their codes', () => {
    const keys = ['065', '83', '0078', '45', '55'].flatMap(altCode);
    expect(scansOf([...keys, ['Enter', 4]])).toEqual(['ASN-7']);
    expect(scansOf([...keys, ...altCode('013')])).toEqual(['ASN-7']);
  });
  it('types nothing by a code that no character has', () => {
    expect(scansOf([...typed('ASN-7', 4).slice(0, -1), ...altCode('999'), ['Enter', 4]])).toEqual([]);
  });
});
