import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDeviceHash } from './fingerprint.ts';

const machineId = '3d1219c7c4c5404aaa1f6d2a48adfda4';
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wms-fingerprint-'));
  file = join(folder, 'deeper', 'install-id');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the device hash', () => {
  it('is lowercase hex SHA-256, the same for the same machine, and does not hold the machine id', async () => {
    const hash = await readDeviceHash(file, async () => machineId);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hash).not.toContain(machineId);
    expect(await readDeviceHash(file, async () => `${machineId.toUpperCase()}\n`)).toBe(hash);
    expect(await readDeviceHash(file, async () => machineId.replace('3', '4'))).not.toBe(hash);
  });

  it('takes the form of macOS and Windows ids as well', async () => {
    await readDeviceHash(file, async () => '3D1219C7-C4C5-404A-AA1F-6D2A48ADFDA4');
    expect(() => statSync(file)).toThrow('ENOENT');
  });

  it.each([
    ['the host name', async () => hostname()],
    ['nothing', async () => ''],
    ['"uninitialized"', async () => 'uninitialized'],
    ['a failure', () => Promise.reject(new Error('no such tool'))],
  ])('stands on an installation’s own random id where the system answers with %s', async (_title, read) => {
    const hash = await readDeviceHash(file, read);
    expect(await readDeviceHash(file, read)).toBe(hash);
    expect(await readDeviceHash(join(folder, 'another'), read)).not.toBe(hash);
    expect(hash).not.toContain(readFileSync(file, 'utf8'));
  });

  it('keeps the installation’s id readable for its own user only', async () => {
    await readDeviceHash(file, async () => '');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
