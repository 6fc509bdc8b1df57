import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeychain, type KeychainEntry, openKeychainEntry } from './keychain.ts';

const quiet = () => undefined;

describe('a keychain that fails', () => {
  const failing: KeychainEntry = {
    getPassword: () => Promise.reject(new Error('locked')),
    setPassword: () => Promise.reject(new Error('locked')),
    deletePassword: () => Promise.reject(new Error('locked')),
  };

  it.each([
    ['because there is none', () => Promise.reject(new Error('no keychain'))],
    ['at every call', async () => failing],
  ])('%s keeps nothing, throws nothing and is reported without the secret', async (_title, open) => {
    const problems: string[] = [];
    const keychain = createKeychain(open, (problem) => problems.push(problem));
    expect([await keychain.read(), await keychain.keep('the secret'), await keychain.drop()]).toEqual([
      null,
      false,
      undefined,
    ]);
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toContain('the secret');
  });
});

it('a deletion that was asked for during a slow write is not overtaken by it', async () => {
  let secret: string | null = null;
  const slow: KeychainEntry = {
    getPassword: async () => secret,
    async setPassword(given) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      secret = given;
    },
    async deletePassword() {
      secret = null;
      return true;
    },
  };
  const keychain = createKeychain(async () => slow, quiet);
  await Promise.all([keychain.keep('x'), keychain.drop()]);
  expect(secret).toBeNull();
});

const missing = ['dbus-run-session', 'gnome-keyring-daemon'].filter(
  (program) => process.platform !== 'linux' || spawnSync('which', [program]).status !== 0,
);

describe('the real keychain of a Linux desktop', () => {
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'wms-keyring-'));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  // Each run has a D-Bus and an unlocked keyring daemon of its own, and only the folder in common.
  const inSession = (script: string): string => {
    const module = join(import.meta.dirname, 'keychain.ts');
    const program = `
      const { createKeychain, openKeychainEntry } = await import(${JSON.stringify(module)});
      const keychain = createKeychain(() => openKeychainEntry('888 WMS test', 'session'), console.error);
      console.log(JSON.stringify(${script}));`;
    const start =
      'printf x | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$0" "$@"';
    const { stdout, stderr } = spawnSync(
      'dbus-run-session',
      ['--', 'sh', '-c', start, process.execPath, '--input-type=module', '-e', program],
      {
        encoding: 'utf8',
        env: { ...process.env, HOME: home, XDG_DATA_HOME: join(home, 'share') },
        timeout: 15_000,
      },
    );
    return stdout.trim() || stderr;
  };

  it.skipIf(missing.length > 0)(
    `keeps a secret from one program to the next (needs dbus and gnome-keyring; missing: ${missing.join(', ') || 'none'})`,
    () => {
      expect(inSession(`await keychain.keep('the secret')`)).toBe('true');
      expect(inSession('await keychain.read()')).toBe('"the secret"');
      expect(inSession('(await keychain.drop(), await keychain.read())')).toBe('null');
    },
  );
});

it.skipIf(process.platform !== 'linux' || process.env.DBUS_SESSION_BUS_ADDRESS !== undefined)(
  'where no Secret Service is, the kernel’s forgetful keyring is not taken instead',
  async () => {
    await expect(openKeychainEntry('888 WMS test', 'session')).rejects.toThrow('DBus');
  },
);
