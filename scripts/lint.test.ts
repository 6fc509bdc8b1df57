import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wms-lint-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: join(root, 'tsconfig.json'), include: ['.'] }),
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Lints one file with the project's rules. */
function lint(file: string, source: string): { status: number | null; output: string } {
  writeFileSync(join(folder, file), source);
  const oxlint = [
    join(root, 'node_modules/oxlint/bin/oxlint'),
    '-c',
    join(root, '.oxlintrc.json'),
    '--format=unix',
  ];
  const { status, stdout } = spawnSync(process.execPath, [...oxlint, file], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, output: stdout };
}

it('a clean file passes', () => {
  expect(lint('clean.ts', 'export const one: number = 1;\n').status).toBe(0);
});

it.each([
  [
    'a promise that nobody waits for',
    'floating.ts',
    'const work = async () => 1;\nwork();\n',
    'no-floating-promises',
  ],
  ['any', 'any.ts', 'export const value: any = 1;\n', 'no-explicit-any'],
  [
    'a type imported as a value',
    'type.ts',
    "import { Stats } from 'node:fs';\nexport const of = (s: Stats) => s;\n",
    'consistent-type-imports',
  ],
  [
    'an import hidden in a type',
    'hidden.ts',
    "export type Hidden = import('node:fs').Stats;\n",
    'consistent-type-imports',
  ],
  [
    'a switch that forgets a case',
    'switch.ts',
    "export function f(x: 'a' | 'b') {\n  switch (x) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}\n",
    'switch-exhaustiveness-check',
  ],
  [
    'a command that waits for a clock',
    'wait.command.ts',
    'setTimeout(() => undefined, 1);\n',
    'no-restricted-globals',
  ],
  [
    'a command that reads a file',
    'read.command.ts',
    "import fs from 'node:fs';\nexport { fs };\n",
    'no-restricted-imports',
  ],
  [
    'a hook that is called now and then',
    'hook.tsx',
    "import { useState } from 'react';\nexport function View({ on }: { on: boolean }) {\n  if (on) useState(1);\n  return <p />;\n}\n",
    'rules-of-hooks',
  ],
  ['a picture without words', 'picture.tsx', 'export const picture = <img src="a.png" />;\n', 'alt-text'],
])('%s is reported', (_fault, file, source, rule) => {
  const { status, output } = lint(file, source);
  expect(output).toContain(rule);
  expect(status).toBe(1);
});
