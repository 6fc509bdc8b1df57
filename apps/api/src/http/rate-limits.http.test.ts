import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createTenant,
  createStaffToken,
  password,
  type RunningApi,
  startApi,
  stock,
  type Tenant,
} from '../testing/running-api.ts';
import { rateWindowMs } from './request-counts.ts';

const readsPerMinute = 5;
const writesPerMinute = 3;
let api: RunningApi;
let acme: Tenant;
let neighbour: Tenant;
beforeAll(async () => {
  api = await startApi({ rates: { readsPerMinute, writesPerMinute } });
  acme = await createTenant(api, 'acme');
  neighbour = await createTenant(api, 'neighbour');
  await stock(api, acme.warehouseId, { A: 100 });
});
afterAll(() => api.close());
// Each test begins at the beginning of a minute that no other has used.
beforeEach(() => {
  api.clock.now = (Math.ceil(api.clock.now / rateWindowMs) + 1) * rateWindowMs;
});

const read = (token: string, from = '198.51.100.1') =>
  api.call('GET', '/stock', { token, headers: { 'x-forwarded-for': from } });
const write = (token: string, headers: Record<string, string> = {}) =>
  api.call('POST', '/stock/update', {
    token,
    headers,
    body: { transactions: [{ sku: 'A', delta: -1, type: 'SALE' }] },
  });
const repeat = async <Answer>(times: number, call: () => Promise<Answer>) => {
  const answers: Answer[] = [];
  for (let n = 0; n < times; n++) answers.push(await call());
  return answers;
};
const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status);
const limitOf = ({ headers }: { headers: Headers }) => headers.get('ratelimit');
const entries = async (action: string) => {
  const rows = await api.store.read.pageAuditEntries({
    accountId: acme.accountId,
    before: '~',
    pattern: '%',
    from: 0,
    to: Number.MAX_SAFE_INTEGER,
    limit: 200,
  });
  return rows.filter((row) => row.action === action);
};

describe('a token', () => {
  test('is told its limits and what is left of them, on every answer', async () => {
    api.clock.now += 12_500;
    const first = await read(acme.supervisor);
    expect(first.headers.get('ratelimit-policy')).toBe('"reads";q=5;w=60, "writes";q=3;w=60');
    expect(limitOf(first)).toBe('"reads";r=4;t=48');
    expect(limitOf(await write(acme.supervisor))).toBe('"writes";r=2;t=48');
    const refused = await api.call('POST', '/stock/update', { token: acme.worker, body: {} });
    expect([refused.status, limitOf(refused)]).toEqual([403, '"writes";r=2;t=48']);
    const missing = await api.call('GET', '/shipments?status=NONSENSE', { token: acme.supervisor });
    expect([missing.status, limitOf(missing)]).toEqual([422, '"reads";r=3;t=48']);
  });

  test('that has used up its reads waits for the next minute, and its writes go on', async () => {
    const answers = await repeat(readsPerMinute + 2, () => read(acme.supervisor));
    expect(statuses(answers)).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const last = answers.at(-1);
    expect(last?.json).toMatchObject({ code: 'THROTTLED', retryAfterSeconds: 60 });
    expect(last?.headers.get('retry-after')).toBe('60');
    expect(last && limitOf(last)).toBe('"reads";r=0;t=60');
    expect((await write(acme.supervisor)).status).toBe(200);
    api.clock.now += rateWindowMs - 1;
    expect((await read(acme.supervisor)).headers.get('retry-after')).toBe('1');
    api.clock.now += 1;
    expect((await read(acme.supervisor)).status).toBe(200);
  });

  test('over its limit changes nothing', async () => {
    const before = (await read(acme.supervisor)).json.levels[0].currentQuantity;
    const answers = await repeat(writesPerMinute + 3, () => write(acme.supervisor));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(writesPerMinute);
    const after = (await read(acme.supervisor)).json.levels[0].currentQuantity;
    expect(after).toBe(before - writesPerMinute);
  });

  test('pays for the replay of a write like for a write', async () => {
    const answers = await repeat(writesPerMinute + 1, () =>
      write(acme.supervisor, { 'idempotency-key': `once-${api.clock.now}` }),
    );
    expect(answers.map(({ status, headers }) => [status, headers.get('idempotent-replayed')])).toEqual([
      [200, null],
      [200, 'true'],
      [200, 'true'],
      [429, null],
    ]);
  });

  test('of somebody else, and another one of the same person, have limits of their own', async () => {
    await repeat(readsPerMinute + 1, () => read(acme.supervisor));
    expect((await read(acme.worker)).status).toBe(200);
    expect((await read(neighbour.supervisor)).status).toBe(200);
  });

  test('of 888’s staff has them too', async () => {
    const token = await createStaffToken(api, 'DISPATCH');
    const list = () => api.call('GET', `/shipments?warehouseId=${acme.warehouseId}`, { token });
    expect(statuses(await repeat(readsPerMinute + 1, list)).at(-1)).toBe(429);
  });

  test('in a portal’s cookie has them too', async () => {
    const signedIn = await api.call('POST', '/api/portal/v1/session', {
      body: { email: acme.email, password },
    });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const list = () => api.call('GET', '/stock', { headers: { cookie } });
    expect(statuses(await repeat(readsPerMinute + 1, list)).at(-1)).toBe(429);
  });

  test('leaves one audit entry for an hour of refusals', async () => {
    const ofWorker = async () =>
      (await entries('token.throttled')).filter(({ userId }) => userId === acme.workerId);
    for (let minute = 0; minute < 3; minute++) {
      await repeat(readsPerMinute + 3, () => read(acme.worker));
      api.clock.now += rateWindowMs;
    }
    // Nobody waits for the entry, so that it may come after the answer.
    await expect.poll(ofWorker, { timeout: 20_000 }).toHaveLength(1);
    const [entry] = await ofWorker();
    expect(JSON.parse(entry?.detail ?? '')).toEqual({ limit: 'reads', network: '198.51.100.0/24' });
  });

  test('is served again when the clock is set back', async () => {
    await repeat(readsPerMinute + 1, () => read(acme.supervisor));
    api.clock.now -= 10 * rateWindowMs;
    expect((await read(acme.supervisor)).status).toBe(200);
    api.clock.now += 10 * rateWindowMs;
  });
});

