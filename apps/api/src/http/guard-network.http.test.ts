import { concurrentUseWindowMs, type TokenKind } from '@wms/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createStaff,
  createTenant,
  mint,
  type RunningApi,
  startApi,
  type Tenant,
} from '../testing/running-api.ts';
import { useGranularityMs } from './guard-network.ts';

let api: RunningApi;
let acme: Tenant;
beforeAll(async () => {
  api = await startApi();
  acme = await createTenant(api, 'acme');
});
afterAll(() => api.close());

const home = '198.51.100.7';
const elsewhere = '203.0.113.9';
const locked = [423, 'TOKEN_LOCKED', 'CONCURRENT_SESSION'];

const issue = (kind: TokenKind, wish: { networkLock?: boolean; allowedNetworks?: string[] } = {}) => {
  const { userId, accountId, warehouseId } = acme;
  return mint(api.store, { userId, accountId, warehouseId, role: 'SUPERVISOR', kind, ...wish });
};
const useFrom = async (token: string, address: string) => {
  const answer = await api.call('GET', '/stock', { token, headers: { 'x-forwarded-for': address } });
  return answer.status === 200 ? 200 : [answer.status, answer.json.code, answer.json.reason];
};

describe('a desktop token', () => {
  test.each([
    ['an IPv4 network', home, elsewhere],
    ['the next IPv4 /24', '198.51.100.255', '198.51.101.0'],
    ['an IPv6 network', '2001:db8:1::1', '2001:db8:2::1'],
    ['another family', home, '2001:db8:1::1'],
  ])('used from %s within five minutes of the first is locked, for good', async (_what, first, second) => {
    const token = await issue('DESKTOP');
    expect(await useFrom(token, first)).toBe(200);
    api.clock.now += concurrentUseWindowMs - 1;
    expect(await useFrom(token, second)).toEqual(locked);
    expect(await useFrom(token, first)).toEqual(locked);
  });

  test.each([
    ['of one IPv4 /24', '198.51.100.0', '198.51.100.255'],
    ['of one IPv6 /48', '2001:db8:1::1', '2001:db8:1:ffff::2'],
    ['that are one, written both ways', home, `::ffff:${home}`],
    ['of this machine itself', '127.0.0.1', '::1'],
  ])('used from two addresses %s is not', async (_what, first, second) => {
    const token = await issue('DESKTOP');
    for (const address of [first, second, first]) expect(await useFrom(token, address)).toBe(200);
  });

  test('that has been in use until just now is locked, though the row last heard of it a while ago', async () => {
    const token = await issue('DESKTOP');
    expect(await useFrom(token, home)).toBe(200);
    api.clock.now += useGranularityMs - 1;
    expect(await useFrom(token, home)).toBe(200);
    api.clock.now += concurrentUseWindowMs - 1;
    expect(await useFrom(token, elsewhere)).toEqual(locked);
  });

  test('moves from network to network when five minutes are quiet between', async () => {
    const token = await issue('DESKTOP');
    for (const address of [home, elsewhere, home]) {
      expect(await useFrom(token, address)).toBe(200);
      api.clock.now += concurrentUseWindowMs;
    }
  });

  test('used for the first time from two networks at once is locked', async () => {
    const token = await issue('DESKTOP');
    const answers = await Promise.all([home, elsewhere].map((address) => useFrom(token, address)));
    expect(answers).toContain(200);
    expect(answers).toContainEqual(locked);
    expect(await useFrom(token, home)).toEqual(locked);
  });

  test('is locked the same by a node that has just started', async () => {
    const token = await issue('DESKTOP');
    expect(await useFrom(token, home)).toBe(200);
    const { place, keys, clock } = api;
    const node = await startApi({ place, keys, clock });
    const answer = await node.call('GET', '/stock', { token, headers: { 'x-forwarded-for': elsewhere } });
    expect([answer.status, answer.json.reason]).toEqual([423, 'CONCURRENT_SESSION']);
    await node.close();
  });

  test('is locked for its device when both the device and the network are another', async () => {
    const token = await issue('DESKTOP');
    const use = (device: string, address: string) =>
      api.call('GET', '/stock', {
        token,
        headers: { 'x-wms-device': device.repeat(64), 'x-forwarded-for': address },
      });
    expect((await use('a', home)).status).toBe(200);
    expect((await use('b', elsewhere)).json.reason).toBe('DEVICE_MISMATCH');
  });

  test('may be used from its owner’s ranges at once', async () => {
    const token = await issue('DESKTOP', { allowedNetworks: ['198.51.100.0/24', '203.0.113.0/24'] });
    for (const address of [home, elsewhere, home]) expect(await useFrom(token, address)).toBe(200);
    expect(await useFrom(token, '192.0.2.1')).toEqual(locked);
  });
});

