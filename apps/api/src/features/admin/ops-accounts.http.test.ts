import { basePaths, headers, sessionCookie } from '@wms/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenDigest } from '../../security/raw-tokens.ts';
import {
  createStaff,
  createTenant,
  mint,
  password,
  type RunningApi,
  startApi,
  type Tenant,
} from '../../testing/running-api.ts';

let api: RunningApi;
let acme: Tenant;
let adminId: string;
let admin: string;
let dispatch: string;

beforeAll(async () => {
  api = await startApi();
  acme = await createTenant(api, 'acme');
  adminId = await createStaff(api, 'ADMIN');
  const staff = { accountId: null, warehouseId: null, kind: 'STAFF' } as const;
  admin = await mint(api.store, { ...staff, userId: adminId, role: 'ADMIN' });
  dispatch = await mint(api.store, {
    ...staff,
    userId: await createStaff(api, 'DISPATCH'),
    role: 'DISPATCH',
  });
});
afterAll(() => api.close());

const ops = (method: string, path: string, body?: unknown, more: object = {}) =>
  api.call(method, basePaths.ops + path, {
    token: admin,
    ...(body === undefined ? {} : { body }),
    ...more,
  });
const newCustomer = (name: string, more: object = {}) => ({
  email: `Owner@${name}.example.test`,
  password,
  name: `${name} owner`,
  companyName: `${name} Ltd`,
  warehouseName: `${name} warehouse`,
  ...more,
});

