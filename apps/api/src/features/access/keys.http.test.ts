import { headers, liveKeysMax, portalIdleMs, sessionCookie } from '@wms/contract';
import type { Role } from '@wms/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenDigest } from '../../security/raw-tokens.ts';
import {
  createTenant,
  mint,
  password,
  type RunningApi,
  startApi,
  type Tenant,
} from '../../testing/running-api.ts';

let api: RunningApi;
let acme: Tenant;
let other: Tenant;

beforeAll(async () => {
  api = await startApi();
  acme = await createTenant(api, 'acme');
  other = await createTenant(api, 'other');
});
afterAll(() => api.close());

/** Calls the portal as somebody signed in there. */
async function portal(tenant: Tenant, role: Extract<Role, 'SUPERVISOR' | 'WORKER'> = 'SUPERVISOR') {
  const userId = role === 'WORKER' ? tenant.workerId : tenant.userId;
  return withCookie(await mint(api.store, { ...tenant, userId, role, kind: 'PORTAL' }));
}

const withCookie =
  (raw: string) =>
  (method: string, path: string, body?: unknown, more: Record<string, string> = {}) =>
    api.call(method, `/api/portal/v1${path}`, {
      headers: {
        cookie: `${sessionCookie}=${raw}`,
        [headers.csrf]: api.keys.digest('csrf', tokenDigest(raw)),
        ...more,
      },
      ...(body === undefined ? {} : { body }),
    });

const stockWith = (token: string, device?: string) =>
  api.call('GET', '/stock', { token, ...(device ? { headers: { [headers.device]: device } } : {}) });

const wanted = { name: 'ERP', role: 'SUPERVISOR', warehouseId: 'wh_acme' };

describe('a minted key', () => {
  test('is shown once, opens its warehouse, and the list says all of it but the secret', async () => {
    const call = await portal(acme);
    const minted = await call('POST', '/keys', wanted);
    expect(minted.status).toBe(201);
    const { key, secret } = minted.json;
    expect(secret).toMatch(/^wms_[0-9A-Za-z]{40}$/);
    expect((await stockWith(secret)).status).toBe(200);
    const listed = await call('GET', '/keys');
    expect(listed.text).not.toContain(secret);
    const found = listed.json.keys.find(({ id }: { id: string }) => id === key.id);
    expect(found).toMatchObject({
      name: 'ERP',
      kind: 'INTEGRATION',
      role: 'SUPERVISOR',
      warehouseId: 'wh_acme',
      lastFour: secret.slice(-4),
      isBoundToDevice: false,
      lock: null,
      revokedAt: null,
    });
  });

  test('minted again with the same Idempotency-Key is the same key, and its secret lies nowhere in the clear', async () => {
    const call = await portal(acme);
    const once = { [headers.idempotencyKey]: 'mint-1' };
    const first = await call('POST', '/keys', wanted, once);
    const again = await call('POST', '/keys', wanted, once);
    expect(again.text).toBe(first.text);
    expect(again.headers.get(headers.idempotentReplayed)).toBe('true');
    expect(api.log()).not.toContain(first.json.secret);
    expect(api.databaseText()).not.toContain(first.json.secret);
  });

  test('for a worker’s device names a worker of that warehouse, and sees what a worker sees', async () => {
    const call = await portal(acme);
    const device = { ...wanted, role: 'WORKER', workerId: acme.workerId };
    const minted = await call('POST', '/keys', device);
    expect(minted.json.key).toMatchObject({ kind: 'WORKER_DEVICE', userName: 'acme worker' });
    const alerts = await api.call('GET', '/alerts', { token: minted.json.secret });
    expect([alerts.status, alerts.json.code]).toEqual([403, 'WORKER_FORBIDDEN']);
  });

  test.each([
    ['another account’s warehouse', { ...wanted, warehouseId: 'wh_other' }, 404],
    ['a warehouse that there is not', { ...wanted, warehouseId: 'wh_none' }, 404],
    ['a worker role without a worker', { ...wanted, role: 'WORKER' }, 422],
    ['a life beyond the longest', { ...wanted, days: 366 }, 422],
    ['no name', { ...wanted, name: '' }, 422],
  ])('is refused for %s', async (_what, body, status) => {
    expect((await (await portal(acme))('POST', '/keys', body)).status).toBe(status);
  });

  test('is refused for another account’s worker', async () => {
    const body = { ...wanted, role: 'WORKER', workerId: other.workerId };
    expect((await (await portal(acme))('POST', '/keys', body)).status).toBe(404);
  });
});

