import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

// electron-builder's own check has no entry point; these are the functions that its command line calls.
const require = createRequire(import.meta.url);
const askBuilder = createRequire(require.resolve('electron-builder'));
const { getConfig, validateConfiguration } = askBuilder('app-builder-lib/out/util/config/config.js') as {
  getConfig: (folder: string, file: string, overrides: object | null, env: object) => Promise<BuilderConfig>;
  validateConfiguration: (config: BuilderConfig, log: object) => Promise<void>;
};
const { DebugLogger } = askBuilder('builder-util') as { DebugLogger: new (isEnabled: boolean) => object };

interface BuilderConfig {
  readonly electronVersion: string;
  readonly electronFuses: Readonly<Record<string, boolean>>;
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
    expect((await check(null)).electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('packs native modules as dependencies, for a bundle cannot hold them', () => {
    expect(Object.keys(packageJson.dependencies)).toEqual(
      expect.arrayContaining(['better-sqlite3', 'keytar']),
    );
  });
});
