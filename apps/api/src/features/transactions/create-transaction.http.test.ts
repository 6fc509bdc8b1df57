import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTenant,
  done,
  password,
  type RunningApi,
  startApi,
  stock,
  type Tenant,
} from '../../testing/running-api.ts';
import { hashPassword } from '../../security/passwords.ts';

let api: RunningApi;
let acme: Tenant;
let other: Tenant;

beforeAll(async () => {
  api = await startApi();
  acme = await createTenant(api, 'acme');
  other = await createTenant(api, 'other');
  await stock(api, acme.warehouseId, { GLOVE: 20, VEST: 9 });
  await stock(api, other.warehouseId, { GLOVE: 3 });
});
afterAll(() => api.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  api.call('POST', path, { token: acme.supervisor, body, headers });
const rows = async () =>
  (await api.call('GET', '/transactions?limit=1', { token: acme.supervisor })).json.total as number;

describe('POST /transactions', () => {
  test.each([
    [
      { sku: 'GLOVE', type: 'IN', quantity: 5 },
      { type: 'IN', delta: 5 },
    ],
    [
      { sku: 'GLOVE', type: 'OUT', quantity: 2, reference: 'job:7' },
      { type: 'OUT', delta: -2, reference: 'job:7' },
    ],
    [
      { sku: 'GLOVE', type: 'ADJUST', quantity: -3 },
      { type: 'ADJUSTMENT', delta: -3 },
    ],
  ])('%j writes its row and answers with the level', async (body, row) => {
    const answer = await post('/transactions', body);
    expect(answer.status).toBe(201);
    expect(answer.json.transaction).toMatchObject({ ...row, sku: 'GLOVE', workerId: null, source: 'API' });
    expect(answer.json.level.currentQuantity).toBe(answer.json.transaction.quantityAfter);
  });

  test('OUT to a worker is an issuance, which that worker alone sees, and says who booked it', async () => {
    const { id: colleague } = await done(api.store, 'createWorker', {
      accountId: acme.accountId,
      warehouseId: acme.warehouseId,
      parentUserId: acme.userId,
      email: 'colleague@acme.example.test',
      name: 'colleague',
      passwordHash: await hashPassword(password),
    });
    const own = await post('/transactions', {
      sku: 'VEST',
      type: 'OUT',
      quantity: 1,
      workerId: acme.workerId,
    });
    await post('/transactions', { sku: 'VEST', type: 'OUT', quantity: 2, workerId: colleague });
    expect(own.json.transaction).toMatchObject({ type: 'ISSUANCE', delta: -1, workerId: acme.workerId });
    const seen = await api.call('GET', '/transactions', { token: acme.worker });
    expect(seen.json).toMatchObject({ total: 1, transactions: [own.json.transaction] });
    const widened = await api.call('GET', `/transactions?workerId=${colleague}`, { token: acme.worker });
    expect(widened.json.transactions).toEqual([]);
    const supervised = await api.call('GET', `/transactions?workerId=${colleague}`, {
      token: acme.supervisor,
    });
    expect(supervised.json.transactions).toMatchObject([{ delta: -2, recordedBy: 'acme owner' }]);
  });

  test('a worker of another tenant, a supervisor and nobody are not there to be issued to', async () => {
    const count = await rows();
    for (const workerId of [other.workerId, acme.userId, 'nobody']) {
      const answer = await post('/transactions', { sku: 'VEST', type: 'OUT', quantity: 1, workerId });
      expect([answer.status, answer.json.code]).toEqual([404, 'NOT_FOUND']);
    }
    expect(await rows()).toBe(count);
  });

  test.each([
    { sku: 'GLOVE', type: 'OUT', quantity: 0 },
    { sku: 'GLOVE', type: 'IN', quantity: -1 },
    { sku: 'GLOVE', type: 'ADJUST', quantity: 0 },
    { sku: 'GLOVE', type: 'SALE', quantity: 1 },
    { sku: 'GLOVE', type: 'IN', quantity: 1, workerId: 'x' },
  ])('%j breaks the schema', async (body) => {
    const answer = await post('/transactions', body);
    expect([answer.status, answer.json.code]).toEqual([422, 'INVALID_REQUEST']);
  });

  test('more than there is is refused, and the same key books once', async () => {
    expect((await post('/transactions', { sku: 'GLOVE', type: 'OUT', quantity: 1000 })).json.code).toBe(
      'INSUFFICIENT_STOCK',
    );
    const body = { sku: 'GLOVE', type: 'OUT', quantity: 1 };
    const [first, second] = [
      await post('/transactions', body, { 'idempotency-key': 'once' }),
      await post('/transactions', body, { 'idempotency-key': 'once' }),
    ];
    expect([second.status, second.text, second.headers.get('idempotent-replayed')]).toEqual([
      201,
      first.text,
      'true',
    ]);
  });
});

describe('POST /stock/set', () => {
  test('writes an AUDIT row of the difference, also when there is none', async () => {
    const answer = await post('/stock/set', { sku: 'VEST', quantity: 40, reference: 'count:1' });
    expect(answer.json.transaction).toMatchObject({ type: 'AUDIT', quantityAfter: 40, reference: 'count:1' });
    const again = await post('/stock/set', { sku: 'VEST', quantity: 40 });
    expect(again.json.transaction).toMatchObject({ type: 'AUDIT', delta: 0, quantityAfter: 40 });
  });

  test('is refused when the level has moved since it was counted', async () => {
    await post('/stock/set', { sku: 'VEST', quantity: 10 });
    const answer = await post('/stock/set', { sku: 'VEST', quantity: 12, expectedQuantity: 11 });
    expect([answer.status, answer.json.code, answer.json.currentQuantity]).toEqual([
      409,
      'QUANTITY_CHANGED',
      10,
    ]);
    expect(
      (await post('/stock/set', { sku: 'VEST', quantity: 12, expectedQuantity: 10 })).json.level
        .currentQuantity,
    ).toBe(12);
  });

  test('names a SKU that the warehouse does not have', async () => {
    const answer = await post('/stock/set', { sku: 'NOPE', quantity: 1 });
    expect([answer.status, answer.json.unregisteredSkus]).toEqual([422, ['NOPE']]);
  });
});

describe('POST /stock/receive', () => {
  test('books an arrival', async () => {
    const answer = await post('/stock/receive', { sku: 'GLOVE', quantity: 6 });
    expect(answer.status).toBe(200);
    expect(answer.json.transaction).toMatchObject({ type: 'RECEIVE', delta: 6 });
    expect(answer.json.resolvedAlertId).toBeUndefined();
  });

  test('a dry run writes nothing', async () => {
    const count = await rows();
    const answer = await post('/stock/receive?dryRun=true', { sku: 'GLOVE', quantity: 6 });
    expect(answer.json).toMatchObject({ dryRun: true, transaction: { delta: 6 } });
    expect(await rows()).toBe(count);
  });
});
