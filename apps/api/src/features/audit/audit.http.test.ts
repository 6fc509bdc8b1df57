import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createStaff,
  createTenant,
  done,
  password,
  type RunningApi,
  startApi,
  type Tenant,
} from '../../testing/running-api.ts';

let api: RunningApi;
let acme: Tenant;
let neighbour: Tenant;
beforeAll(async () => {
  api = await startApi();
  acme = await createTenant(api, 'acme');
  neighbour = await createTenant(api, 'neighbour');
});
afterAll(() => api.close());

let address = 0;
const signIn = (email: string, given: string, from = `198.51.${++address}.7`) =>
  api.call('POST', '/desktop-login', {
    body: { email, password: given },
    headers: { 'x-forwarded-for': from },
  });
const cookieOf = async (email: string) => {
  const answer = await api.call('POST', '/api/portal/v1/session', { body: { email, password } });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
};
const audit = async (email: string, query = '') =>
  api.call('GET', `/api/portal/v1/audit${query}`, { headers: { cookie: await cookieOf(email) } });
const actions = async (tenant: Tenant): Promise<{ action: string; detail: unknown; userId: string }[]> =>
  (await audit(tenant.email, '?limit=200')).json.entries;

describe('the audit log of an account', () => {
  test('tells its supervisor of sign-ins that succeeded and that failed, and from which network', async () => {
    await signIn(acme.email, 'wrong');
    await signIn(acme.email, password);
    const [...newestFirst] = await actions(acme);
    const wanted = newestFirst.filter(({ action }) => action.startsWith('sign-in.')).toReversed();
    const desktop = wanted.filter(({ detail }) => JSON.stringify(detail).includes('198.51.'));
    expect(desktop).toMatchObject([
      {
        action: 'sign-in.failed',
        userId: acme.userId,
        userName: 'acme owner',
        detail: { reason: 'wrong password', network: '198.51.1.0/24' },
      },
      { action: 'sign-in.succeeded', userId: acme.userId, detail: { network: '198.51.2.0/24' } },
    ]);
  });

  test('notes the sign-in that the right password did not help, and the throttle once', async () => {
    const tenant = await createTenant(api, 'throttled');
    await done(api.store, 'setAccountStatus', { accountId: tenant.accountId, status: 'SUSPENDED' });
    await signIn(tenant.email, password);
    for (let n = 0; n < 12; n++) await signIn(tenant.email, `guess ${n}`);
    const entries = await api.store.read.pageAuditEntries({
      accountId: tenant.accountId,
      before: '~',
      pattern: '%',
      from: 0,
      to: Number.MAX_SAFE_INTEGER,
      limit: 200,
    });
    const failed = entries.filter(({ action }) => action === 'sign-in.failed');
    expect(failed).toHaveLength(10);
    expect(failed.filter(({ detail }) => detail.includes('ACCOUNT_SUSPENDED'))).toHaveLength(1);
    expect(entries.filter(({ action }) => action === 'sign-in.throttled')).toHaveLength(1);
  });

  test('notes a token that is bound, and one that a new sign-in ends', async () => {
    const tenant = await createTenant(api, 'bound');
    const { token } = (await signIn(tenant.email, password)).json as { token: string };
    await api.call('GET', '/stock', { token, headers: { 'x-wms-device': 'a'.repeat(64) } });
    await signIn(tenant.email, password);
    const seen = (await actions(tenant)).map(({ action }) => action);
    expect(seen).toContain('token.bound');
    expect(seen).toContain('token.revoked');
    expect(seen.filter((action) => action === 'token.issued').length).toBeGreaterThanOrEqual(2);
  });

  test('is read page by page, without a gap and without an end that moves', async () => {
    const cookie = await cookieOf(acme.email);
    const page = (query: string) => api.call('GET', `/api/portal/v1/audit${query}`, { headers: { cookie } });
    const whole = (await page('?limit=200')).json.entries as { id: string }[];
    const ids: string[] = [];
    let query = '?limit=2';
    for (let n = 0; n <= whole.length; n++) {
      const { entries, nextCursor } = (await page(query)).json;
      ids.push(...entries.map(({ id }: { id: string }) => id));
      if (nextCursor === null) break;
      query = `?limit=2&cursor=${nextCursor}`;
    }
    expect(ids).toEqual(whole.map(({ id }) => id));
    expect(ids).toEqual(ids.toSorted().toReversed());
  });

  test('is the account’s own, and its supervisor’s alone', async () => {
    const own = JSON.stringify(await actions(acme));
    expect(own).not.toContain(neighbour.userId);
    expect(own).not.toContain(neighbour.accountId);
    expect((await audit(acme.workerEmail)).json.code).toBe('WORKER_FORBIDDEN');
    expect((await api.call('GET', '/api/portal/v1/audit', { token: acme.supervisor })).status).toBe(401);
    const cursor = (await audit(neighbour.email, '?limit=1')).json.nextCursor as string;
    const { entries } = (await audit(acme.email, `?cursor=${cursor}`)).json;
    expect(JSON.stringify(entries)).not.toContain(neighbour.userId);
  });

  test('holds no password, no token and no e-mail address that somebody mistyped', async () => {
    const mistyped = 'my-secret-password@example.test';
    await signIn(mistyped, 'another secret');
    const { token } = (await signIn(acme.email, password)).json as { token: string };
    const text = JSON.stringify(
      await Promise.all([
        actions(acme),
        api.store.read.pageAuditEntries({
          accountId: '',
          before: '~',
          pattern: '%',
          from: 0,
          to: Number.MAX_SAFE_INTEGER,
          limit: 9,
        }),
      ]),
    );
    for (const secret of [mistyped, 'another secret', token, password]) expect(text).not.toContain(secret);
    expect(api.databaseText()).not.toContain(mistyped);
  });
});

