import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkImports, unreadFiles } from './import-rules.ts';

const sourceFilesMin = 100;

const trees: string[] = [];

afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true, force: true });
});

/** A small project in a temporary folder, with the workspace's packages and some installed ones to import. */
function plantTree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'wms-imports-'));
  trees.push(root);
  const write = (file: string, content: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  };
  const installed = ['zod', 'electron', 'drizzle-orm', 'express', 'react'];
  write(
    'package.json',
    JSON.stringify({ dependencies: Object.fromEntries(installed.map((name) => [name, '*'])) }),
  );
  for (const name of installed) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};');
  }
  mkdirSync(join(root, 'node_modules/@wms'));
  for (const name of ['domain', 'contract', 'client', 'ui', 'testkit']) {
    write(
      `packages/${name}/package.json`,
      JSON.stringify({ name: `@wms/${name}`, exports: { '.': './src/index.ts' } }),
    );
    write(`packages/${name}/src/index.ts`, 'export const here = 1;');
    symlinkSync(join(root, 'packages', name), join(root, 'node_modules/@wms', name));
  }
  for (const [file, content] of Object.entries(files)) write(file, content);
  return root;
}

async function problemsOf(files: Record<string, string>): Promise<readonly string[]> {
  return (await checkImports(plantTree(files))).problems;
}

const stockCommand = 'apps/api/src/features/stock/update-stock.command.ts';

