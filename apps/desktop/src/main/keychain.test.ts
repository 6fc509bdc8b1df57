import { describe, expect, it } from 'vitest';
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

it.skipIf(process.platform !== 'linux' || process.env.DBUS_SESSION_BUS_ADDRESS !== undefined)(
  'where no Secret Service is, the kernel’s forgetful keyring is not taken instead',
  async () => {
    await expect(openKeychainEntry('888 WMS test', 'session')).rejects.toThrow('DBus');
  },
);
