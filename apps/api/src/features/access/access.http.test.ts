import { headers } from '@wms/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createStaffToken,
  createTenant,
  done,
  mint,
  password,
  type RunningApi,
  startApi,
  stock,
  type Tenant,
} from '../../testing/running-api.ts';

let api: RunningApi;
let acme: Tenant;

beforeAll(async () => {
  api = await startApi();
  acme = await createTenant(api, 'acme');
  await stock(api, acme.warehouseId, { TSHIRT: 100 });
});
afterAll(() => api.close());

let address = 0;
/** Each sign-in comes from an address of its own, so that only the throttle test is throttled. */
const login = (body: unknown, from = `10.0.${Math.floor(++address / 250)}.${address % 250}`) =>
  api.call('POST', '/desktop-login', { body, headers: { 'x-forwarded-for': from } });
const stockWith = (token: string, device?: string, from?: string) =>
  api.call('GET', '/stock', {
    token,
    headers: {
      ...(device === undefined ? {} : { [headers.device]: device }),
      ...(from === undefined ? {} : { 'x-forwarded-for': from }),
    },
  });
const deviceA = 'a'.repeat(64);
const deviceB = 'b'.repeat(64);

describe('POST /desktop-login', () => {
  test('gives a supervisor a token with the guide’s fields', async () => {
    const answer = await login({ email: acme.email, password });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      success: true,
      token: expect.stringMatching(/^wms_[0-9A-Za-z]{40}$/),
      warehouseName: 'acme warehouse',
      userName: 'acme owner',
      customerRole: 'SUPERVISOR',
      parentCustomerId: null,
      companyName: 'acme',
      warehouseId: acme.warehouseId,
      warehouses: [{ id: acme.warehouseId, name: 'acme warehouse' }],
      expiresAt: new Date(api.clock.now + 90 * 86_400_000).toISOString(),
    });
    expect((await stockWith(answer.json.token)).status).toBe(200);
  });

  test('knows a worker and their supervisor', async () => {
    const answer = await login({ email: ` ${acme.workerEmail.toUpperCase()} `, password });
    expect(answer.json).toMatchObject({ customerRole: 'WORKER', parentCustomerId: acme.userId });
  });

  test('a new sign-in ends the same user’s earlier desktop token and no other', async () => {
    const first = (await login({ email: acme.email, password })).json.token;
    const worker = (await login({ email: acme.workerEmail, password })).json.token;
    const second = (await login({ email: acme.email, password })).json.token;
    expect((await stockWith(first)).status).toBe(401);
    const others = await Promise.all([second, worker, acme.supervisor].map((token) => stockWith(token)));
    expect(others.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test('an unknown account, a wrong password, a suspended account and staff cannot be told apart', async () => {
    const suspended = await createTenant(api, 'suspended');
    await done(api.store, 'setAccountStatus', { accountId: suspended.accountId, status: 'SUSPENDED' });
    await createStaffToken(api, 'ADMIN');
    const emails = ['nobody@example.test', acme.email, suspended.email, 'admin@example.test'];
    const answers = await Promise.all(emails.map((email) => login({ email, password: 'not the password' })));
    const seen = answers.map(({ status, json }) => ({ status, error: json.error, code: json.code }));
    expect(new Set(seen.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(seen[0]).toMatchObject({ status: 401, code: 'LOGIN_FAILED' });
  });

  test.each([
    ['PENDING', 'ACCOUNT_PENDING'],
    ['SUSPENDED', 'ACCOUNT_SUSPENDED'],
    ['REJECTED', 'ACCOUNT_REJECTED'],
  ] as const)('with the right password a %s account is told why', async (status, code) => {
    const tenant = await createTenant(api, `is-${status.toLowerCase()}`);
    await done(api.store, 'setAccountStatus', { accountId: tenant.accountId, status });
    const answer = await login({ email: tenant.email, password });
    expect([answer.status, answer.json.code]).toEqual([403, code]);
    expect((await stockWith(tenant.supervisor)).status).toBe(401);
  });

  test('staff are sent away with the right password only', async () => {
    await createStaffToken(api, 'DISPATCH');
    const answer = await login({ email: 'dispatch@example.test', password });
    expect([answer.status, answer.json.code]).toEqual([403, 'NOT_A_CUSTOMER']);
  });

  test('another tenant’s warehouse is not there', async () => {
    const tenant = await createTenant(api, 'neighbour');
    const answer = await login({ email: acme.email, password, warehouseId: tenant.warehouseId });
    expect([answer.status, answer.json.code]).toEqual([404, 'NOT_FOUND']);
  });

  test('the eleventh attempt on an account is throttled from anywhere, right password or not', async () => {
    const tenant = await createTenant(api, 'guessed');
    for (let i = 0; i < 10; i++) {
      expect((await login({ email: tenant.email, password: `guess ${i}` })).status).toBe(401);
    }
    const answer = await login({ email: tenant.email, password });
    expect([answer.status, answer.json.code]).toEqual([429, 'THROTTLED']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    api.clock.now += 16 * 60_000;
    expect((await login({ email: tenant.email, password })).status).toBe(200);
  });

  test('X-Forwarded-For cannot dodge the throttle for an address', async () => {
    const answers = await Promise.all(
      Array.from({ length: 61 }, (_, i) =>
        login({ email: `n${i}@example.test`, password: 'x' }, '203.0.113.9'),
      ),
    );
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
  });

  test('curl’s default content type is read as JSON, any other is not', async () => {
    const body = JSON.stringify({ email: acme.email, password });
    const send = (type: string) =>
      api.call('POST', '/desktop-login', { body, headers: { 'content-type': type } });
    expect((await send('application/x-www-form-urlencoded')).status).toBe(200);
    expect((await send('application/json; charset=utf-8')).status).toBe(200);
    expect((await send('text/plain')).status).toBe(415);
    expect((await send('application/json; charset=latin1')).status).toBe(415);
  });
});

describe('a supervisor’s brief sign-in beside a worker', () => {
  const minuteMs = 60_000;
  const briefly = (tenant: Tenant, more: object = {}) =>
    login({ email: tenant.email, password, brief: true, ...more });

  test('gives a token of five minutes and leaves every other sign-in as it is', async () => {
    const tenant = await createTenant(api, 'beside');
    const own = (await login({ email: tenant.email, password })).json.token;
    const worker = (await login({ email: tenant.workerEmail, password })).json.token;
    const signedInAt = api.clock.now;
    const { json } = await briefly(tenant, { warehouseId: tenant.warehouseId });
    expect(json).toMatchObject({
      customerRole: 'SUPERVISOR',
      warehouseId: tenant.warehouseId,
      expiresAt: new Date(signedInAt + 5 * minuteMs).toISOString(),
    });
    const statuses = async () =>
      (await Promise.all([own, worker, json.token].map((token) => stockWith(token)))).map(
        ({ status }) => status,
      );
    expect(await statuses()).toEqual([200, 200, 200]);
    api.clock.now = signedInAt + 5 * minuteMs;
    expect(await statuses()).toEqual([200, 200, 401]);
  });

  test('books as the supervisor, from the desktop, and ends alone when it is signed out', async () => {
    const tenant = await createTenant(api, 'books');
    await stock(api, tenant.warehouseId, { TSHIRT: 1 });
    const own = (await login({ email: tenant.email, password })).json.token;
    const { token } = (await briefly(tenant)).json;
    const body = { transactions: [{ sku: 'TSHIRT', delta: 1, type: 'RETURN' }] };
    expect((await api.call('POST', '/stock/update', { token, body })).status).toBe(200);
    const [row] = (await api.call('GET', '/transactions?limit=1', { token: own })).json.transactions;
    expect(row).toMatchObject({ source: 'DESKTOP', recordedBy: 'books owner' });
    expect((await api.call('DELETE', '/session', { token })).status).toBe(204);
    expect([(await stockWith(token)).status, (await stockWith(own)).status]).toEqual([401, 200]);
  });

  test('is bound to the device that uses it first, and ends with the supervisor’s next desktop sign-in', async () => {
    const tenant = await createTenant(api, 'bound');
    const { token } = (await briefly(tenant)).json;
    expect((await stockWith(token, deviceA)).status).toBe(200);
    expect((await stockWith(token, deviceB)).status).toBe(423);
    const another = (await briefly(tenant)).json.token;
    await login({ email: tenant.email, password });
    expect((await stockWith(another)).status).toBe(401);
  });

  test.each<[string, () => object, number, string]>([
    ['a worker', () => ({ email: acme.workerEmail }), 403, 'NOT_A_SUPERVISOR'],
    [
      'a worker with a wrong password',
      () => ({ email: acme.workerEmail, password: 'x' }),
      401,
      'LOGIN_FAILED',
    ],
    ['a wrong password', () => ({ password: 'x' }), 401, 'LOGIN_FAILED'],
    ['a supervisor of elsewhere', () => ({ warehouseId: 'wh_elsewhere' }), 404, 'NOT_FOUND'],
    ['what is neither true nor false', () => ({ brief: 'yes' }), 422, 'INVALID_REQUEST'],
  ])('is refused to %s, and nobody’s token ends', async (_whose, more, status, code) => {
    const own = (await login({ email: acme.email, password })).json.token;
    const worker = (await login({ email: acme.workerEmail, password })).json.token;
    const answer = await briefly(acme, more());
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    expect(answer.text).not.toContain('wms_');
    for (const token of [own, worker]) expect((await stockWith(token)).status).toBe(200);
  });

  test('is counted with the account’s other attempts', async () => {
    const tenant = await createTenant(api, 'guessed-briefly');
    for (let i = 0; i < 5; i++) await briefly(tenant, { password: `guess ${i}` });
    for (let i = 5; i < 10; i++) await login({ email: tenant.email, password: `guess ${i}` });
    expect((await briefly(tenant)).json.code).toBe('THROTTLED');
  });
});

describe('tokens', () => {
  test.each([
    ['none', undefined],
    ['garbage', 'wms_garbage'],
    ['one of the right form', `wms_${'a'.repeat(40)}`],
  ])('%s is answered 401', async (_what, token) => {
    const answer = await api.call('GET', '/stock', token === undefined ? {} : { token });
    expect([answer.status, answer.json.code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('an expired one is answered like an unknown one', async () => {
    const from = api.clock.now;
    const token = await mint(api.store, { ...acme, role: 'SUPERVISOR', kind: 'INTEGRATION' });
    api.clock.now = from + 90 * 86_400_000;
    const answer = await stockWith(token);
    api.clock.now = from;
    const unknown = await stockWith(`wms_${'a'.repeat(40)}`);
    expect({ ...answer.json, requestId: '' }).toEqual({ ...unknown.json, requestId: '' });
  });

  test('no raw token, password or device reaches the log', async () => {
    const token = (await login({ email: acme.email, password })).json.token as string;
    await stockWith(token, deviceA);
    await stockWith(token, deviceB);
    expect(api.log()).toContain('/api/wms/v1/stock');
    for (const secret of [token, password, deviceA, deviceB]) expect(api.log()).not.toContain(secret);
  });
});

describe('device binding', () => {
  const fresh = () => mint(api.store, { ...acme, role: 'SUPERVISOR', kind: 'DESKTOP' });

  test('the first device binds the token; another one locks it, for good and for all', async () => {
    const token = await fresh();
    expect((await stockWith(token, deviceA)).status).toBe(200);
    expect((await stockWith(token, deviceA)).status).toBe(200);
    const other = await stockWith(token, deviceB);
    expect([other.status, other.json.code, other.json.reason]).toEqual([
      423,
      'TOKEN_LOCKED',
      'DEVICE_MISMATCH',
    ]);
    expect((await stockWith(token, deviceA)).status).toBe(423);
  });

  test('leaving the device out does not get around it', async () => {
    const token = await fresh();
    await stockWith(token, deviceA);
    expect((await stockWith(token)).status).toBe(423);
  });

  test('a malformed device is 400 and locks nothing', async () => {
    const token = await fresh();
    await stockWith(token, deviceA);
    expect((await stockWith(token, deviceA.toUpperCase())).status).toBe(400);
    expect((await stockWith(token, deviceA)).status).toBe(200);
  });

  test('two devices at once: one is bound, and the other locks the token', async () => {
    const token = await fresh();
    const answers = await Promise.all([deviceA, deviceB].map((device) => stockWith(token, device)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 423]);
    expect((await stockWith(token, deviceA)).status).toBe(423);
  });

  test('a key that never presents a device is not bound', async () => {
    const statuses = [];
    for (let i = 0; i < 3; i++)
      statuses.push((await stockWith(acme.supervisor, undefined, `10.${i}.0.1`)).status);
    expect(statuses).toEqual([200, 200, 200]);
  });
});

describe('the portal’s session', () => {
  const signInToPortal = async (body: unknown) =>
    api.call('POST', '/api/portal/v1/session', {
      body,
      headers: { 'x-forwarded-for': `10.9.0.${++address % 250}` },
    });
  const cookieOf = (answer: { headers: Headers }) => answer.headers.get('set-cookie')!.split(';')[0]!;

  test('is a cookie that scripts cannot read, for customers and for staff', async () => {
    await createTenant(api, 'portal');
    const answer = await signInToPortal({ email: 'owner@portal.example.test', password });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^wms_session=wms_\w{40}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/,
    );
    expect(answer.text).not.toContain(cookieOf(answer).slice('wms_session='.length));
    const session = await api.call('GET', '/api/portal/v1/session', {
      headers: { cookie: cookieOf(answer) },
    });
    expect(session.json).toEqual(answer.json);
    const staff = await signInToPortal({ email: 'dispatch@example.test', password });
    expect(staff.json).toMatchObject({ role: 'DISPATCH', warehouseId: null });
  });

  test('behind https belongs to this very host by its name, and no other name is looked at', async () => {
    const secured = await startApi({ secureCookies: true });
    try {
      const { email } = await createTenant(secured, 'secured');
      const answer = await secured.call('POST', '/api/portal/v1/session', { body: { email, password } });
      expect(answer.headers.get('set-cookie')).toMatch(
        /^__Host-wms_session=wms_\w{40}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200; Secure$/,
      );
      const sessionBy = async (cookie: string) =>
        (await secured.call('GET', '/api/portal/v1/session', { headers: { cookie } })).status;
      expect(await sessionBy(cookieOf(answer))).toBe(200);
      expect(await sessionBy(cookieOf(answer).slice('__Host-'.length))).toBe(401);
    } finally {
      await secured.close();
    }
  });

  test('reads with the cookie alone, writes only with the CSRF token and JSON', async () => {
    const answer = await signInToPortal({ email: acme.email, password });
    const cookie = cookieOf(answer);
    const csrf = answer.json.csrfToken as string;
    const write = (extra: Record<string, string>) =>
      api.call('POST', '/stock/update', {
        headers: { cookie, ...extra },
        body: { transactions: [{ sku: 'TSHIRT', delta: 1, type: 'RETURN' }] },
      });
    expect((await api.call('GET', '/stock', { headers: { cookie } })).status).toBe(200);
    expect((await write({})).json.code).toBe('CSRF_FAILED');
    expect((await write({ [headers.csrf]: `${csrf.slice(0, -1)}x` })).json.code).toBe('CSRF_FAILED');
    expect(
      (await write({ [headers.csrf]: csrf, 'content-type': 'application/x-www-form-urlencoded' })).status,
    ).toBe(415);
    expect((await write({ [headers.csrf]: csrf })).status).toBe(200);
    const [row] = (await api.call('GET', '/transactions?limit=1', { token: acme.supervisor })).json
      .transactions;
    expect(row.source).toBe('PORTAL');
  });

  test('its token is no Bearer token, and a Bearer token no cookie', async () => {
    const raw = cookieOf(await signInToPortal({ email: acme.email, password })).slice('wms_session='.length);
    expect((await stockWith(raw)).status).toBe(401);
    expect(
      (await api.call('GET', '/stock', { headers: { cookie: `wms_session=${acme.supervisor}` } })).status,
    ).toBe(401);
  });

  test('signing out ends it on the server', async () => {
    const answer = await signInToPortal({ email: acme.email, password });
    const cookie = cookieOf(answer);
    const out = await api.call('DELETE', '/api/portal/v1/session', {
      headers: { cookie, [headers.csrf]: answer.json.csrfToken },
    });
    expect([out.status, out.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect((await api.call('GET', '/stock', { headers: { cookie } })).status).toBe(401);
  });

  test('ends by itself after twelve hours', async () => {
    const cookie = cookieOf(await signInToPortal({ email: acme.email, password }));
    const from = api.clock.now;
    api.clock.now = from + 12 * 3_600_000;
    const { status } = await api.call('GET', '/stock', { headers: { cookie } });
    api.clock.now = from;
    expect(status).toBe(401);
  });
});
