import { describe, expect, it } from 'vitest';
import { type Screen, screens } from '../app/access.ts';
import type { HeardKey } from '../scan/listen-for-scans.ts';
import { hearShortcut, nextKeyWaitMs, noKeys, shortcutWaitMs } from './hear-shortcuts.ts';
import { type ShortcutAction, shortcutsOf } from './shortcuts.ts';

const plain: HeardKey = {
  key: '',
  code: '',
  timeStamp: 0,
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

type Timed = readonly [key: string, gapMs: number, more?: Partial<HeardKey>];

/** What is done when these keys come with these gaps, and nothing after them. */
function done(keys: readonly Timed[]): ShortcutAction[] {
  const actions: ShortcutAction[] = [];
  let typed = noKeys;
  let timeStamp = 1_000;
  let waiting: { action: ShortcutAction; until: number } | null = null;
  for (const [key, gapMs, more] of keys) {
    timeStamp += gapMs;
    if (waiting && timeStamp >= waiting.until) actions.push(waiting.action);
    const step = hearShortcut(typed, { ...plain, key, timeStamp, ...more }, shortcutsOf(screens));
    typed = step.typed;
    waiting = step.action && { action: step.action, until: timeStamp + step.waitMs };
  }
  if (waiting) actions.push(waiting.action);
  return actions;
}

const go = (screen: Screen['id']) => ({ kind: 'GO', screen });

describe('a person’s keys', () => {
  it.each<[string, Timed[], unknown[]]>([
    [
      'g and s',
      [
        ['g', 0],
        ['s', 180],
      ],
      [go('scan')],
    ],
    [
      'g and s, slowly',
      [
        ['g', 0],
        ['s', nextKeyWaitMs - 1],
      ],
      [go('scan')],
    ],
    [
      'g and s, too slowly',
      [
        ['g', 0],
        ['s', nextKeyWaitMs],
      ],
      [],
    ],
    ['/', [['/', 0]], [{ kind: 'SEARCH' }]],
    [
      '?',
      [
        ['Shift', 0],
        ['?', 50],
      ],
      [{ kind: 'SHEET' }],
    ],
    ['F2', [['F2', 0]], [go('scan')]],
    [
      'g and a key of nothing',
      [
        ['g', 0],
        ['7', 100],
      ],
      [],
    ],
    [
      'a word',
      [
        ['d', 0],
        ['o', 150],
        ['g', 150],
        ['s', 150],
      ],
      [],
    ],
    [
      'a shortcut after a word and a rest',
      [
        ['x', 0],
        ['/', shortcutWaitMs + 1],
      ],
      [{ kind: 'SEARCH' }],
    ],
    [
      'two in a row',
      [
        ['/', 0],
        ['?', shortcutWaitMs],
      ],
      [{ kind: 'SEARCH' }, { kind: 'SHEET' }],
    ],
    ['/ in a field', [['/', 0, { inField: true }]], []],
    ['Ctrl and /', [['/', 0, { control: true }]], []],
    ['/ held down', [['/', 0, { repeat: true }]], []],
  ])('%s', (_what, keys, actions) => {
    expect(done(keys)).toEqual(actions);
  });
});

describe('a scanner’s keys', () => {
  const burst = (text: string, gapMs: number): Timed[] => [
    ...text.split('').map((key, index): Timed => [key, gapMs, { scanners: index > 0 }]),
    ['Enter', gapMs, { scanners: true }],
  ];
  it.each<[string, Timed[]]>([
    ['a code that begins like a shortcut', burst('gs-4711', 4)],
    ['a code that is one', burst('gs', 4)],
    ['a code that ends like one', burst('4711/', 4)],
    ['a code of a shortcut alone', burst('?', 4)],
    ['a slow scanner, which nothing has told yet', 'gs-4711'.split('').map((key): Timed => [key, 90])],
    [
      'a stretched pause inside a code',
      [
        ['/', 0],
        ['4', 300],
        ['7', 4, { scanners: true }],
      ],
    ],
    ['a function key inside a code', [...burst('4711', 4).slice(0, 3), ['F2', 4]]],
  ])('%s does nothing', (_what, keys) => {
    expect(done(keys)).toEqual([]);
  });
});

it('no two shortcuts have the same keys, and none begins with another', () => {
  const all = shortcutsOf(screens).map(({ keys }) => keys.join(' '));
  for (const keys of all)
    expect(all.filter((other) => other === keys || other.startsWith(`${keys} `))).toEqual([keys]);
});
