import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addNewestKey, loadKeyFile, nextKeyId, RotationRefused, watchKeyFile } from './key-file.ts';
import { keyIdsOf, makeSecretKey, SecretKeys, secretKeysMax } from './secret-keys.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wms-keys-'));
  file = join(folder, 'secret-keys');
});
afterEach(() => rmSync(folder, { recursive: true }));

const watched = (): SecretKeys => new SecretKeys(loadKeyFile(file), watchKeyFile(file));
const written = (): string[] => keyIdsOf(readFileSync(file, 'utf8'));

describe('a new key', () => {
  it('stands before the others, which stay as they are, in a file of its owner alone', () => {
    const before = loadKeyFile(file).trim();
    addNewestKey(file);
    addNewestKey(file);
    expect(written()).toEqual(['k3', 'k2', 'k1']);
    expect(readFileSync(file, 'utf8').trim().endsWith(before)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['secret-keys']);
  });

  it('gets a name that no other has', () => {
    expect(nextKeyId(['k1'])).toBe('k2');
    expect(nextKeyId(['k2'])).toBe('k3');
    expect(nextKeyId(['k9', 'k3'])).toBe('k4');
    expect(nextKeyId(['prod'])).toBe('k2');
  });

  it('is refused when the file is full, and nothing is changed', () => {
    const full = Array.from({ length: secretKeysMax }, (_, index) => makeSecretKey(`k${index}`)).join(',');
    writeFileSync(file, full);
    expect(() => addNewestKey(file)).toThrow(RotationRefused);
    expect(readFileSync(file, 'utf8')).toBe(full);
    expect(readdirSync(folder)).toEqual(['secret-keys']);
  });

  it('is refused while another rotation is under way, of which one would lose its key', () => {
    loadKeyFile(file);
    writeFileSync(`${file}.rotating`, '');
    expect(() => addNewestKey(file)).toThrow('Another rotation is under way');
    expect(written()).toEqual(['k1']);
  });
});

describe('a running server', () => {
  it('opens what is sealed under a key that came after it started', () => {
    const server = watched();
    addNewestKey(file);
    const sealed = watched().seal('secret', 'row');
    expect(sealed).toMatch(/^k2\./);
    expect(server.open(sealed, 'row')).toBe('secret');
  });

  it('recognises digests of such a key, and its own of before', () => {
    const server = watched();
    const own = server.digest('device', 'machine');
    addNewestKey(file);
    expect(server.matches('device', 'machine', watched().digest('device', 'machine'))).toBe(true);
    expect(server.matches('device', 'machine', own)).toBe(true);
  });

  it('seals under the new key without being told', () => {
    const server = watched();
    expect(server.seal('secret', 'row')).toMatch(/^k1\./);
    addNewestKey(file);
    expect(server.seal('secret', 'row')).toMatch(/^k2\./);
  });

  it('goes on with the keys it has when the file is spoilt or gone', () => {
    const server = watched();
    const sealed = server.seal('secret', 'row');
    writeFileSync(file, 'half a key');
    expect(server.open(server.seal('other', 'row'), 'row')).toBe('other');
    rmSync(file);
    expect(server.matches('csrf', 'x', 'k9.00')).toBe(false);
    expect(server.open(sealed, 'row')).toBe('secret');
  });

  it('reads the file again only when it was changed, however often it meets an unknown key', () => {
    loadKeyFile(file);
    const changed = watchKeyFile(file);
    expect([changed(), changed()]).toEqual([null, null]);
    addNewestKey(file);
    expect(keyIdsOf(changed() ?? '')).toEqual(['k2', 'k1']);
    expect(changed()).toBeNull();
  });
});