describe('a revoked key', () => {
  test('opens nothing from that moment, and moves to the ended ones', async () => {
    const call = await portal(acme);
    const { key, secret } = (await call('POST', '/keys', wanted)).json;
    expect((await call('DELETE', `/keys/${key.id}`)).status).toBe(204);
    expect((await call('DELETE', `/keys/${key.id}`)).status).toBe(204);
    expect((await stockWith(secret)).status).toBe(401);
    const ids = async (query: string) =>
      (await call('GET', `/keys${query}`)).json.keys.map(({ id }: { id: string }) => id);
    expect(await ids('?limit=200')).not.toContain(key.id);
    expect(await ids('?limit=200&ended=true')).toContain(key.id);
  });

  test.each(['DELETE', 'unlock', 'reissue'])('of another account is not found: %s', async (act) => {
    const { key, secret } = (
      await (
        await portal(other)
      )('POST', '/keys', { ...wanted, warehouseId: 'wh_other' })
    ).json;
    const call = await portal(acme);
    const answer =
      act === 'DELETE'
        ? await call('DELETE', `/keys/${key.id}`)
        : await call('POST', `/keys/${key.id}/${act}`, { password });
    expect([answer.status, answer.json.code]).toEqual([404, 'NOT_FOUND']);
    expect((await stockWith(secret)).status).toBe(200);
  });
});

describe('a key that a second device has locked', () => {
  const lockedKey = async () => {
    const call = await portal(acme);
    const { key, secret } = (await call('POST', '/keys', wanted)).json;
    await stockWith(secret, 'a'.repeat(64));
    expect((await stockWith(secret, 'b'.repeat(64))).status).toBe(423);
    return { call, key, secret };
  };

  test('says why and when, and opens again for the next device after the password', async () => {
    const { call, key, secret } = await lockedKey();
    const listed = (await call('GET', '/keys?limit=200')).json.keys;
    expect(listed.find(({ id }: { id: string }) => id === key.id)).toMatchObject({
      isBoundToDevice: true,
      lock: { reason: 'DEVICE_MISMATCH', at: expect.any(String), network: 'loopback' },
    });
    const wrong = await call('POST', `/keys/${key.id}/unlock`, { password: 'not the password' });
    expect([wrong.status, wrong.json.code]).toEqual([401, 'LOGIN_FAILED']);
    expect((await stockWith(secret)).status).toBe(423);
    const unlocked = await call('POST', `/keys/${key.id}/unlock`, { password });
    expect(unlocked.json.key).toMatchObject({ lock: null, isBoundToDevice: false });
    expect((await stockWith(secret, 'b'.repeat(64))).status).toBe(200);
  });

  test('reissued ends, and a fresh one with its name and warehouse takes its place', async () => {
    const { call, key, secret } = await lockedKey();
    const fresh = await call('POST', `/keys/${key.id}/reissue`, { password });
    expect(fresh.status).toBe(201);
    expect(fresh.json.key).toMatchObject({ name: 'ERP', warehouseId: 'wh_acme', lock: null });
    expect((await stockWith(secret)).status).toBe(401);
    expect((await stockWith(fresh.json.secret)).status).toBe(200);
    const again = await call('POST', `/keys/${key.id}/reissue`, { password });
    expect([again.status, again.json.code]).toEqual([409, 'KEY_ENDED']);
  });

  test('reissued is still only for its owner’s networks', async () => {
    const tenant = await createTenant(api, 'networks');
    const user = { ...tenant, role: 'SUPERVISOR', kind: 'INTEGRATION' } as const;
    await mint(api.store, { ...user, allowedNetworks: ['127.0.0.0/8'] });
    const call = await portal(tenant);
    const { keys } = (await call('GET', '/keys')).json as { keys: { id: string }[] };
    const fresh = await call('POST', `/keys/${keys[0]?.id}/reissue`, { password });
    const token = fresh.json.secret as string;
    expect((await stockWith(token)).status).toBe(200);
    const elsewhere = await api.call('GET', '/stock', {
      token,
      headers: { 'x-forwarded-for': '203.0.113.9' },
    });
    expect([elsewhere.status, elsewhere.json.reason]).toEqual([423, 'CONCURRENT_SESSION']);
  });
});