describe('accounts', () => {
  test('an account that is made may sign in at once; its password is in neither log nor database', async () => {
    const secret = 'orchid pavement 42 lantern';
    const body = newCustomer('fresh', { password: secret });
    const made = await ops('POST', '/accounts', body, { headers: { 'idempotency-key': 'make fresh' } });
    expect(made.status).toBe(201);
    const again = await ops('POST', '/accounts', body, { headers: { 'idempotency-key': 'make fresh' } });
    expect([again.text, again.headers.get('idempotent-replayed')]).toEqual([made.text, 'true']);
    const login = await api.call('POST', '/desktop-login', {
      body: { email: 'owner@fresh.example.test', password: secret },
    });
    expect(login.json).toMatchObject({
      companyName: 'fresh Ltd',
      warehouseName: 'fresh warehouse',
      warehouseId: made.json.warehouseId,
    });
    expect(api.log() + api.databaseText()).not.toContain(secret);
  });

  test('one e-mail address is one person, and an easy password is refused', async () => {
    const taken = await ops('POST', '/accounts', newCustomer('other', { email: acme.email.toUpperCase() }));
    expect([taken.status, taken.json.code]).toEqual([409, 'DUPLICATE_EMAIL']);
    const weak = await ops('POST', '/accounts', newCustomer('weak', { password: 'password' }));
    expect([weak.status, weak.json.code]).toEqual([422, 'WEAK_PASSWORD']);
    expect((await ops('GET', '/accounts?search=weak')).json.accounts).toEqual([]);
  });

  test('suspending ends every token at once, and letting in again opens them', async () => {
    const tenant = await createTenant(api, 'shaky');
    const stock = () => api.call('GET', '/stock', { token: tenant.supervisor });
    expect((await stock()).status).toBe(200);
    const path = `/accounts/${tenant.accountId}`;
    const suspended = await ops('PATCH', path, { status: 'SUSPENDED', expectedStatus: 'APPROVED' });
    expect(suspended.json).toEqual({ id: tenant.accountId, status: 'SUSPENDED' });
    expect((await stock()).status).toBe(401);
    expect((await api.call('GET', '/stock', { token: tenant.worker })).status).toBe(401);
    const late = await ops('PATCH', path, { status: 'REJECTED', expectedStatus: 'APPROVED' });
    expect(late.status).toBe(409);
    expect(late.json).toMatchObject({ code: 'CHANGED_MEANWHILE', current: { status: 'SUSPENDED' } });
    await ops('PATCH', path, { status: 'APPROVED', expectedStatus: 'SUSPENDED' });
    expect((await stock()).status).toBe(200);
  });

  test('the list is newest first, found by company, owner and address in any case and alphabet, and by status', async () => {
    await ops(
      'POST',
      '/accounts',
      newCustomer('vela', { companyName: 'Ångström Ölmühle', status: 'PENDING' }),
    );
    const names = async (query: string) =>
      ((await ops('GET', `/accounts?${query}`)).json.accounts as { companyName: string }[]).map(
        ({ companyName }) => companyName,
      );
    expect((await names('')).slice(0, 2)).toEqual(['Ångström Ölmühle', 'shaky']);
    expect(await names(`search=${encodeURIComponent('ångström ölM')}`)).toEqual(['Ångström Ölmühle']);
    expect(await names('search=OWNER@VELA.')).toEqual(['Ångström Ölmühle']);
    expect(await names('status=PENDING')).toEqual(['Ångström Ölmühle']);
    expect(await names('search=ltd&status=PENDING')).toEqual([]);
    expect(await names('search=%25')).toEqual([]);
  });

  test.each(['', 'status=APPROVED', 'search=e'])(
    'the list %j is followed by its cursor to the end, without a gap or a repetition',
    async (query) => {
      const whole = (await ops('GET', `/accounts?limit=200&${query}`)).json.accounts as { id: string }[];
      const ids: string[] = [];
      for (let cursor = '', pages = 0; cursor !== null && pages < 50; pages++) {
        const page = (await ops('GET', `/accounts?limit=1&${query}${cursor && `&cursor=${cursor}`}`)).json;
        ids.push(...page.accounts.map(({ id }: { id: string }) => id));
        cursor = page.nextCursor && encodeURIComponent(page.nextCursor);
      }
      expect(ids).toEqual(whole.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  test('one account shows its people and warehouses, and no password', async () => {
    await ops('POST', `/accounts/${acme.accountId}/warehouses`, { name: 'Second' });
    const answer = await ops('GET', `/accounts/${acme.accountId}`);
    expect(answer.json).toMatchObject({
      companyName: 'acme',
      ownerEmail: acme.email,
      userCount: 2,
      users: [{ role: 'SUPERVISOR' }, { role: 'WORKER', badge: expect.stringMatching(/^WKR-/) }],
    });
    expect(answer.json.warehouses.map(({ name }: { name: string }) => name).toSorted()).toEqual([
      'Second',
      'acme warehouse',
    ]);
    expect(answer.text).not.toMatch(/password|hash|argon/i);
    expect((await ops('GET', '/accounts/nobody')).status).toBe(404);
    expect((await ops('POST', '/accounts/nobody/warehouses', { name: 'x' })).status).toBe(404);
  });
});

describe('warehouses', () => {
  test('dispatch finds every customer’s, by name, company or account', async () => {
    const names = async (query: string) =>
      (
        (await api.call('GET', `${basePaths.ops}/warehouses?${query}`, { token: dispatch })).json
          .warehouses as { name: string }[]
      ).map(({ name }) => name);
    expect(await names('')).toEqual(expect.arrayContaining(['acme warehouse', 'shaky warehouse']));
    expect(await names('search=SHAKY')).toEqual(['shaky warehouse']);
    expect((await names(`accountId=${acme.accountId}`)).toSorted()).toEqual(['Second', 'acme warehouse']);
    expect(await names(`accountId=${acme.accountId}&search=sec`)).toEqual(['Second']);
    expect(await names('accountId=nobody')).toEqual([]);
  });
});

describe('staff', () => {
  test('an ADMIN adds a colleague, mints a key for them, and ends it', async () => {
    const made = await ops('POST', '/staff', {
      email: 'new@888.example.test',
      password,
      name: 'New',
      role: 'DISPATCH',
    });
    expect(made.status).toBe(201);
    const tokens = `/staff/${made.json.userId}/tokens`;
    const minted = await ops('POST', tokens, { name: 'label printer', days: 7 });
    expect(minted.status).toBe(201);
    const { secret, tokenId, expiresAt } = minted.json;
    expect(Date.parse(expiresAt) - api.clock.now).toBe(7 * 86_400_000);
    const listed = await ops('GET', tokens);
    expect(listed.json.tokens).toMatchObject([
      { id: tokenId, name: 'label printer', lastFour: secret.slice(-4) },
    ]);
    expect(listed.text).not.toContain(secret);
    expect(api.databaseText()).not.toContain(secret);

    const overview = () => api.call('GET', `${basePaths.ops}/overview`, { token: secret });
    expect((await overview()).status).toBe(200);
    expect((await ops('DELETE', `${tokens}/${tokenId}`)).status).toBe(204);
    expect((await overview()).status).toBe(401);
    expect((await ops('DELETE', `${tokens}/${tokenId}`)).status).toBe(404);
  });

  test('a key that is asked for twice under one Idempotency-Key is one key, and kept sealed', async () => {
    const key = { headers: { 'idempotency-key': 'mint once' } };
    const first = await ops('POST', `/staff/${adminId}/tokens`, { name: 'once' }, key);
    const second = await ops('POST', `/staff/${adminId}/tokens`, { name: 'once' }, key);
    expect(second.text).toBe(first.text);
    expect(api.databaseText()).not.toContain(first.json.secret);
    expect(
      (await ops('GET', `/staff/${adminId}/tokens`)).json.tokens.filter(
        ({ name }: { name: string }) => name === 'once',
      ),
    ).toHaveLength(1);
  });

  test('a suspended colleague is out at once, and the last ADMIN cannot be', async () => {
    const made = await ops('POST', '/staff', {
      email: 'gone@888.example.test',
      password,
      name: 'Gone',
      role: 'ADMIN',
    });
    const path = `/staff/${made.json.userId}`;
    const { secret } = (await ops('POST', `${path}/tokens`, { name: 'theirs' })).json;
    const change = (at: string, status: string, expectedStatus: string) =>
      ops('PATCH', at, { status, expectedStatus });
    expect((await change(path, 'SUSPENDED', 'ACTIVE')).status).toBe(200);
    expect((await api.call('GET', `${basePaths.ops}/staff`, { token: secret })).status).toBe(401);
    const last = await change(`/staff/${adminId}`, 'SUSPENDED', 'ACTIVE');
    expect([last.status, last.json.code]).toEqual([409, 'LAST_ADMIN']);
    await change(path, 'ACTIVE', 'SUSPENDED');
    expect((await api.call('GET', `${basePaths.ops}/staff`, { token: secret })).status).toBe(401);
  });

  test('a customer’s id is no staff’s', async () => {
    const answer = await ops('GET', `/staff/${acme.userId}/tokens`);
    expect([answer.status, answer.json.code]).toEqual([404, 'NOT_FOUND']);
  });
});

describe('who may', () => {
  test.each([
    ['GET', '/accounts'],
    ['GET', '/accounts/x'],
    ['POST', '/accounts'],
    ['PATCH', '/accounts/x'],
    ['GET', '/staff'],
    ['POST', '/staff'],
    ['PATCH', '/staff/x'],
    ['POST', '/products'],
    ['PATCH', '/products'],
    ['POST', '/products/import'],
    ['PATCH', '/warehouses/x/levels'],
  ])('dispatch may not %s %s', async (method, path) => {
    const answer = await api.call(method, basePaths.ops + path, {
      token: dispatch,
      ...(method === 'GET' ? {} : { body: {} }),
    });
    expect([answer.status, answer.json.code]).toEqual([403, 'ROLE_FORBIDDEN']);
  });

  test.each(['/overview', '/warehouses', '/products', '/shipments', '/orders'])(
    'dispatch reads %s',
    async (path) => {
      expect((await api.call('GET', basePaths.ops + path, { token: dispatch })).status).toBe(200);
    },
  );

  test.each([
    ['GET', `/accounts/{own}`],
    ['GET', '/accounts/nobody'],
    ['PATCH', '/accounts/{own}'],
    ['GET', '/warehouses/{warehouse}/levels'],
    ['GET', '/warehouses/nowhere/levels'],
    ['GET', '/products?limit=nonsense'],
    ['POST', '/products/import'],
  ])('to a customer %s %s says nothing but that they may not', async (method, path) => {
    const answer = await api.call(
      method,
      basePaths.ops + path.replace('{own}', acme.accountId).replace('{warehouse}', acme.warehouseId),
      { token: acme.supervisor, ...(method === 'GET' ? {} : { body: '{"broken' }) },
    );
    const { requestId, ...body } = answer.json;
    expect(answer.status).toBe(403);
    expect(body).toEqual({
      error: 'This token’s role cannot perform this action.',
      code: 'ROLE_FORBIDDEN',
    });
    expect(requestId).toBe(answer.headers.get('x-request-id'));
  });

  test('a staff session of the portal is let in by its cookie, and writes only with its CSRF token', async () => {
    const raw = await mint(api.store, {
      userId: adminId,
      accountId: null,
      warehouseId: null,
      role: 'ADMIN',
      kind: 'PORTAL',
    });
    const cookie = { cookie: `${sessionCookie}=${raw}` };
    const csrf = { ...cookie, [headers.csrf]: api.keys.digest('csrf', tokenDigest(raw)) };
    const call = (method: string, path: string, sent: Record<string, string>, body?: unknown) =>
      api.call(method, basePaths.ops + path, { headers: sent, ...(body === undefined ? {} : { body }) });
    expect((await call('GET', '/accounts', cookie)).status).toBe(200);
    const product = { sku: 'BY-COOKIE', name: 'By cookie', ourStock: 1, inProduction: 0 };
    expect((await call('POST', '/products', cookie, product)).json.code).toBe('CSRF_FAILED');
    expect((await call('POST', '/products', csrf, product)).status).toBe(201);
    const csv = 'sku,name,ourStock,inProduction\nBY-COOKIE,By file,1,0\n';
    const upload = { 'content-type': 'text/csv' };
    expect((await call('POST', '/products/import', { ...cookie, ...upload }, csv)).json.code).toBe(
      'CSRF_FAILED',
    );
    expect((await call('POST', '/products/import', { ...csrf, ...upload }, csv)).json).toMatchObject({
      preview: true,
      changed: 1,
    });
  });
});