describe('an integration key', () => {
  test('is not locked, and its change of network is in the audit log once', async () => {
    const token = await issue('INTEGRATION');
    for (const address of [home, elsewhere, home, elsewhere, elsewhere])
      expect(await useFrom(token, address)).toBe(200);
    const entries = await api.store.read.pageAuditEntries({
      accountId: acme.accountId,
      before: '~',
      pattern: '%',
      from: 0,
      to: Number.MAX_SAFE_INTEGER,
      limit: 200,
    });
    const changes = entries.filter(({ action }) => action === 'token.network-changed');
    expect(changes.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([
      { network: '203.0.113.0/24' },
    ]);
  });

  test('is locked when its owner has turned that on', async () => {
    const token = await issue('INTEGRATION', { networkLock: true });
    expect(await useFrom(token, home)).toBe(200);
    expect(await useFrom(token, elsewhere)).toEqual(locked);
  });

  test('is locked by its first use from outside its owner’s ranges', async () => {
    const token = await issue('INTEGRATION', { allowedNetworks: ['198.51.100.0/24', '2001:db8::/32'] });
    expect(await useFrom(token, home)).toBe(200);
    expect(await useFrom(token, '2001:db8:9::1')).toBe(200);
    api.clock.now += 86_400_000;
    expect(await useFrom(token, elsewhere)).toEqual(locked);
  });
});

test('a staff token is locked like a desktop’s', async () => {
  const userId = await createStaff(api, 'DISPATCH');
  const staff = { userId, accountId: null, warehouseId: null, role: 'DISPATCH', kind: 'STAFF' } as const;
  const token = await mint(api.store, staff);
  const use = (address: string) =>
    api.call('GET', `/shipments?warehouseId=${acme.warehouseId}`, {
      token,
      headers: { 'x-forwarded-for': address },
    });
  expect((await use(home)).status).toBe(200);
  expect((await use(elsewhere)).json.reason).toBe('CONCURRENT_SESSION');
});

test('a header that no trusted proxy wrote changes nobody’s network', async () => {
  const node = await startApi({ trustedProxies: [] });
  const tenant = await createTenant(node, 'spoofed');
  const token = await mint(node.store, { ...tenant, role: 'SUPERVISOR', kind: 'DESKTOP' });
  for (const address of [home, elsewhere]) {
    const answer = await node.call('GET', '/stock', { token, headers: { 'x-forwarded-for': address } });
    expect(answer.status).toBe(200);
  }
  await node.close();
});

test('of several hops, only the one that the trusted proxy saw counts', async () => {
  const token = await issue('DESKTOP');
  expect(await useFrom(token, home)).toBe(200);
  expect(await useFrom(token, `${elsewhere}, ${home}`)).toBe(200);
  expect(await useFrom(token, `${home}, ${elsewhere}`)).toEqual(locked);
});

test('a clock that is set back locks nobody out and unlocks nothing', async () => {
  const moved = await issue('DESKTOP');
  const stolen = await issue('DESKTOP');
  expect(await useFrom(moved, home)).toBe(200);
  expect(await useFrom(stolen, home)).toBe(200);
  expect(await useFrom(stolen, elsewhere)).toEqual(locked);
  api.clock.now -= 60 * 60_000;
  expect(await useFrom(moved, elsewhere)).toBe(200);
  expect(await useFrom(stolen, home)).toEqual(locked);
  api.clock.now += 60 * 60_000;
});
