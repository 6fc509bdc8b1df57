import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  desktopSettings,
  openSettings,
  readServerUrl,
  serverUrlDefault,
  stationIdDefault,
} from './settings.ts';

const defaults = { serverUrl: serverUrlDefault, stationId: stationIdDefault };
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wms-settings-'));
  file = join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a server address', () => {
  it.each([
    ['http://127.0.0.1:8880', 'http://127.0.0.1:8880'],
    [' https://WMS.example.test/ ', 'https://wms.example.test'],
    ['https://www.888wholesale.co/api/wms/v1/', 'https://www.888wholesale.co'],
    ['https://example.test/warehouse?x=1#y', 'https://example.test/warehouse'],
  ])('%s is taken as %s', (given, kept) => {
    expect(readServerUrl(given)).toBe(kept);
  });

  it.each([
    '',
    '127.0.0.1:8880',
    'ftp://x',
    'file:///etc',
    'javascript:1',
    'https://me:secret@x',
    `http://${'x'.repeat(2000)}`,
  ])('"%s" is none', (given) => {
    expect(readServerUrl(given)).toBeNull();
    expect(desktopSettings.safeParse({ serverUrl: given, stationId: 'PACK-01' }).success).toBe(false);
  });
});

describe('the settings file', () => {
  it('holds what was saved, for its own user only, and leaves no draft behind', async () => {
    const wanted = { serverUrl: 'https://example.test', stationId: 'PACK-07' };
    await (await openSettings(file, serverUrlDefault)).save(wanted);
    expect((await openSettings(file, serverUrlDefault)).read()).toEqual(wanted);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('ends with the last of several saves that were made at once', async () => {
    const settings = await openSettings(file, serverUrlDefault);
    const stations = ['A', 'B', 'C', 'D'];
    await Promise.all(stations.map((stationId) => settings.save({ ...defaults, stationId })));
    expect((await openSettings(file, serverUrlDefault)).read().stationId).toBe('D');
  });

  it.each([
    ['absent', null],
    ['cut off', '{"serverUrl":"https://exa'],
    ['of another form', '{"server":"https://example.test"}'],
    ['with an address of another kind', '{"serverUrl":"ftp://x","stationId":"PACK-01"}'],
  ])('that is %s leaves the defaults', async (_title, text) => {
    if (text !== null) writeFileSync(file, text);
    expect((await openSettings(file, serverUrlDefault)).read()).toEqual(defaults);
  });

  it('that cannot be written rejects and changes nothing', async () => {
    const settings = await openSettings(join(folder, 'settings.json', 'under-a-file'), serverUrlDefault);
    writeFileSync(file, '');
    await expect(settings.save({ ...defaults, stationId: 'X' })).rejects.toThrow('EEXIST');
    expect(settings.read()).toEqual(defaults);
  });
});

describe('what an administrator has settled', () => {
  const settled = { serverUrl: 'https://wms.example.test', stationIdDefault: 'DOCK-3' };

  it('goes before what was saved, and saving keeps a person’s own choice for later', async () => {
    await (await openSettings(file, serverUrlDefault)).save({ ...defaults, serverUrl: 'https://own.test' });
    const settings = await openSettings(file, serverUrlDefault, settled);
    expect(settings.read().serverUrl).toBe('https://wms.example.test');
    const wanted = { serverUrl: 'https://elsewhere.test', stationId: 'PACK-09' };
    expect(await settings.save(wanted)).toEqual({ ...wanted, serverUrl: 'https://wms.example.test' });
    expect((await openSettings(file, serverUrlDefault)).read()).toEqual({
      serverUrl: 'https://own.test',
      stationId: 'PACK-09',
    });
  });

  it('names the station until a person names another', async () => {
    const settings = await openSettings(file, serverUrlDefault, settled);
    expect(settings.read()).toEqual({ serverUrl: 'https://wms.example.test', stationId: 'DOCK-3' });
    await settings.save({ ...settings.read(), stationId: 'PACK-09' });
    expect((await openSettings(file, serverUrlDefault, settled)).read().stationId).toBe('PACK-09');
  });
});
