import { spawnSync } from 'node:child_process';
import { dirname, join, posix } from 'node:path';
import { sourceFiles } from './source-files.ts';

const compiler = join(import.meta.dirname, '..', 'node_modules', 'typescript', 'bin', 'tsc');

/**
 * Type-checks every TypeScript project below a folder, and sees to it that each TypeScript file belongs to exactly
 * one of them: a file in none would go unchecked, and one in two would be checked in the wrong surroundings too.
 * @returns what is wrong, as readable sentences; empty when all is well
 */
export function checkTypes(root: string): string[] {
  const projects = sourceFiles(root, /^tsconfig\.json$/);
  // A project takes the declarations of those it refers to, so that each source is checked once; and the compiler
  // remembers what it found, so that the next check looks only at what has changed since.
  const check = compile(root, ['-b', ...projects, '--pretty', 'false']);
  return [...(check.status === 0 ? [] : [check.output]), ...misplacedFiles(root, projects)];
}

function misplacedFiles(root: string, projects: readonly string[]): string[] {
  const owners = new Map<string, string[]>();
  for (const project of projects) {
    for (const file of filesOf(root, project)) owners.set(file, [...(owners.get(file) ?? []), project]);
  }
  return sourceFiles(root, /\.[cm]?tsx?$/).flatMap((file) => {
    const found = owners.get(file) ?? [];
    if (found.length === 1) return [];
    return [`${file} is in ${found.length === 0 ? 'no TypeScript project' : found.join(' and in ')}`];
  });
}

/** The files that a project names itself, without those that they import from elsewhere. */
function filesOf(root: string, project: string): string[] {
  const shown = compile(root, ['-p', project, '--showConfig']);
  if (shown.status !== 0) return [];
  const { files = [] } = JSON.parse(shown.output) as { files?: string[] };
  return files.map((file) => posix.join(dirname(project), file));
}

function compile(root: string, args: readonly string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, output: `${stdout}${stderr}`.trim() };
}

if (import.meta.main) {
  const problems = checkTypes(join(import.meta.dirname, '..'));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
