import { expect, it } from 'vitest';
import { goneAfterMs, look, nothingSeen } from './seen-codes.ts';

/** The scans that looks at these times make. */
function scansOf(looks: readonly (readonly [atMs: number, codes: readonly string[]])[]): string[] {
  let seen = nothingSeen;
  return looks.flatMap(([at, codes]) => {
    const step = look(seen, codes, at);
    ({ seen } = step);
    return step.fresh;
  });
}

it.each<[string, [number, string[]][], string[]]>([
  ['nothing in view', [[0, []]], []],
  [
    'a label held there',
    [
      [0, ['A']],
      [100, ['A']],
      [200, ['A']],
    ],
    ['A'],
  ],
  ['a label held there for long', [0, 1_000, 2_000, 3_000].map((at) => [at, ['A']]), ['A']],
  [
    'a look that missed it',
    [
      [0, ['A']],
      [100, []],
      [200, ['A']],
    ],
    ['A'],
  ],
  [
    'a label taken away and shown again',
    [
      [0, ['A']],
      [goneAfterMs, ['A']],
    ],
    ['A', 'A'],
  ],
  [
    'almost',
    [
      [0, ['A']],
      [goneAfterMs - 1, ['A']],
    ],
    ['A'],
  ],
  [
    'two labels in view',
    [
      [0, ['A', 'B']],
      [100, ['B', 'A']],
    ],
    ['A', 'B'],
  ],
  ['the same label twice in one look', [[0, ['A', 'A']]], ['A']],
  [
    'another label',
    [
      [0, ['A']],
      [100, ['B']],
    ],
    ['A', 'B'],
  ],
])('%s', (_what, looks, scans) => {
  expect(scansOf(looks)).toEqual(scans);
});
