import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import checkPacked, { expectedNatives } from '../packaging/check-packed.ts';

const x64 = 1;
const arm64 = 3;
let appOutDir: string;

beforeEach(() => {
  appOutDir = mkdtempSync(join(tmpdir(), 'wms-packed-'));
});
afterEach(() => rmSync(appOutDir, { recursive: true }));

function pack(resources: string, natives: readonly string[]): void {
  for (const path of natives) {
    const file = join(appOutDir, resources, 'app.asar.unpacked', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
  }
}

const check = (electronPlatformName: string, arch: number) => () =>
  checkPacked({
    appOutDir,
    electronPlatformName,
    arch,
    packager: { appInfo: { productFilename: '888 WMS' } },
  });

describe('a package', () => {
  it.each([
    ['linux', x64, 'resources', expectedNatives('linux', 'x64')],
    ['linux', arm64, 'resources', expectedNatives('linux', 'arm64')],
    ['win32', x64, 'resources', expectedNatives('win32', 'x64')],
    ['darwin', arm64, '888 WMS.app/Contents/Resources', expectedNatives('darwin', 'arm64')],
  ])('for %s that holds its native modules is fit', (platform, arch, resources, natives) => {
    pack(resources, natives);
    expect(check(platform, arch)).not.toThrow();
  });

  it('made on another processor is refused, and what it lacks is named', () => {
    pack('resources', expectedNatives('linux', 'x64'));
    expect(check('linux', arm64)).toThrow(/Missing: .*keyring\.linux-arm64-gnu\.node/);
  });

  it('with anything else outside the archive is refused, and that is named', () => {
    pack('resources', [...expectedNatives('linux', 'x64'), join('node_modules', 'x', 'index.js')]);
    expect(check('linux', x64)).toThrow(/Not of this machine: .*index\.js/);
  });

  it('without native modules is refused', () => {
    expect(check('linux', x64)).toThrow('Missing');
  });
});
