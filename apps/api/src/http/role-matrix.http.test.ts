import { basePaths, type Endpoint, endpoints, headers, sessionCookie } from '@wms/contract';
import { type Role, roles, type TokenKind } from '@wms/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenDigest } from '../security/raw-tokens.ts';
import {
  createStaff,
  createTenant,
  done,
  mint,
  type RunningApi,
  startApi,
  type Tenant,
} from '../testing/running-api.ts';

let api: RunningApi;
let acme: Tenant;
const staffIds: Record<string, string> = {};

beforeAll(async () => {
  api = await startApi();
  acme = await createTenant(api, 'acme');
  for (const role of ['DISPATCH', 'ADMIN'] as const) staffIds[role] = await createStaff(api, role);
});
afterAll(() => api.close());

/** A fresh token of a role, of the kind that the endpoint's surface takes. */
async function tokenOf(role: Role, endpoint: Endpoint): Promise<string> {
  const staffId = staffIds[role];
  const user =
    staffId === undefined
      ? { ...acme, userId: role === 'WORKER' ? acme.workerId : acme.userId }
      : { userId: staffId, accountId: null, warehouseId: null };
  const kind: TokenKind =
    endpoint.surface === 'portal' ? 'PORTAL' : staffId === undefined ? 'INTEGRATION' : 'STAFF';
  return mint(api.store, { ...user, role, kind });
}

const tokenId = async (raw: string): Promise<string> =>
  (await api.store.read.findTokenByDigest({ digest: tokenDigest(raw) }))[0]!.id;

/** Credentials that let nobody in, each made from a supervisor's that would. */
const noCredentials: Record<string, (endpoint: Endpoint) => Promise<string | undefined>> = {
  'no token': async () => undefined,
  garbage: async () => `wms_${'0'.repeat(40)}`,
  'a revoked token': async (endpoint) => {
    const raw = await tokenOf('SUPERVISOR', endpoint);
    const caller = { ...acme, tokenId: await tokenId(raw), kind: 'INTEGRATION', role: 'SUPERVISOR' } as const;
    await done(api.store, 'revokeToken', { caller });
    return raw;
  },
  'a locked token': async (endpoint) => {
    const raw = await tokenOf('SUPERVISOR', endpoint);
    await done(api.store, 'lockToken', {
      tokenId: await tokenId(raw),
      reason: 'CONCURRENT_SESSION',
      network: '',
    });
    return raw;
  },
  'another device’s token': async (endpoint) => {
    const raw = await tokenOf('SUPERVISOR', endpoint);
    const deviceDigest = api.keys.digest('device', 'a'.repeat(64));
    await done(api.store, 'bindDevice', { tokenId: await tokenId(raw), deviceDigest, network: '' });
    return raw;
  },
};
/** Those that were good and are locked, or lock themselves here by leaving their device out. */
const locked = new Set(['a locked token', 'another device’s token']);

function call(endpoint: Endpoint, raw: string | undefined) {
  const path = basePaths[endpoint.surface] + endpoint.path.replace(/\{\w+\}/g, 'unknown-id');
  const cookie = {
    cookie: `${sessionCookie}=${raw}`,
    [headers.csrf]: api.keys.digest('csrf', tokenDigest(raw ?? '')),
  };
  return api.call(endpoint.method, path, {
    ...(raw === undefined ? {} : endpoint.surface === 'portal' ? { headers: cookie } : { token: raw }),
    // A body that breaks every schema: whoever is let in gets to hear of it, and nothing is written.
    ...(endpoint.body ? { body: { nothing: 'of the kind' } } : {}),
  });
}

describe.each(Object.entries<Endpoint>(endpoints))('%s', (_name, endpoint) => {
  test.each(Object.keys(noCredentials))('%s opens it only if it is open to all', async (credential) => {
    const answer = await call(endpoint, await noCredentials[credential]!(endpoint));
    if (endpoint.roles) expect(answer.status).toBe(locked.has(credential) ? 423 : 401);
    else expect([401, 403, 423]).not.toContain(answer.status);
  });

  test.each(roles)('%s is let in or refused as the list says', async (role) => {
    const answer = await call(endpoint, await tokenOf(role, endpoint));
    if (endpoint.roles === null || endpoint.roles.includes(role))
      expect([401, 403]).not.toContain(answer.status);
    else
      expect([answer.status, answer.json.code]).toEqual([
        403,
        role === 'WORKER' ? 'WORKER_FORBIDDEN' : 'ROLE_FORBIDDEN',
      ]);
  });

  test('an expired token opens it only if it is open to all', async () => {
    const raw = await tokenOf('SUPERVISOR', endpoint);
    const from = api.clock.now;
    api.clock.now = from + 91 * 86_400_000;
    const { status } = await call(endpoint, raw);
    api.clock.now = from;
    if (endpoint.roles) expect(status).toBe(401);
    else expect(status).not.toBe(401);
  });

  test('another method is answered 405 with those it takes', async () => {
    const answer = await api.call(
      'PUT',
      basePaths[endpoint.surface] + endpoint.path.replace(/\{\w+\}/g, 'x'),
      { body: {} },
    );
    expect([answer.status, answer.json.code]).toEqual([405, 'METHOD_NOT_ALLOWED']);
    expect(answer.headers.get('allow')).toContain(endpoint.method);
  });
});

test('a Bearer token opens no endpoint of the portal’s session', async () => {
  const answer = await api.call('GET', `${basePaths.portal}/session`, { token: acme.supervisor });
  expect(answer.status).toBe(401);
});
