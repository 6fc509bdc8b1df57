import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { follow } from './follow.mjs';
import { InstallError, installDependencies, projectNode } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What each command runs on the project's own Node, once the dependencies are there. */
const commands = {
  start: 'scripts/start.ts',
  test: 'scripts/test.ts',
  check: 'scripts/check.ts',
  bench: 'bench/main.ts',
  torture: 'bench/torture.ts',
  desktop: 'scripts/desktop.ts',
  dist: 'scripts/dist.ts',
  wms: 'apps/api/src/cli.ts',
};

/**
 * Installs what is missing and runs one command of `package.json` on the project's own Node, with the
 * caller's arguments, signals and exit code passed through.
 * @param {string[]} commandLine the command's name, then its arguments
 */
export function launch([name = '', ...args]) {
  const script = Object.entries(commands).find(([command]) => command === name)?.[1];
  if (script === undefined) {
    return refuse(`Usage: node scripts/setup.mjs ${Object.keys(commands).join('|')} [arguments]`);
  }
  if (!existsSync(join(root, script))) return refuse(`This checkout has no ${script}, which '${name}' runs.`);
  try {
    installDependencies(root);
  } catch (error) {
    if (error instanceof InstallError) return refuse(error.message);
    throw error;
  }
  runOnProjectNode(join(root, script), args, folderFor(name));
}

/** The operator's command line works on the caller's files; everything else works on the project. */
function folderFor(/** @type {string} */ name) {
  return name === 'wms' ? (process.env.INIT_CWD ?? process.cwd()) : root;
}

/**
 * @param {string} script
 * @param {string[]} args
 * @param {string} cwd
 */
function runOnProjectNode(script, args, cwd) {
  const node = projectNode(root);
  const path = [node.folder, join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  // What Node has compiled once, types stripped, no process that comes after has to compile again.
  const compiled = join(root, 'node_modules', '.cache', 'wms', 'compiled');
  const child = spawn(node.binary, [script, ...args], {
    cwd,
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: compiled, ...process.env, PATH: path },
  });
  follow(child);
  child.on('error', (error) => refuse(`The project's own Node could not be started: ${error.message}`));
}

function refuse(/** @type {string} */ sentence) {
  console.error(sentence);
  process.exitCode = 2;
}
