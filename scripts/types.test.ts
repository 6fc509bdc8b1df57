import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkTypes } from './types.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wms-types-'));
  write(
    'packages/domain/tsconfig.json',
    JSON.stringify({ compilerOptions: { noEmit: true, types: [] }, include: ['src'] }),
  );
  write('packages/domain/src/rule.ts', 'export const rule: number = 1;');
});

afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, content: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
}

it('a tree whose files all compile in one project each passes', () => {
  expect(checkTypes(root)).toEqual([]);
});

it('a type error is reported with its file', () => {
  write('packages/domain/src/rule.ts', "export const rule: number = 'one';");
  expect(checkTypes(root)).toEqual([
    expect.stringContaining('packages/domain/src/rule.ts(1,14): error TS2322'),
  ]);
});

it('a file that no project names is reported', () => {
  write('bench/main.ts', 'export {};');
  expect(checkTypes(root)).toEqual(['bench/main.ts is in no TypeScript project']);
});

it('a file that two projects name is reported', () => {
  write(
    'tsconfig.json',
    JSON.stringify({ compilerOptions: { noEmit: true, types: [] }, include: ['packages'] }),
  );
  expect(checkTypes(root)).toEqual([
    'packages/domain/src/rule.ts is in packages/domain/tsconfig.json and in tsconfig.json',
  ]);
});