describe('where a key may be used from', () => {
  const from = (token: string, address: string) =>
    api.call('GET', '/stock', { token, headers: { 'x-forwarded-for': address } });
  const minted = async (more: object = {}) => {
    const call = await portal(acme);
    const { key, secret } = (await call('POST', '/keys', { ...wanted, ...more })).json;
    const change = (body: object) => call('PATCH', `/keys/${key.id}`, body);
    return { call, key, secret, change };
  };

  test('is given with it, and any other place locks it and is named', async () => {
    const { call, key, secret } = await minted({ allowedNetworks: ['198.51.100.0/24', '2001:db8::/48'] });
    expect(key.allowedNetworks).toEqual(['198.51.100.0/24', '2001:db8::/48']);
    expect((await from(secret, '198.51.100.7')).status).toBe(200);
    expect((await from(secret, '2001:db8::7')).status).toBe(200);
    expect((await from(secret, '203.0.113.9')).status).toBe(423);
    const { keys } = (await call('GET', '/keys?limit=200')).json;
    const listed = keys.find(({ id }: { id: string }) => id === key.id);
    expect(listed.lock).toMatchObject({ reason: 'CONCURRENT_SESSION', network: '203.0.113.0/24' });
  });

  test('is changed by its owner, who finds before and after in the audit log', async () => {
    const { call, key, secret, change } = await minted();
    expect([key.networkLock, key.allowedNetworks]).toEqual([false, null]);
    const changed = await change({ networkLock: true, allowedNetworks: ['203.0.113.0/24'] });
    expect(changed.json.key).toMatchObject({ networkLock: true, allowedNetworks: ['203.0.113.0/24'] });
    expect((await from(secret, '203.0.113.9')).status).toBe(200);
    expect((await change({ allowedNetworks: null })).json.key).toMatchObject({
      networkLock: true,
      allowedNetworks: null,
    });
    expect((await from(secret, '192.0.2.1')).status).toBe(200);
    expect((await from(secret, '203.0.113.9')).status).toBe(423);
    const { entries } = (await call('GET', '/audit?limit=200')).json;
    const noted = entries.filter(
      ({ action, tokenId }: { action: string; tokenId: string }) =>
        action === 'token.networks-changed' && tokenId === key.id,
    );
    expect(noted.at(-1).detail).toMatchObject({
      before: { networkLock: false, allowedNetworks: null },
      after: { networkLock: true, allowedNetworks: ['203.0.113.0/24'] },
    });
  });

  test('changed to what it is, leaves nothing in the audit log', async () => {
    const { call, key, change } = await minted();
    expect((await change({ networkLock: false })).status).toBe(200);
    expect((await change({})).status).toBe(200);
    const { entries } = (await call('GET', '/audit?limit=200')).json;
    const about = entries.filter(({ tokenId }: { tokenId: string }) => tokenId === key.id);
    expect(about.map(({ action }: { action: string }) => action)).toEqual(['token.issued']);
  });

  test.each([
    ['no ranges', []],
    ['an address', ['198.51.100.7']],
    ['a range too many', Array.from({ length: 51 }, (_, n) => `10.0.${n}.0/24`)],
    ['no such range', ['10.0.0.0/33']],
    ['a name', ['example.test']],
    ['a zone', ['fe80::1%eth0/64']],
  ])('cannot be %s', async (_what, allowedNetworks) => {
    const { change } = await minted();
    expect((await change({ allowedNetworks })).status).toBe(422);
  });

  test('of a key that has ended is not changed', async () => {
    const { call, key, change } = await minted();
    await call('DELETE', `/keys/${key.id}`);
    const answer = await change({ networkLock: true });
    expect([answer.status, answer.json.code]).toEqual([409, 'KEY_ENDED']);
  });
});

test('an account cannot have more live keys than the bound', async () => {
  const tenant = await createTenant(api, 'many');
  const user = { ...tenant, role: 'SUPERVISOR', kind: 'INTEGRATION' } as const;
  for (let n = 0; n < liveKeysMax; n++) await mint(api.store, user);
  const answer = await (await portal(tenant))('POST', '/keys', { ...wanted, warehouseId: 'wh_many' });
  expect([answer.status, answer.json.code]).toEqual([409, 'TOO_MANY_KEYS']);
});

