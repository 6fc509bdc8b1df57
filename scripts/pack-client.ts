import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';

const packages = join(import.meta.dirname, '..', 'packages');
const compiler = join(import.meta.dirname, '..', 'node_modules', 'typescript', 'bin', 'tsc');
/** What the client is made of; what these import from the registry, the package depends on. */
const parts = ['client', 'contract', 'domain'] as const;

/**
 * Writes the client as a package that needs nothing of this project: JavaScript and type declarations of all that it
 * is made of, with their imports of each other as paths.
 */
export function writeClientPackage(folder: string): void {
  const compiled = join(folder, 'dist');
  mkdirSync(compiled, { recursive: true });
  compile(compiled);
  for (const file of readdirSync(compiled, { recursive: true, encoding: 'utf8' })) {
    if (/\.(js|d\.ts)$/.test(file)) withPaths(compiled, file);
  }
  const { version } = manifestOf('client');
  const manifest = {
    name: '@wms/client',
    version,
    description: '888 WMS: the typed client of the stock API',
    type: 'module',
    license: 'UNLICENSED',
    engines: { node: '>=22' },
    exports: { '.': { types: './dist/client/src/index.d.ts', default: './dist/client/src/index.js' } },
    sideEffects: false,
    dependencies: manifestOf('contract').registryDependencies,
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  cpSync(join(packages, 'client', 'README.md'), join(folder, 'README.md'));
}

function manifestOf(part: (typeof parts)[number]) {
  const { version, dependencies = {} } = JSON.parse(
    readFileSync(join(packages, part, 'package.json'), 'utf8'),
  ) as { version: string; dependencies?: Record<string, string> };
  const fromRegistry = Object.entries(dependencies).filter(([name]) => !name.startsWith('@wms/'));
  return { version, registryDependencies: Object.fromEntries(fromRegistry) };
}

function compile(outDir: string): void {
  const settings = mkdtempSync(join(tmpdir(), 'wms-pack-'));
  const project = join(settings, 'tsconfig.json');
  const compilerOptions = {
    composite: false,
    emitDeclarationOnly: false,
    outDir,
    rootDir: packages,
    declaration: true,
    rewriteRelativeImportExtensions: true,
  };
  const extended = join(packages, 'client', 'tsconfig.json');
  // Each by name: what is only found by way of node_modules would be checked and not written.
  const include = parts.map((part) => join(packages, part, 'src'));
  const exclude = parts.map((part) => join(packages, part, 'src', '**', '*.test.ts'));
  writeFileSync(project, JSON.stringify({ extends: extended, compilerOptions, include, exclude }));
  try {
    execFileSync(process.execPath, [compiler, '-p', project], { stdio: ['ignore', 'inherit', 'inherit'] });
  } finally {
    rmSync(settings, { recursive: true });
  }
}

/** In a compiled file, `@wms/contract` becomes the path to it, and declarations name files that are there. */
function withPaths(compiled: string, file: string): void {
  const path = join(compiled, file);
  const pathTo = (part: string) =>
    relative(join(path, '..'), join(compiled, part, 'src', 'index.js')).replaceAll(sep, '/');
  const text = readFileSync(path, 'utf8')
    .replace(/(['"])@wms\/(\w+)\1/g, (_all, _quote, part: string) => `'${pathTo(part)}'`)
    .replace(/(['"])(\.[^'"]*)\.ts\1/g, "'$2.js'");
  writeFileSync(path, text);
}

/** `node scripts/pack-client.ts [folder]`: a tarball for `npm install`. */
function main(destination: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'wms-client-'));
  try {
    writeClientPackage(folder);
    execFileSync('npm', ['pack', folder, '--pack-destination', destination], { stdio: 'inherit' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) main(process.argv[2] ?? process.cwd());