describe('an address without a valid token', () => {
  const garbage = (n: number) => `wms_${String(n).padStart(40, '0')}`;
  const guess = (n: number, from: string) => read(garbage(n), from);

  test('may try as often as a token may read, and is then not even told that it is wrong', async () => {
    const answers = await repeat(readsPerMinute + 1, () => guess(1, '203.0.113.1'));
    expect(statuses(answers)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(answers.at(-1)?.headers.get('retry-after')).toBe('60');
    expect(answers[0]?.headers.get('ratelimit')).toBeNull();
    api.clock.now += rateWindowMs;
    expect((await guess(1, '203.0.113.1')).status).toBe(401);
  });

  test('learns nothing from a token that it guesses right after that', async () => {
    const fresh = await createTenant(api, `guessed-${api.clock.now}`);
    await repeat(readsPerMinute, () => guess(2, '203.0.113.2'));
    expect((await read(fresh.supervisor, '203.0.113.2')).status).toBe(429);
    expect((await read(fresh.supervisor, '203.0.113.3')).status).toBe(200);
  });

  test('does not keep its neighbours, who were there before, from working', async () => {
    expect((await read(acme.supervisor, '203.0.113.4')).status).toBe(200);
    await repeat(readsPerMinute + 1, () => guess(3, '203.0.113.4'));
    expect((await read(acme.supervisor, '203.0.113.4')).status).toBe(200);
  });

  test('counts the requests that have no token at all', async () => {
    const open = () => api.call('GET', '/stock', { headers: { 'x-forwarded-for': '203.0.113.5' } });
    expect(statuses(await repeat(readsPerMinute + 1, open)).at(-1)).toBe(429);
  });

  test('is one however many of its IPv6 addresses it takes', async () => {
    let n = 0;
    const answers = await repeat(readsPerMinute + 1, () => guess(4, `2001:db8:7:7::${(++n).toString(16)}`));
    expect(answers.at(-1)?.status).toBe(429);
    expect((await guess(4, '2001:db8:7:8::1')).status).toBe(401);
  });

  test('cannot hide behind a header that no trusted proxy wrote', async () => {
    let n = 0;
    const spoofed = () => guess(5, `192.0.2.${++n}, 203.0.113.6`);
    expect(statuses(await repeat(readsPerMinute + 1, spoofed)).at(-1)).toBe(429);
  });
});

test('a limit of 0 is none', async () => {
  const open = await startApi({ rates: { readsPerMinute: 0, writesPerMinute: 0 } });
  const tenant = await createTenant(open, 'open');
  const answers = await repeat(20, () => open.call('GET', '/stock', { token: tenant.supervisor }));
  expect(new Set(statuses(answers))).toEqual(new Set([200]));
  expect(answers[0]?.headers.get('ratelimit-policy')).toBeNull();
  expect((await open.call('GET', '/stock', { token: 'wms_garbage' })).status).toBe(401);
  await open.close();
});
