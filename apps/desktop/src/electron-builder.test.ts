import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { forgetSwitch } from './main/forget.ts';

// electron-builder's own check has no entry point; these are the functions that its command line calls.
const require = createRequire(import.meta.url);
const askBuilder = createRequire(require.resolve('electron-builder'));
const { getConfig, validateConfiguration } = askBuilder('app-builder-lib/out/util/config/config.js') as {
  getConfig: (folder: string, file: string, overrides: object | null, env: object) => Promise<BuilderConfig>;
  validateConfiguration: (config: BuilderConfig, log: object) => Promise<void>;
};
const { DebugLogger } = askBuilder('builder-util') as { DebugLogger: new (isEnabled: boolean) => object };

interface BuilderConfig {
  readonly appId: string;
  readonly electronVersion: string;
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly mac: { readonly entitlements: string; readonly entitlementsInherit: string };
  readonly nsis: { readonly include: string };
}

const root = join(import.meta.dirname, '../../..');

async function check(overrides: object | null): Promise<BuilderConfig> {
  const config = await getConfig(root, 'electron-builder.yml', overrides, { value: Promise.resolve(null) });
  await validateConfiguration(config, new DebugLogger(false));
  return config;
}

describe('electron-builder.yml', () => {
  it('fits electron-builder’s own schema', async () => {
    await expect(check(null)).resolves.toMatchObject({ appId: 'co.888wholesale.wms' });
  });

  it.each([
    ['an unknown option', { nsis: { oneclick: true } }],
    ['an option of the wrong type', { electronFuses: { runAsNode: 'no' } }],
    ['an unknown section', { nothing: 1 }],
  ])('with %s would be refused', async (_title, overrides) => {
    await expect(check(overrides)).rejects.toThrow('Invalid configuration object');
  });

  it('builds with the Electron that the lockfile installs', async () => {
    const { version } = require('electron/package.json') as { version: string };
    expect((await check(null)).electronVersion).toBe(version);
  });

  it('lets nobody run the packaged binary as Node, debug it, or swap its archive', async () => {
    expect((await check(null)).electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('installs on Windows for everybody or for one user, and keeps unsent work when it is uninstalled', async () => {
    const config = await check(null);
    expect(config).toMatchObject({
      win: { target: 'nsis', executableName: '888-wms' },
      nsis: { oneClick: false, perMachine: false, selectPerMachineByDefault: true, allowElevation: true },
    });
    expect(config).toMatchObject({ nsis: { deleteAppDataOnUninstall: false } });
  });

  it('forgets the user when it is uninstalled from Windows, and not when it is updated', async () => {
    const { nsis } = await check(null);
    const hook = readFileSync(join(root, nsis.include), 'utf8');
    expect(hook).toMatch(
      /!macro customUnInstall\s+\$\{ifNot\} \$\{isUpdated\}[\s\S]+" --forget' \$0\s+\$\{endIf\}/,
    );
    expect(hook).toContain(forgetSwitch);
  });

  it('notarises on macOS under a hardened runtime that gives up nothing but JIT', async () => {
    const { mac } = await check(null);
    expect(mac).toMatchObject({ hardenedRuntime: true, notarize: true });
    expect(mac.entitlementsInherit).toBe(mac.entitlements);
    const entitlements = readFileSync(join(root, mac.entitlements), 'utf8');
    expect(entitlements.match(/<key>[^<]+<\/key>/g)).toEqual(['<key>com.apple.security.cs.allow-jit</key>']);
  });

  it('makes AppImage, deb and rpm on Linux, and leaves updates to the package manager there', async () => {
    expect(await check(null)).toMatchObject({
      linux: { target: ['AppImage', 'deb', 'rpm'], publish: null },
      deb: { packageName: '888-wms', recommends: ['gnome-keyring'] },
      rpm: { packageName: '888-wms' },
    });
  });

  it('names no place for updates that could ever be reached: the client says itself where it looks', async () => {
    expect(await check(null)).toMatchObject({
      publish: { provider: 'generic', url: 'https://updates.invalid' },
    });
  });

  it('bears the name under which the client shows notices on Windows', async () => {
    const source = readFileSync(join(import.meta.dirname, 'main/updates/open-updates.ts'), 'utf8');
    expect(source).toContain(`'${(await check(null)).appId}'`);
  });

  it('packs native modules as dependencies, for a bundle cannot hold them', () => {
    expect(Object.keys(packageJson.dependencies)).toEqual(
      expect.arrayContaining(['better-sqlite3', 'keytar']),
    );
  });
});
