import { headers } from '@wms/contract';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTenant,
  done,
  mint,
  type RunningApi,
  startApi,
  type Tenant,
} from '../../testing/running-api.ts';

let api: RunningApi;
let acme: Tenant;
let rival: Tenant;
const chosen = 'Vierzehn kleine Igel';
let lastWorker = 0;

beforeAll(async () => {
  api = await startApi();
  [acme, rival] = [await createTenant(api, 'acme'), await createTenant(api, 'rival')];
});
afterAll(() => api.close());

const newWorker = () => ({
  name: 'Wanda Worker',
  email: `wanda-${++lastWorker}@example.test`,
  password: chosen,
});
const hire = (body: unknown, token = acme.supervisor, more: Record<string, string> = {}) =>
  api.call('POST', '/workers', { token, body, headers: more });
const list = (query = '', token = acme.supervisor) => api.call('GET', `/workers${query}`, { token });
const suspend = (id: string, token = acme.supervisor, more: Record<string, string> = {}) =>
  api.call('DELETE', `/workers/${id}`, { token, headers: more });
const login = (email: string) => api.call('POST', '/desktop-login', { body: { email, password: chosen } });

describe('POST /workers', () => {
  test('makes a worker who may sign in to this warehouse', async () => {
    const answer = await hire({ name: 'Wanda Worker', email: ' Wanda@Example.TEST ', password: chosen });
    expect(answer.status).toBe(201);
    expect(answer.json).toEqual({
      id: expect.any(String),
      name: 'Wanda Worker',
      email: 'wanda@example.test',
      status: 'ACTIVE',
      badge: expect.stringMatching(/^WKR-\d{5}$/),
      createdAt: new Date(api.clock.now).toISOString(),
    });
    expect((await login('wanda@example.test')).json).toMatchObject({
      customerRole: 'WORKER',
      parentCustomerId: acme.userId,
      warehouseId: acme.warehouseId,
    });
    expect((await list()).json.workers).toContainEqual(answer.json);
  });

  test.each([
    ['another worker’s', () => acme.workerEmail],
    ['another tenant’s', () => rival.email],
    ['the same in other letters', () => acme.email.toUpperCase()],
  ])('refuses an address that is in use: %s', async (_whose, emailOf) => {
    const answer = await hire({ ...newWorker(), email: emailOf() });
    expect([answer.status, answer.json.code]).toEqual([409, 'DUPLICATE_EMAIL']);
  });

  test.each([
    ['too short', 'nine char', 'TOO_SHORT'],
    ['among the common ones', 'Welcome2024!', 'PREDICTABLE'],
    ['digits', '4930285716', 'ONLY_DIGITS'],
  ])('refuses a password that is %s', async (_what, password, reason) => {
    const answer = await hire({ ...newWorker(), password });
    expect([answer.status, answer.json.code, answer.json.reason]).toEqual([422, 'WEAK_PASSWORD', reason]);
  });

  test('refuses a body with more than it knows, or less', async () => {
    expect((await hire({ ...newWorker(), role: 'SUPERVISOR' })).json.code).toBe('INVALID_REQUEST');
    expect((await hire({ name: 'X', email: 'x@example.test' })).json.code).toBe('INVALID_REQUEST');
  });

  test('repeated with its key it answers the same and makes nobody', async () => {
    const [body, key] = [newWorker(), { [headers.idempotencyKey]: 'hire-1' }];
    const total = (await list()).json.total as number;
    const [first, second] = [await hire(body, acme.supervisor, key), await hire(body, acme.supervisor, key)];
    expect([second.status, second.text]).toEqual([201, first.text]);
    expect(second.headers.get(headers.idempotentReplayed)).toBe('true');
    expect((await list()).json.total).toBe(total + 1);
    const other = await hire({ ...body, password: `${chosen} too` }, acme.supervisor, key);
    expect(other.json.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  test('the password is nowhere: not in the log, not in the database, not as a hash that could be guessed', async () => {
    const body = JSON.stringify({ ...newWorker(), password: 'Anders als alle anderen' });
    expect((await hire(body, acme.supervisor, { [headers.idempotencyKey]: 'hire-2' })).status).toBe(201);
    const kept = api.databaseText();
    expect(kept).toContain(`wanda-${lastWorker}@example.test`);
    const request = `POST\n/api/wms/v1/workers\n${body}`;
    for (const encoding of ['hex', 'base64url'] as const) {
      const plain = createHash('sha256').update(request).digest(encoding);
      expect(kept).not.toContain(plain.slice(0, 22));
    }
    expect(kept).not.toContain('Anders als alle anderen');
    expect(api.log()).not.toContain('Anders als alle anderen');
  });
});

describe('GET /workers', () => {
  test('shows this warehouse’s workers and nobody else', async () => {
    const { json } = await list('', rival.supervisor);
    expect(json).toEqual({
      workers: [expect.objectContaining({ id: rival.workerId, email: rival.workerEmail })],
      page: 1,
      limit: 50,
      total: 1,
      nextCursor: null,
    });
    expect(json.workers[0]).not.toHaveProperty('passwordHash');
  });

  test('another warehouse of the account has workers of its own', async () => {
    const { warehouseId } = await done(api.store, 'createWarehouse', {
      accountId: rival.accountId,
      id: 'wh_second',
      name: 'Second',
    });
    const second = await mint(api.store, {
      ...rival,
      warehouseId,
      role: 'SUPERVISOR',
      kind: 'INTEGRATION',
    });
    expect((await list('', second)).json).toMatchObject({ workers: [], total: 0 });
    expect((await suspend(rival.workerId, second)).status).toBe(404);
  });

  test('pages by number and by cursor, in the order they were added', async () => {
    const tenant = await createTenant(api, 'paged');
    const made = [tenant.workerId];
    for (let count = 0; count < 4; count++)
      made.push((await hire(newWorker(), tenant.supervisor)).json.id as string);
    const ids = ({ json }: { json: { workers: { id: string }[] } }) => json.workers.map(({ id }) => id);
    const pages = await Promise.all(
      [1, 2, 3].map((page) => list(`?limit=2&page=${page}`, tenant.supervisor)),
    );
    expect(pages.flatMap(ids)).toEqual(made);
    let cursor = pages[0]!.json.nextCursor as string | null;
    const followed = ids(pages[0]!);
    while (cursor !== null) {
      const next = await list(`?limit=2&cursor=${encodeURIComponent(cursor)}`, tenant.supervisor);
      followed.push(...ids(next));
      cursor = next.json.nextCursor as string | null;
    }
    expect(followed).toEqual(made);
    expect(pages.map(({ json }) => json.total)).toEqual([5, 5, 5]);
    expect((await list('?limit=200&page=1000', tenant.supervisor)).json.code).toBe('PAGE_TOO_DEEP');
  });
});

describe('DELETE /workers/{id}', () => {
  test('signs the worker out at once, for good, and keeps their address taken', async () => {
    const worker = newWorker();
    const { id } = (await hire(worker)).json as { id: string };
    const token = (await login(worker.email)).json.token as string;
    expect((await api.call('GET', '/stock', { token })).status).toBe(200);
    const answer = await suspend(id);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await api.call('GET', '/stock', { token })).status).toBe(401);
    expect((await login(worker.email)).json.code).toBe('ACCOUNT_SUSPENDED');
    expect((await hire(worker)).json.code).toBe('DUPLICATE_EMAIL');
    expect((await list()).json.workers).toContainEqual(expect.objectContaining({ id, status: 'SUSPENDED' }));
    expect((await suspend(id)).status).toBe(204);
  });

  test('another tenant’s worker and one that never was are the same 404', async () => {
    const answers = await Promise.all([rival.workerId, 'nobody', acme.userId].map((id) => suspend(id)));
    expect(new Set(answers.map(({ json }) => JSON.stringify({ ...json, requestId: '' }))).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
    expect((await api.call('GET', '/stock', { token: rival.worker })).status).toBe(200);
  });

  test('is the supervisor’s alone', async () => {
    const answer = await suspend(acme.workerId, acme.worker);
    expect([answer.status, answer.json.error]).toEqual([403, 'Worker accounts cannot perform this action.']);
  });
});
