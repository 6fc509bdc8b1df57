import { describe, expect, it } from 'vitest';
import {
  type Burst,
  defaultScannerSettings,
  type KeyPress,
  noBurst,
  prefixedPauseMsMax,
  recognise,
  scanLengthMax,
  type ScannerSettings,
} from './recogniser.ts';

type Timed = readonly [key: string, gapMs: number, more?: Partial<KeyPress>];

/** Every scan that a row of keys with explicit gaps makes. */
function scansOf(keys: readonly Timed[], settings: ScannerSettings = defaultScannerSettings): string[] {
  let burst: Burst = noBurst;
  let timeStamp = 1_000;
  const scans: string[] = [];
  for (const [key, gapMs, more] of keys) {
    timeStamp += gapMs;
    const step = recognise(burst, { key, timeStamp, repeat: false, control: false, ...more }, settings);
    burst = step.burst;
    if (step.scan !== null) scans.push(step.scan);
  }
  return scans;
}

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
      [['\u0002', 2], ...typed('ASN-00', 2).slice(0, -1), ['\u001d', 2], ...typed('042', 2)],
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
      const press = { key, timeStamp, repeat: false, control: false };
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
