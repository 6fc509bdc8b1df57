import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  certificateBytesMax,
  isOnlyAdmins,
  managedBytesMax,
  managedSettingsFile,
  nothingManaged,
  readManagedSettings,
} from './managed-settings.ts';
import { wordsFor } from './words.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wms-managed-'));
  file = join(folder, 'managed-settings.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const trusted = async (): Promise<boolean> => true;
const read = (settings: unknown) => {
  writeFileSync(file, typeof settings === 'string' ? settings : JSON.stringify(settings));
  return readManagedSettings(file, trusted);
};

const authority = (isAuthority: boolean) =>
  generate([{ name: 'commonName', value: 'Example Company CA' }], {
    keyType: 'ec',
    extensions: [{ name: 'basicConstraints', cA: isAuthority, critical: true }],
  });

describe('the place of the managed settings', () => {
  it.each([
    ['win32', String.raw`C:\Program Files\888 WMS Policy\managed-settings.json`],
    ['darwin', '/Library/Application Support/888 WMS/managed-settings.json'],
    ['linux', '/etc/888-wms/managed-settings.json'],
  ] as const)('on %s is one for the whole machine', (platform, place) => {
    expect(managedSettingsFile(platform)).toBe(place);
  });

  it('on Windows follows Program Files to another disk', () => {
    expect(managedSettingsFile('win32', String.raw`D:\Programs`)).toBe(
      String.raw`D:\Programs\888 WMS Policy\managed-settings.json`,
    );
  });
});

describe('managed settings', () => {
  it('settle nothing where there is no file', async () => {
    expect(await readManagedSettings(file, trusted)).toEqual(nothingManaged);
  });

  it('settle what the file names and say which that is', async () => {
    const { cert } = await authority(true);
    writeFileSync(join(folder, 'company.pem'), `Example Company\n${cert}`);
    const settings = await read({
      serverUrl: 'https://WMS.example.test/api/wms/v1/',
      stationIdDefault: 'PACK-07',
      proxy: 'http://proxy.example.test:3128',
      caFile: 'company.pem',
      updates: { channel: 'beta', feedUrl: 'https://updates.example.test/wms/' },
    });
    expect(settings).toEqual({
      serverUrl: 'https://wms.example.test',
      stationIdDefault: 'PACK-07',
      proxy: { url: 'http://proxy.example.test:3128' },
      extraCa: expect.stringMatching(/^-----BEGIN CERTIFICATE-----/),
      updates: { isOff: false, channel: 'beta', feedUrl: 'https://updates.example.test/wms' },
      managed: ['serverUrl', 'proxy', 'certificate', 'updates'],
    });
  });

  it.each([
    ['an empty object', {}, {}],
    ['the system’s proxy', { proxy: 'system' }, { proxy: 'system', managed: ['proxy'] }],
    ['no proxy', { proxy: 'direct' }, { proxy: 'direct', managed: ['proxy'] }],
    [
      'updates switched off',
      { updates: 'off' },
      { updates: { isOff: true, channel: 'latest', feedUrl: null }, managed: ['updates'] },
    ],
    [
      'a channel alone',
      { updates: { channel: 'beta' } },
      { updates: { isOff: false, channel: 'beta', feedUrl: null }, managed: ['updates'] },
    ],
    ['a byte order mark before it', '\uFEFF{"proxy":"direct"}', { proxy: 'direct', managed: ['proxy'] }],
  ])('with %s leave the rest as it is', async (_title, given, settled) => {
    expect(await read(given)).toEqual({ ...nothingManaged, ...settled });
  });

  it.each([
    ['{"serverUrl":', 'NOT_JSON'],
    ['', 'NOT_JSON'],
    ['[]', 'UNKNOWN_FIELD'],
    ['null', 'UNKNOWN_FIELD'],
    ['{"ignoreCertificateErrors":true}', 'UNKNOWN_FIELD'],
    ['{"serverUrl":"ftp://x"}', 'serverUrl'],
    ['{"serverUrl":"https://me:secret@wms.example.test"}', 'serverUrl'],
    ['{"serverUrl":null}', 'serverUrl'],
    ['{"stationIdDefault":""}', 'stationIdDefault'],
    [`{"stationIdDefault":"${'x'.repeat(65)}"}`, 'stationIdDefault'],
    ['{"proxy":"proxy.example.test:3128"}', 'proxy'],
    ['{"proxy":"http://me:secret@proxy.example.test"}', 'proxy'],
    ['{"proxy":"http://proxy.example.test/script.pac"}', 'proxy'],
    ['{"proxy":"socks5://proxy.example.test"}', 'proxy'],
    ['{"caFile":""}', 'caFile'],
    ['{"updates":"on"}', 'updates'],
    ['{"updates":{"channel":"nightly"}}', 'updates'],
    ['{"updates":{"feedUrl":"http://updates.example.test"}}', 'updates'],
    ['{"updates":{"feedUrl":"https://me:secret@updates.example.test"}}', 'updates'],
    ['{"updates":{"off":true}}', 'updates'],
    [`"${'x'.repeat(managedBytesMax)}"`, 'UNREADABLE'],
  ])('are refused as a whole when they are %s', async (text, fault) => {
    await expect(read(text)).rejects.toMatchObject({ file, fault });
  });

  it('that are a folder are refused', async () => {
    mkdirSync(file);
    await expect(readManagedSettings(file, trusted)).rejects.toMatchObject({ fault: 'UNREADABLE' });
  });
});

describe('the file of a company’s authority', () => {
  it.each([
    ['absent', () => undefined],
    ['no certificate', () => writeFileSync(join(folder, 'ca.pem'), 'hello')],
    ['too large', () => writeFileSync(join(folder, 'ca.pem'), 'x'.repeat(certificateBytesMax + 1))],
    [
      'broken',
      () =>
        writeFileSync(
          join(folder, 'ca.pem'),
          '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
        ),
    ],
  ])('that is %s is refused', async (_title, make) => {
    make();
    const refused = { file: join(folder, 'ca.pem'), fault: 'caFile' };
    await expect(read({ caFile: 'ca.pem' })).rejects.toMatchObject(refused);
  });

  it('that holds a server’s own certificate is refused, even beside an authority’s', async () => {
    const certificates = await Promise.all([authority(true), authority(false)]);
    writeFileSync(join(folder, 'ca.pem'), certificates.map(({ cert }) => cert).join('\n'));
    await expect(read({ caFile: 'ca.pem' })).rejects.toMatchObject({ fault: 'caFile' });
  });

  it('hands on certificates and never a key that stands beside them', async () => {
    const { cert, private: key } = await authority(true);
    writeFileSync(join(folder, 'ca.pem'), `${key}\n${cert}`);
    const { extraCa } = await read({ caFile: 'ca.pem' });
    expect(extraCa).not.toContain('PRIVATE');
  });
});

describe.skipIf(process.platform === 'win32')('who may have written them', () => {
  const guarded = () => readManagedSettings(file, isOnlyAdmins);
  const refused = { fault: 'WRITABLE_BY_OTHERS' };
  const isRoot = process.getuid?.() === 0;

  it('root, and nobody else who is signed in', async () => {
    writeFileSync(file, '{}', { mode: 0o644 });
    if (isRoot) expect(await guarded()).toEqual(nothingManaged);
    else await expect(guarded()).rejects.toMatchObject(refused);
  });

  it.each([
    ['the group may write the file', () => chmodSync(file, 0o664)],
    ['anybody may write the file', () => chmodSync(file, 0o646)],
    ['anybody may write its folder', () => chmodSync(folder, 0o777)],
    [
      'it is a link to another',
      () => {
        rmSync(file);
        writeFileSync(join(folder, 'other.json'), '{}', { mode: 0o644 });
        symlinkSync('other.json', file);
      },
    ],
  ])('not when %s', async (_title, change) => {
    writeFileSync(file, '{}', { mode: 0o644 });
    change();
    await expect(guarded()).rejects.toMatchObject(refused);
  });

  it('nor does a certificate count that somebody else may change', async () => {
    const { cert } = await authority(true);
    const caFile = join(folder, 'ca.pem');
    writeFileSync(caFile, cert, { mode: 0o644 });
    if (isRoot) chownSync(caFile, 65_534, 65_534);
    writeFileSync(file, '{"caFile":"ca.pem"}');
    const settingsAreSafe = async (path: string) => path === file || isOnlyAdmins(path);
    await expect(readManagedSettings(file, settingsAreSafe)).rejects.toMatchObject({
      ...refused,
      file: caFile,
    });
  });
});

it.each(['en', 'es'])('what is wrong is said in a sentence that names file and field (%s)', (locale) => {
  const sentence = wordsFor(locale).managedUnfit('/etc/888-wms/managed-settings.json', 'proxy');
  expect(sentence).toMatch(/^\/etc\/888-wms\/managed-settings\.json: proxy .+\. .+\.$/);
});