describe('the import rules', () => {
  it('pass a tree that keeps them', async () => {
    const root = plantTree({
      'packages/contract/src/index.ts':
        "import { here } from '@wms/domain';\nimport z from 'zod';\nexport { here, z };",
      'packages/domain/src/rule.test.ts': "import { here } from '@wms/testkit';\nexport { here };",
      'apps/api/src/features/stock/routes.ts': "import express from 'express';\nexport { express };",
      'apps/api/src/store/store.ts':
        "import fs from 'node:fs';\nimport orm from 'drizzle-orm';\nexport { fs, orm };",
      [stockCommand]: "import type { fs } from '../../store/store.ts';\nexport type { fs };",
      'apps/desktop/src/main/index.ts': "import { app } from 'electron';\nexport { app };",
    });
    expect(await checkImports(root)).toEqual({ modules: 10, problems: [] });
  });

  it.each([
    ['the domain reads a file', 'packages/domain/src/index.ts', 'node:fs', 'domain-imports'],
    ['the domain uses a package', 'packages/domain/src/index.ts', 'zod', 'domain-imports'],
    ['the contract knows the client', 'packages/contract/src/index.ts', '@wms/client', 'contract-imports'],
    ['the client parses with zod', 'packages/client/src/index.ts', 'zod', 'client-imports'],
    ['a screen knows Electron', 'packages/ui/src/index.ts', 'electron', 'ui-imports'],
    ['a screen reads a file', 'packages/ui/src/index.ts', 'node:fs', 'ui-imports'],
    [
      'a package imports an app',
      'packages/testkit/src/index.ts',
      '../../../apps/api/src/app.ts',
      'packages-never-import-apps',
    ],
    [
      'one app imports another',
      'apps/portal/src/main.tsx',
      '../../api/src/app.ts',
      'apps-never-import-each-other',
    ],
    ['a feature imports another', stockCommand, '../shipments/ship.ts', 'feature-imports'],
    ['a feature builds SQL', stockCommand, 'drizzle-orm', 'feature-imports'],
    ['a command knows Express', stockCommand, 'express', 'feature-imports'],
    [
      'a feature knows how the app is put together',
      stockCommand,
      '../../app.ts',
      'nothing-imports-a-composition-root',
    ],
    ['the store knows the wire', 'apps/api/src/store/store.ts', '@wms/contract', 'store-imports'],
    ['HTTP builds SQL', 'apps/api/src/http/endpoint.ts', 'drizzle-orm', 'only-the-store-knows-its-databases'],
    [
      'the ledger knows Express',
      'apps/api/src/ledger/hash.ts',
      'express',
      'only-http-and-routes-know-express',
    ],
    [
      'the preload knows the wire',
      'apps/desktop/src/preload/index.ts',
      '@wms/contract',
      'desktop-preload-imports',
    ],
    ['the main process draws screens', 'apps/desktop/src/main/index.ts', '@wms/ui', 'desktop-main-imports'],
    [
      'the renderer knows Electron',
      'apps/desktop/src/renderer/main.tsx',
      'electron',
      'desktop-renderer-imports',
    ],
    ['the product uses the testkit', 'apps/portal/src/main.tsx', '@wms/testkit', 'testkit-is-for-tests'],
    [
      'an end-to-end test reaches into the product',
      'e2e/specs/stock.spec.ts',
      '@wms/domain',
      'e2e-imports-no-product',
    ],
    ['a package was never declared', 'packages/testkit/src/index.ts', 'undeclared', 'no-undeclared-packages'],
    ['a file is not there', 'packages/domain/src/index.ts', './gone.ts', 'no-unresolvable-imports'],
  ])('report when %s', async (_fault, file, imported, rule) => {
    const problems = await problemsOf({
      'apps/api/src/app.ts': 'export const here = 1;',
      'apps/api/src/features/shipments/ship.ts': 'export const here = 1;',
      'node_modules/undeclared/package.json': JSON.stringify({
        name: 'undeclared',
        version: '1.0.0',
        main: 'index.js',
      }),
      'node_modules/undeclared/index.js': 'module.exports = {};',
      [file]: `import { here } from '${imported}';\nexport { here };`,
    });
    expect(problems).toContainEqual(expect.stringContaining(rule));
    expect(problems).toContainEqual(expect.stringContaining(`: ${file} -> `));
  });

  it.each([
    ['a type', "import type { here } from 'electron';\nexport type { here };"],
    ['a re-exported type', "export type { here } from 'electron';"],
    [
      'a module, later and deep inside',
      "export const late = { async load() { return [await import('electron')]; } };",
    ],
  ])('count an import of %s', async (_kind, source) => {
    const problems = await problemsOf({ 'packages/ui/src/index.ts': source });
    expect(problems).toEqual([expect.stringContaining('ui-imports: packages/ui/src/index.ts -> ')]);
  });

  it('report a cycle, be it of types alone', async () => {
    const problems = await problemsOf({
      'packages/domain/src/index.ts': "export type { B } from './b.ts';\nexport interface A {}",
      'packages/domain/src/b.ts': "import type { A } from './index.ts';\nexport type B = A;",
    });
    expect(problems).toContainEqual(expect.stringMatching(/^no-cycles: .*b\.ts/));
  });
});

describe('the checker itself', () => {
  it('fails on a tree without source files', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'wms-imports-'));
    trees.push(empty);
    expect(await checkImports(empty)).toEqual({ modules: 0, problems: [expect.any(String)] });
  });

  it('fails when a file was not read, or not its imports', () => {
    const root = plantTree({
      'packages/domain/src/a.ts': "import {\n  here,\n} from './index.ts';\nexport { here };",
    });
    const files = ['packages/domain/src/a.ts', 'packages/domain/src/index.ts'];
    expect(unreadFiles(root, files, [])).toEqual(files.map((file) => `not read: ${file}`));
    expect(
      unreadFiles(
        root,
        files,
        files.map((source) => ({ source, dependencies: [] })),
      ),
    ).toEqual(['imports not read: packages/domain/src/a.ts']);
  });

  it('reads every source file of this project', async () => {
    const { modules, problems } = await checkImports(join(import.meta.dirname, '..'));
    expect(modules).toBeGreaterThan(sourceFilesMin);
    expect(problems.filter((problem) => /^(imports )?not read/.test(problem))).toEqual([]);
  });
});