describe('the security log of 888’s staff', () => {
  const admin = 'admin@example.test';
  const dispatcher = 'dispatch@example.test';
  const ownOf = async (email: string, query = '?limit=200') => (await audit(email, query)).json.entries;
  beforeAll(async () => {
    for (const role of ['DISPATCH', 'ADMIN'] as const) await createStaff(api, role);
  });

  test('has their own sign-ins, also those that somebody tried, and what was decided about them', async () => {
    const wrong = { body: { email: dispatcher, password: 'a guess' } };
    await api.call('POST', '/api/portal/v1/session', {
      ...wrong,
      headers: { 'x-forwarded-for': '203.0.113.9' },
    });
    const entries = await ownOf(dispatcher);
    expect(entries.at(-1)).toMatchObject({ action: 'staff.created', by888: true });
    expect(entries).toContainEqual(
      expect.objectContaining({
        action: 'sign-in.failed',
        userName: 'DISPATCH',
        by888: false,
        detail: { reason: 'wrong password', network: '203.0.113.0/24' },
      }),
    );
    expect(entries[0].action).toBe('token.issued');
    const narrow = await ownOf(dispatcher, '?about=staff');
    expect(narrow.map(({ action }: { action: string }) => action)).toEqual(['staff.created']);
  });

  test('has nothing of a colleague or of a customer, whose logs have nothing of it', async () => {
    const [ofAdmin, ofDispatcher] = [await ownOf(admin), await ownOf(dispatcher)];
    const whose = (entries: { userId: string }[]) => [...new Set(entries.map(({ userId }) => userId))];
    expect(whose(ofAdmin)).toHaveLength(1);
    expect(whose(ofDispatcher)).toHaveLength(1);
    expect(whose(ofAdmin)).not.toEqual(whose(ofDispatcher));
    const customers = JSON.stringify([await actions(acme), await actions(neighbour)]);
    for (const id of [...whose(ofAdmin), ...whose(ofDispatcher)]) expect(customers).not.toContain(id);
    const cursor = (await audit(acme.email, '?limit=1')).json.nextCursor as string;
    expect(whose(await ownOf(dispatcher, `?cursor=${cursor}`))).toEqual(whose(ofDispatcher));
  });
});

describe('a part of the audit log', () => {
  const about = async (query: string) => {
    const { status, json } = await audit(acme.email, `?limit=200&${query}`);
    return { status, actions: (json.entries ?? []).map(({ action }: { action: string }) => action) };
  };
  const isOf = (subject: string) => (action: string) => action.startsWith(`${subject}.`);

  test('is what it is about, and nothing else', async () => {
    const { actions: signIns } = await about('about=sign-in');
    expect(signIns.length).toBeGreaterThan(0);
    expect(signIns.every(isOf('sign-in'))).toBe(true);
    expect((await about('about=webhook')).actions).toEqual([]);
  });

  test('is what lies between two instants: the first included, the second not', async () => {
    const at = new Date(api.clock.now + 60_000).toISOString();
    const later = new Date(api.clock.now + 120_000).toISOString();
    api.clock.now += 60_000;
    await signIn(acme.email, 'wrong');
    expect((await about(`about=sign-in&from=${at}&to=${later}`)).actions).toContain('sign-in.failed');
    expect((await about(`from=${later}`)).actions).toEqual([]);
    expect((await about(`about=sign-in&to=${at}&from=${at}`)).actions).toEqual([]);
  });

  test.each(['about=passwords', 'from=yesterday', 'to=2026-01-01'])('is not %s', async (query) => {
    expect((await about(query)).status).toBe(422);
  });
});
