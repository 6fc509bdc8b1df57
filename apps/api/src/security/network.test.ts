import { describe, expect, it } from 'vitest';
import { createNetworks, isWithin, networkOf, networksRememberedMax, sourceOf } from './network.ts';
import { makeSecretKey, SecretKeys } from './secret-keys.ts';

describe('an address', () => {
  it.each([
    ['198.51.100.7', '198.51.100.0/24', '198.51.100.7/32'],
    ['::ffff:198.51.100.7', '198.51.100.0/24', '198.51.100.7/32'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1::/48', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80::/48', 'fe80::/64'],
    ['127.0.0.53', 'loopback', 'loopback'],
    ['::1', 'loopback', 'loopback'],
    ['', 'unknown', 'unknown'],
    ['not an address', 'unknown', 'unknown'],
    [undefined, 'unknown', 'unknown'],
  ])('%s is of the network %s and counts as %s', (address, network, source) => {
    expect([networkOf(address), sourceOf(address)]).toEqual([network, source]);
  });

  it.each([
    ['198.51.100.7', ['198.51.100.0/24'], true],
    ['::ffff:198.51.100.7', ['198.51.100.0/24'], true],
    ['198.51.101.7', ['198.51.100.0/24', '198.51.101.0/28'], true],
    ['198.51.101.17', ['198.51.100.0/24', '198.51.101.0/28'], false],
    ['2001:db8::1', ['198.51.100.0/24'], false],
    ['2001:db8::1', ['0.0.0.0/0', '2001:db8::/32'], true],
    ['not an address', ['0.0.0.0/0', '::/0'], false],
    ['198.51.100.7', [], false],
  ])('%s within %j: %s', (address, ranges, expected) => {
    expect(isWithin(address, ranges)).toBe(expected);
  });
});

describe('remembered networks', () => {
  const keys = new SecretKeys(makeSecretKey('k1'));

  it('are hashed with the secret key, the same for every address of one', () => {
    const networks = createNetworks(keys);
    const { name, digest } = networks('198.51.100.7');
    expect(name).toBe('198.51.100.0/24');
    expect(digest).not.toContain('198.51');
    expect(networks('198.51.100.200').digest).toBe(digest);
    expect(networks('198.51.101.7').digest).not.toBe(digest);
    expect(keys.matches('network', name, digest)).toBe(true);
  });

  it('stay right when more addresses come than are remembered', () => {
    const networks = createNetworks(keys);
    const before = networks('198.51.100.7');
    for (let n = 0; n <= networksRememberedMax; n++) networks(`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`);
    expect(networks('198.51.100.7')).toEqual(before);
  });
});
