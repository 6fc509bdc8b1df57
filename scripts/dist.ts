import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build.ts';
import { signingFor, type Signing } from './dist-signing.ts';
import { electronFolder } from './electron.ts';

const root = join(import.meta.dirname, '..');

const { version: electronVersion } = JSON.parse(
  readFileSync(join(electronFolder, 'package.json'), 'utf8'),
) as { version: string };

/** What can be made on each system, and what electron-builder calls the system. */
const systems = {
  win32: { flag: '--win', targets: ['nsis'], binary: 'electron.exe' },
  darwin: { flag: '--mac', targets: ['dmg', 'zip'], binary: 'Electron.app' },
  linux: { flag: '--linux', targets: ['AppImage', 'deb', 'rpm'], binary: 'electron' },
} as const;

const usage = `Usage: npm run dist [-- [--dir] [--signed] [targets]]

Makes the packages of the desktop client for this system and processor, in release/.
  --dir      the unpacked program alone
  --signed   refuses to make anything that would not be signed
  targets    some of: ${Object.values(systems)
    .flatMap(({ targets }) => targets)
    .join(', ')}
docs/install.md has the environment variables for signing and for updates.`;

/** Says what is missing before anything slow begins; then bundles and packs. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === null) return refuse(usage);
  const system = Object.entries(systems).find(([platform]) => platform === process.platform)?.[1];
  if (system === undefined) return refuse(`There are no packages for ${process.platform}.`);
  const targets: readonly string[] = options.targets.length > 0 ? options.targets : system.targets;
  const foreign = targets.filter((target) => !(system.targets as readonly string[]).includes(target));
  if (foreign.length > 0)
    return refuse(`This system makes ${system.targets.join(', ')}, and not ${foreign.join(', ')}.`);

  const electronDist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(electronFolder, 'dist');
  if (!existsSync(join(electronDist, system.binary))) return refuse(noElectron(electronDist));
  const found = readVersion(electronDist);
  if (found !== electronVersion)
    return refuse(`${electronDist} holds Electron ${found}, and the client is made for ${electronVersion}.`);
  const signing = signingFor(process.platform, process.env);
  for (const sentence of signing.missing) console.error(sentence);
  if (signing.missing.length > 0) {
    if (options.signed) return refuse('Nothing was made, because it would not be signed.');
    console.error('What is made now is not signed: it is for trying out, and takes no updates.');
  }
  if (!buildIfStale('desktop')) return 1;
  return pack([system.flag, ...(options.dir ? ['dir'] : targets)], electronDist, signing, options.signed);
}

/** Each of Electron's folders says in a file which version it is. */
const readVersion = (folder: string): string => {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'of an unknown version';
};

function readOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { dir: { type: 'boolean', default: false }, signed: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    return { ...values, targets: positionals };
  } catch {
    return null;
  }
}

const noElectron = (folder: string): string =>
  `Electron's binary is not in ${folder}, so that nothing can be packed. It does not come from the npm registry: ` +
  '`npx install-electron` downloads it, from the mirror in ELECTRON_MIRROR where one is set. ' +
  'ELECTRON_OVERRIDE_DIST_PATH names a folder that already has it.';

/** Runs electron-builder in the terminal's foreground, and says where the packages are. */
async function pack(
  what: readonly string[],
  electronDist: string,
  { missing, overrides }: Signing,
  signed: boolean,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'wms-dist-'));
  try {
    const configFile = join(folder, 'electron-builder.json');
    const output = process.env['WMS_DIST_OUTPUT'] ?? join(root, 'release');
    const config = {
      extends: join(root, 'electron-builder.yml'),
      electronDist,
      forceCodeSigning: signed && process.platform !== 'linux',
      directories: { output },
      extraMetadata: { wms: buildFacts(missing.length === 0) },
      ...overrides,
    };
    writeFileSync(configFile, JSON.stringify(config));
    const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
    const args = [builder, ...what, `--${process.arch}`, '--config', configFile, '--publish', 'never'];
    const code = await run(args);
    if (code === 0) console.log(`In ${output}:\n${madeIn(output)}`);
    else
      console.error(
        'The packages were not made; the reason is above. electron-builder downloads the tools for installers, ' +
          'AppImages, deb and rpm the first time, so that only --dir works without a network.',
      );
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the program knows of its own build (apps/desktop/src/main/build-facts.ts). */
function buildFacts(isSigned: boolean): { updateFeed: string; publisher: string } {
  const updateFeed = process.env['WMS_UPDATE_FEED']?.replace(/\/+$/, '') ?? '';
  return { updateFeed, publisher: isSigned ? (process.env['WMS_PUBLISHER'] ?? '') : '' };
}

function run(args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    child.on('error', (error) => resolve(refuse(`electron-builder could not be started: ${error.message}`)));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const madeIn = (output: string): string =>
  readdirSync(output)
    .filter((name) => !/^builder-|^\./.test(name))
    .toSorted()
    .map((name) => `  ${name}`)
    .join('\n');

function refuse(sentence: string): number {
  console.error(sentence);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