describe('one’s own sessions, password and warehouses', () => {
  test('another warehouse is another session: the old cookie is over, the new one opens the new warehouse', async () => {
    const raw = await mint(api.store, { ...acme, role: 'SUPERVISOR', kind: 'PORTAL' });
    const call = withCookie(raw);
    const registered = await call('POST', '/warehouses', { name: 'Second' });
    expect(registered.status).toBe(201);
    const chosen = await call('POST', '/session/warehouse', { warehouseId: registered.json.id });
    expect(chosen.json).toMatchObject({ warehouseId: registered.json.id, warehouseName: 'Second' });
    expect((await call('GET', '/session')).status).toBe(401);
    const next = /wms_session=(\w+)/.exec(chosen.headers.get('set-cookie') ?? '')?.[1] ?? '';
    expect((await withCookie(next)('GET', '/session')).json.warehouseName).toBe('Second');
  });

  test('another account’s warehouse cannot be chosen, and the session goes on where it was', async () => {
    const call = await portal(acme);
    expect((await call('POST', '/session/warehouse', { warehouseId: 'wh_other' })).status).toBe(404);
    expect((await call('GET', '/session')).json.warehouseId).toBe('wh_acme');
  });

  test('signing out everywhere ends the other sessions and desktop sign-ins, and no key', async () => {
    const tenant = await createTenant(api, 'everywhere');
    const [mine, elsewhere] = [await portal(tenant), await portal(tenant)];
    const desktop = await mint(api.store, { ...tenant, role: 'SUPERVISOR', kind: 'DESKTOP' });
    expect((await mine('GET', '/sessions')).json.sessions).toHaveLength(2);
    expect((await mine('DELETE', '/sessions')).status).toBe(204);
    expect((await elsewhere('GET', '/session')).status).toBe(401);
    expect((await stockWith(desktop)).status).toBe(401);
    expect((await stockWith(tenant.supervisor)).status).toBe(200);
    expect((await mine('GET', '/sessions')).json.sessions).toMatchObject([{ isThisOne: true }]);
  });

  test('a new password needs the old one, is not weak, and signs out everywhere else', async () => {
    const tenant = await createTenant(api, 'secretive');
    const [mine, elsewhere] = [await portal(tenant), await portal(tenant)];
    const change = (currentPassword: string, newPassword: string) =>
      mine('POST', '/password', { currentPassword, newPassword });
    expect((await change('not the password', 'plenty of lighthouses 7')).json.code).toBe('LOGIN_FAILED');
    expect((await change(password, '1234567890')).json.code).toBe('WEAK_PASSWORD');
    expect((await change(password, 'plenty of lighthouses 7')).status).toBe(204);
    expect((await elsewhere('GET', '/session')).status).toBe(401);
    const signIn = (given: string) =>
      api.call('POST', '/desktop-login', { body: { email: tenant.email, password: given } });
    expect((await signIn(password)).status).toBe(401);
    expect((await signIn('plenty of lighthouses 7')).status).toBe(200);
  });

  test('a session that nobody uses ends, and one that is used goes on to its own end', async () => {
    const tenant = await createTenant(api, 'idle');
    const [used, left] = [await portal(tenant), await portal(tenant)];
    const from = api.clock.now;
    for (let passed = 0; passed <= portalIdleMs; passed += portalIdleMs / 2) {
      api.clock.now = from + passed;
      expect((await used('GET', '/session')).status).toBe(200);
      // The use is noted behind the answer.
      await expect.poll(async () => (await used('GET', '/sessions')).json.sessions.length).toBeGreaterThan(0);
    }
    api.clock.now = from + portalIdleMs + 1;
    expect((await left('GET', '/session')).status).toBe(401);
    expect((await used('GET', '/session')).status).toBe(200);
    expect((await stockWith(tenant.supervisor)).status).toBe(200);
  });

  test('a worker has no say over keys and warehouses', async () => {
    const call = await portal(acme, 'WORKER');
    for (const path of ['/keys', '/warehouses']) expect((await call('GET', path)).status).toBe(403);
    expect((await call('GET', '/sessions')).status).toBe(200);
  });
});
