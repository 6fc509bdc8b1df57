import { createRequire } from 'node:module';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import updater from 'electron-updater';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSignedSource, proxyConfig } from './signed-source.ts';

// The updater's own way of loading, over Node's network in the place of Electron's.
const require = createRequire(import.meta.url);
const askBuilder = createRequire(require.resolve('electron-builder'));
type Executor = new () => { createRequest: (...given: unknown[]) => unknown };
const { ElectronHttpExecutor } = require('electron-updater/out/electronHttpExecutor.js') as {
  ElectronHttpExecutor: Executor;
};
const { NodeHttpExecutor } = askBuilder('builder-util/out/nodeHttpExecutor.js') as {
  NodeHttpExecutor: Executor;
};
const httpExecutor = Object.assign(new ElectronHttpExecutor(), {
  createRequest: NodeHttpExecutor.prototype.createRequest,
});

const installer = Buffer.from('an installer');
const sha512Of = (bytes: Buffer) => createHash('sha512').update(bytes).digest('base64');

let folder: string;
let asked: string[];
let files: Record<string, string | Buffer>;
let quits: number;

const server = createServer((request, response: ServerResponse) => {
  const path = new URL(request.url ?? '', 'http://x').pathname;
  asked.push(path);
  const file = files[path];
  response.setHeader('connection', 'close');
  if (file === undefined) response.writeHead(404).end();
  else response.end(file);
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wms-updates-'));
  asked = [];
  files = {};
  quits = 0;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true, force: true });
});

/** The release as electron-builder describes it, in the file of its channel. */
function publish(version: string, extra = '', sha512 = sha512Of(installer), channel = 'latest'): void {
  files[`/win32-x64/${channel}.yml`] = [
    `version: ${version}`,
    `files:`,
    `  - url: setup.exe`,
    `    sha512: ${sha512}`,
    `    size: ${installer.length}`,
    `path: setup.exe`,
    `sha512: ${sha512}`,
    `releaseDate: '2026-01-05T00:00:00.000Z'`,
    extra,
  ].join('\n');
  files['/win32-x64/setup.exe'] = installer;
}

const pending = (): string[] => {
  const downloads = join(folder, 'cache', 'wms-updater', 'pending');
  return readdirSync(downloads).filter((name) => name.endsWith('.exe'));
};

/** The real updater of Windows, as installed in version 1.0.0, on Node's network. */
function openSource({
  verify = async () => undefined,
  channel = 'latest',
}: { verify?: (file: string) => Promise<void>; channel?: string } = {}) {
  mkdirSync(join(folder, 'data'), { recursive: true });
  const config = join(folder, 'app-update.yml');
  writeFileSync(
    config,
    'provider: generic\nurl: https://updates.invalid\nupdaterCacheDirName: wms-updater\n',
  );
  const windows = new updater.NsisUpdater(null, {
    version: '1.0.0',
    name: '888 WMS',
    isPackaged: true,
    appUpdateConfigPath: config,
    userDataPath: join(folder, 'data'),
    baseCachePath: join(folder, 'cache'),
    whenReady: async () => undefined,
    relaunch: () => undefined,
    quit: () => void (quits += 1),
    onQuit: () => undefined,
  });
  Object.assign(windows, { httpExecutor });
  Reflect.set(windows, '_testOnlyOptions', { platform: 'win32', isUseDifferentialDownload: false });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/win32-x64`;
  return { source: createSignedSource(windows, { url, channel, verify, report: () => undefined }), windows };
}

describe('a release of the feed', () => {
  it('that is newer is found, downloaded whole and shown to the check of signatures', async () => {
    publish('1.2.3');
    const checked: string[] = [];
    const { source } = openSource({ verify: async (file) => void checked.push(file) });
    expect(await source.find()).toBe('1.2.3');
    expect(asked).toEqual(['/win32-x64/latest.yml']);
    await source.fetch();
    expect(checked.map((file) => readFileSync(file))).toEqual([installer]);
  });

  it.each(['1.0.0', '0.9.0'])('that is %s is not offered to 1.0.0', async (version) => {
    publish(version);
    expect(await openSource().source.find()).toBeNull();
  });

  it('is looked for in the channel that was chosen, and an older one there is not offered', async () => {
    publish('2.0.0-beta.1', '', sha512Of(installer), 'beta');
    expect(await openSource({ channel: 'beta' }).source.find()).toBe('2.0.0-beta.1');
    publish('0.9.0-beta.1', '', sha512Of(installer), 'beta');
    expect(await openSource({ channel: 'beta' }).source.find()).toBeNull();
  });

  it('is offered to as many as its rollout says', async () => {
    publish('1.2.3', 'stagingPercentage: 0');
    expect(await openSource().source.find()).toBeNull();
    publish('1.2.3', 'stagingPercentage: 100');
    expect(await openSource().source.find()).toBe('1.2.3');
  });

  it('is offered to half of the machines at 50 %, and to each of them again', async () => {
    publish('1.2.3', 'stagingPercentage: 50');
    const id = (last: string) => `00000000-0000-5000-8000-0000${last}`;
    const machines = [id('00000000'), id('7fffffff'), id('80000001'), id('ffffffff')];
    const offers: (string | null)[] = [];
    for (const machine of [...machines, ...machines]) {
      mkdirSync(join(folder, 'data'), { recursive: true });
      writeFileSync(join(folder, 'data', '.updaterId'), machine);
      offers.push(await openSource().source.find());
    }
    const half = ['1.2.3', '1.2.3', null, null];
    expect(offers).toEqual([...half, ...half]);
  });

  it('whose installer is not the one it names is thrown away', async () => {
    publish('1.2.3', '', sha512Of(Buffer.from('another installer')));
    const { source } = openSource();
    await source.find();
    await expect(source.fetch()).rejects.toThrow('checksum mismatch');
    expect(pending()).toEqual([]);
    await expect(source.install()).rejects.toThrow('no update has been downloaded');
    expect(quits).toBe(0);
  });

  it('whose signature does not hold is not installed, however it came here', async () => {
    publish('1.2.3');
    let holds = true;
    const { source } = openSource({
      async verify() {
        if (!holds) throw new Error('the update is signed by somebody else');
      },
    });
    await source.find();
    holds = false;
    await expect(source.fetch()).rejects.toThrow('somebody else');
    holds = true;
    await source.fetch();
    holds = false;
    await expect(source.install()).rejects.toThrow('somebody else');
    expect(quits).toBe(0);
  });

  it('is not installed when the program quits', async () => {
    publish('1.2.3');
    const { source, windows } = openSource();
    await source.find();
    await source.fetch();
    expect(windows).toMatchObject({
      autoInstallOnAppQuit: false,
      autoDownload: false,
      allowDowngrade: false,
      disableWebInstaller: true,
    });
  });

  it('is missed with an error when the feed is not there', async () => {
    await expect(openSource().source.find()).rejects.toThrow('latest.yml');
  });
});

it.each([
  ['system', { mode: 'system' }],
  ['direct', { mode: 'direct' }],
  [{ url: 'http://proxy.example.test:3128' }, { proxyRules: 'http://proxy.example.test:3128' }],
] as const)('the updater takes the proxy %j', (proxy, config) => {
  expect(proxyConfig(proxy)).toEqual(config);
});
