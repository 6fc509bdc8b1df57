import { extractAll, extractFile, getRawHeader, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeElectronStandIn } from '../packaging/testing/electron-stand-in.ts';
import packageJson from '../package.json' with { type: 'json' };

// The real bundles and the real electron-builder, around a stand-in for Electron's binary.

const root = join(import.meta.dirname, '../../..');
const { version: electronVersion } = createRequire(import.meta.url)('electron/package.json') as {
  version: string;
};
const isLinux = process.platform === 'linux';
const canMakeDeb = isLinux && spawnSync('dpkg-deb', ['--version']).status === 0;

const folder = mkdtempSync(join(tmpdir(), 'wms-package-'));
const made = join(folder, 'made');
const unpacked = join(made, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);
const archive = join(unpacked, 'resources', 'app.asar');
const deb = join(
  made,
  `888-wms-${packageJson.version}-linux-${process.arch === 'x64' ? 'amd64' : 'arm64'}.deb`,
);

function runDist(args: readonly string[], environment: Record<string, string>) {
  return spawnSync(process.execPath, [join(root, 'scripts/dist.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, WMS_DIST_OUTPUT: made, ...environment },
  });
}

beforeAll(() => {
  if (!isLinux) return;
  const standIn = join(folder, 'electron');
  makeElectronStandIn(standIn, electronVersion);
  const fpm = join(folder, 'fpm');
  const shim = join(import.meta.dirname, '../packaging/testing/fpm-with-dpkg.ts');
  writeFileSync(fpm, `#!/bin/sh\nexec '${process.execPath}' '${shim}' "$@"\n`, { mode: 0o755 });
  const { status, stdout, stderr } = runDist([canMakeDeb ? 'deb' : '--dir'], {
    ELECTRON_OVERRIDE_DIST_PATH: standIn,
    CUSTOM_FPM_PATH: fpm,
    WMS_UPDATE_FEED: 'https://updates.example.test/wms/',
    WMS_PUBLISHER: '888 Wholesale',
  });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const readPacked = (path: string): string => extractFile(archive, path).toString('utf8');

/** Names of bundles hold a hash of their contents. */
const withoutHash = (path: string): string => path.replace(/-[\w-]{8}\.(js|css)$/, '-*.$1');

interface ArchiveEntry {
  readonly files?: Readonly<Record<string, ArchiveEntry>>;
  readonly unpacked?: boolean;
  readonly integrity?: { readonly algorithm: string; readonly hash: string };
}

function filesOf(entry: ArchiveEntry, path = ''): [string, ArchiveEntry][] {
  if (!entry.files) return [[path, entry]];
  return Object.entries(entry.files).flatMap(([name, inner]) => filesOf(inner, `${path}/${name}`));
}

describe.runIf(isLinux)('the archive', () => {
  const packed = () => filesOf(getRawHeader(archive).header);

  it('holds the bundles, what they load, and not one file more', () => {
    const files = packed().map(([path]) => path);
    const screens = files.filter((path) => path.startsWith('/out/renderer/assets/'));
    expect(screens.length).toBeGreaterThan(1);
    for (const path of screens)
      expect(path).toMatch(/^\/out\/renderer\/assets\/[\w.-]+-[\w-]{8}\.(js|css|woff2|wasm)$/);
    expect(
      files
        .filter((path) => !screens.includes(path))
        .map(withoutHash)
        .toSorted(),
    ).toEqual(expectedFiles(process.arch).toSorted());
  });

  it('keeps scripts inside, under its own integrity, and leaves only native modules outside', () => {
    const outside = packed().filter(([, { unpacked: isOutside }]) => isOutside === true);
    expect(outside.map(([path]) => path)).toEqual([
      `/node_modules/@napi-rs/keyring-linux-${process.arch}-gnu/keyring.linux-${process.arch}-gnu.node`,
      `/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
    ]);
    for (const [path, { integrity }] of packed())
      expect([path, integrity]).toEqual([path, expect.objectContaining({ algorithm: 'SHA256' })]);
  });

  it('says nothing of the machine that it was built on, and has no source maps', () => {
    const scripts = listPackage(archive, { isPack: false }).filter((path) => /\.c?js$/.test(path));
    for (const path of scripts) {
      const text = readPacked(path.slice(1));
      expect([path, text.includes(root)]).toEqual([path, false]);
      expect([path, text.includes('sourceMappingURL=data:')]).toEqual([path, false]);
    }
  });

  it('names the program’s version, and what its builder settled, in its package.json alone', () => {
    expect(JSON.parse(readPacked('package.json'))).toEqual({
      name: '888-wms',
      productName: packageJson.productName,
      version: packageJson.version,
      description: packageJson.description,
      homepage: packageJson.homepage,
      author: packageJson.author,
      private: true,
      type: 'module',
      main: 'out/main/index.js',
      dependencies: packageJson.dependencies,
      wms: { updateFeed: 'https://updates.example.test/wms', publisher: '888 Wholesale' },
    });
  });

  it('brings the licences of the parts that it is made of, and stays small', () => {
    const licences = readPacked('out/licences.txt');
    for (const name of ['react', 'zod', 'undici', 'electron-updater', 'better-sqlite3', '@napi-rs/keyring'])
      expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(.+\\)$`, 'm'));
    expect(licences).not.toContain('vitest');
    expect(licences.length).toBeLessThan(64 * 1024);
  });

  it('has all that its native modules need to be loaded', () => {
    const here = join(folder, 'extracted');
    extractAll(archive, here);
    const use = [
      `new (require('better-sqlite3'))(':memory:').close();`,
      `if (typeof require('keytar').AsyncEntry !== 'function') throw new Error('no keychain');`,
      `if (typeof require('node-machine-id').machineId !== 'function') throw new Error('no machine id');`,
    ].join('\n');
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=commonjs', '-e', use], {
      cwd: here,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });
});

const runtimeModules = [
  'better-sqlite3/LICENSE',
  'better-sqlite3/package.json',
  ...['binding', 'database', 'index', 'sqlite-error', 'util'].map((name) => `better-sqlite3/lib/${name}.js`),
  ...[
    'aggregate',
    'backup',
    'explain',
    'function',
    'inspect',
    'pragma',
    'serialize',
    'table',
    'transaction',
    'wrappers',
  ].map((name) => `better-sqlite3/lib/methods/${name}.js`),
  ...['LICENSE', 'index.js', 'package.json'].map((name) => `keytar/${name}`),
  ...['LICENSE', 'dist/index.js', 'package.json'].map((name) => `node-machine-id/${name}`),
];

const expectedFiles = (arch: string): string[] => [
  ...runtimeModules.map((path) => `/node_modules/${path}`),
  ...['LICENSE.third-party.md', 'package.json', `keyring.linux-${arch}-gnu.node`].map(
    (name) => `/node_modules/@napi-rs/keyring-linux-${arch}-gnu/${name}`,
  ),
  `/node_modules/better-sqlite3/prebuilds/linux-${arch}.node`,
  '/out/licences.txt',
  '/out/main/chunks/main-*.js',
  '/out/main/chunks/undici-*.js',
  '/out/main/index.js',
  '/out/preload/index.cjs',
  '/out/renderer/index.html',
  '/package.json',
];

it.runIf(isLinux)('the fuses of the packaged binary are all set, each as it should be', async () => {
  const wire = await getCurrentFuseWire(join(unpacked, '888-wms'));
  const fuses = Object.entries(FuseV1Options)
    .filter(([, index]) => typeof index === 'number')
    .map(([name, index]) => [name, wire[index as FuseV1Options] === FuseState.ENABLE]);
  expect(Object.fromEntries(fuses)).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    // Electron's own default: wasm's out-of-bounds checks by signal handlers.
    WasmTrapHandlers: true,
  });
});

describe.runIf(canMakeDeb)('the Debian package', () => {
  const dpkg = (...args: string[]): string => spawnSync('dpkg-deb', args, { encoding: 'utf8' }).stdout;
  const field = (name: string): string => dpkg('-f', deb, name).trim();

  it('says what it is and what it needs', () => {
    expect(field('Package')).toBe('888-wms');
    expect(field('Version')).toBe(packageJson.version);
    expect(field('Architecture')).toBe(process.arch === 'x64' ? 'amd64' : 'arm64');
    expect(field('Maintainer')).toBe('888 Wholesale <info@888wholesale.co>');
    expect(field('Description')).toMatch(/^Scan inbound pallets/);
    expect(field('Depends').split(', ')).toEqual(expect.arrayContaining(['libsecret-1-0', 'libnss3']));
    expect(field('Recommends')).toBe('gnome-keyring');
  });

  it('puts the program, its entry in the menu and its icons in place, all of them root’s', () => {
    const entries = dpkg('-c', deb).trim().split('\n');
    for (const path of [
      './opt/888 WMS/888-wms',
      './opt/888 WMS/resources/app.asar',
      './opt/888 WMS/LICENSE.electron.txt',
      './opt/888 WMS/LICENSES.chromium.html',
      './usr/share/applications/888-wms.desktop',
      './usr/share/icons/hicolor/512x512/apps/888-wms.png',
    ])
      expect(entries.some((entry) => entry.endsWith(` ${path}`))).toBe(true);
    for (const entry of entries) {
      expect(entry).toMatch(/^\S+ root\/root /);
      // Nobody but root may change what others run.
      expect(entry).toMatch(/^[dl-]rwxr-xr-x |^-rw-r--r-- |^l/);
    }
  });

  it('takes no updates by itself', () => {
    expect(existsSync(join(unpacked, 'resources', 'app-update.yml'))).toBe(false);
    expect(dpkg('-c', deb)).not.toContain('app-update.yml');
  });
});

describe('without what it needs, `npm run dist`', () => {
  it('says that Electron is missing and how to get it, before it does anything', () => {
    const empty = join(folder, 'no-electron');
    const { status, stderr } = runDist(['--dir'], { ELECTRON_OVERRIDE_DIST_PATH: empty });
    expect(status).toBe(2);
    expect(stderr).toMatch(/Electron's binary is not in .*no-electron.*`npx install-electron`/);
  });

  it.runIf(isLinux)('refuses an Electron of another version', () => {
    const old = join(folder, 'old-electron');
    makeElectronStandIn(old, '1.0.0');
    const { status, stderr } = runDist(['--dir'], { ELECTRON_OVERRIDE_DIST_PATH: old });
    expect(status).toBe(2);
    expect(stderr).toContain(`holds Electron 1.0.0, and the client is made for ${electronVersion}`);
  });

  it.each([
    [['--no-such-option'], 'Usage: npm run dist'],
    [['floppy'], 'not floppy'],
  ])('says how it is used when it is asked for %j', (args, sentence) => {
    const { status, stderr } = runDist(args, {});
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });
});
