import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTenant, done, type RunningApi, startApi, type Tenant } from '../../testing/running-api.ts';

const hourMs = 3_600_000;
const at = (instant: number): string => new Date(instant).toISOString();

let api: RunningApi;
let acme: Tenant;
let openedAt: number;

beforeAll(async () => {
  api = await startApi({ clock: { now: Date.parse('2026-05-28T09:30:00Z') } });
  acme = await createTenant(api, 'acme');
  const products = ['CAP', 'MUG', 'TEE'].map((sku) => ({
    sku,
    name: `Name of ${sku}`,
    ourStock: 0,
    inProduction: 0,
  }));
  await done(api.store, 'putProducts', { products });
  openedAt = api.clock.now;
  for (const { sku } of products) {
    const level = { warehouseId: acme.warehouseId, sku, refillThreshold: 5, parLevel: 40 };
    await done(api.store, 'setLevel', { ...level, quantity: 30 });
  }
  api.clock.now += hourMs;
  const transactions = [
    { sku: 'TEE', delta: -26, type: 'SALE' },
    { sku: 'CAP', delta: -20, type: 'SALE' },
  ];
  await api.call('POST', '/stock/update', { token: acme.supervisor, body: { transactions } });
  api.clock.now += hourMs;
});
afterAll(() => api.close());

const get = (query: string, token = acme.supervisor) => api.call('GET', `/stock?${query}`, { token });

describe('GET /stock?asOf=', () => {
  test('answers with the levels of that instant, and the status that today’s settings give them', async () => {
    const before = await get(`asOf=${at(openedAt + hourMs - 1)}`);
    expect(before.json).toMatchObject({ asOf: at(openedAt + hourMs - 1), total: 3, nextCursor: null });
    expect(before.json.levels[2]).toEqual({
      sku: 'TEE',
      name: 'Name of TEE',
      currentQuantity: 30,
      refillThreshold: 5,
      parLevel: 40,
      status: 'OK',
      belowThreshold: false,
      updatedAt: at(openedAt),
    });
    const after = await get(`asOf=${at(openedAt + hourMs)}`);
    expect(after.json.levels).toMatchObject([
      { sku: 'CAP', currentQuantity: 10, status: 'LOW', belowThreshold: false },
      { sku: 'MUG', currentQuantity: 30, status: 'OK', updatedAt: at(openedAt) },
      { sku: 'TEE', currentQuantity: 4, status: 'CRITICAL', belowThreshold: true },
    ]);
  });

  test('as of now it says what the list says', async () => {
    const [then, now] = [await get(`asOf=${at(api.clock.now)}`), await get('')];
    expect(then.json.levels).toEqual(now.json.levels);
    expect(now.json.asOf).toBeUndefined();
  });

  test('a level that had not moved by then is at 0', async () => {
    const { json } = await get(`asOf=${at(openedAt - 1)}`);
    expect(json.levels.map((level: { currentQuantity: number }) => level.currentQuantity)).toEqual([0, 0, 0]);
    expect(json.levels[0]).toMatchObject({ status: 'CRITICAL', updatedAt: at(openedAt - 1) });
  });

  test('goes with ?sku=, ?search=, pages and cursors', async () => {
    const asOf = `asOf=${at(openedAt + 1)}`;
    const skus = async (query: string) =>
      (await get(`${asOf}&${query}`)).json.levels.map(
        (level: { sku: string; currentQuantity: number }) => `${level.sku} ${level.currentQuantity}`,
      );
    expect(await skus('sku=TEE,CAP,NONE')).toEqual(['CAP 30', 'TEE 30']);
    expect(await skus('search=mug')).toEqual(['MUG 30']);
    expect(await skus('limit=1&page=2')).toEqual(['MUG 30']);
    const first = await get(`${asOf}&limit=2`);
    expect(await skus(`limit=2&cursor=${encodeURIComponent(first.json.nextCursor)}`)).toEqual(['TEE 30']);
  });

  test('is open to workers, like the list itself', async () => {
    const { status, json } = await get(`asOf=${at(openedAt)}&sku=TEE`, acme.worker);
    expect([status, json.levels[0].currentQuantity]).toEqual([200, 30]);
  });

  test('refuses what is no instant, what lies in the future, and a status beside it', async () => {
    for (const [query, path] of [
      ['asOf=yesterday', 'query.asOf'],
      ['asOf=2026-05-28', 'query.asOf'],
      [`asOf=${at(api.clock.now + 1)}`, 'query.asOf'],
      [`asOf=${at(openedAt)}&status=LOW`, 'query.status'],
    ] as const) {
      const { status, json } = await get(query);
      expect([query, status, json.code]).toEqual([query, 422, 'INVALID_REQUEST']);
      expect(json.issues[0].path).toBe(path);
    }
  });
});
