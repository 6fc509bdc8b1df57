import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { sourceFiles } from './source-files.ts';

const projectRoot = join(import.meta.dirname, '..');
const sourceFolders = ['packages', 'apps', 'e2e', 'bench', 'scripts'];

/** An import or re-export from another module at the start of a line, on one line or ended on its own. */
const importLine = /^(import\b.*|export\b.*|\}) from '/m;

export interface ImportCheck {
  /** How many source files were read. */
  readonly modules: number;
  /** What is wrong, as readable lines; empty when every import is allowed. */
  readonly problems: readonly string[];
}

/** Holds the imports of all source files below a folder against the rules of `.dependency-cruiser.mjs`. */
export async function checkImports(root: string): Promise<ImportCheck> {
  const folders = sourceFolders.filter((folder) => existsSync(join(root, folder)));
  const files = folders.flatMap((folder) =>
    sourceFiles(join(root, folder), /\.([cm]?ts|tsx|mjs)$/).map((file) => `${folder}/${file}`),
  );
  if (files.length === 0) return { modules: 0, problems: ['No source files were found to check.'] };

  const options = await extractDepcruiseOptions(join(projectRoot, '.dependency-cruiser.mjs'));
  const { output } = await cruise(folders, { ...options, validate: true, baseDir: root });
  const { modules, summary } = output as ICruiseResult;
  const violations = summary.violations.map(
    ({ rule, from, to, cycle }) =>
      `${rule.name}: ${from} -> ${cycle === undefined ? to : cycle.map(({ name }) => name).join(' -> ')}`,
  );
  return { modules: files.length, problems: [...unreadFiles(root, files, modules), ...violations] };
}

/**
 * What the checker passed over. Had it no parser, it would read no file, or no import, and be content with all.
 * @param modules the files that it read, with the imports that it found in each
 */
export function unreadFiles(
  root: string,
  files: readonly string[],
  modules: readonly { source: string; dependencies: readonly unknown[] }[],
): string[] {
  const importsRead = new Map(modules.map(({ source, dependencies }) => [source, dependencies.length]));
  return files.flatMap((file) => {
    const count = importsRead.get(file);
    if (count === undefined) return [`not read: ${file}`];
    if (count === 0 && importLine.test(readFileSync(join(root, file), 'utf8')))
      return [`imports not read: ${file}`];
    return [];
  });
}

if (import.meta.main) {
  const { modules, problems } = await checkImports(projectRoot);
  for (const problem of problems) console.error(problem);
  console.error(`${modules} modules read, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
