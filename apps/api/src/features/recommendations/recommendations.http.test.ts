import { endpoints } from '@wms/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoEmails } from '../../demo/people.ts';
import { startDemo } from '../../demo/start-demo.ts';
import {
  createTenant,
  done,
  mint,
  type RunningApi,
  startApi,
  type Tenant,
} from '../../testing/running-api.ts';

const dayMs = 86_400_000;
/** On this day the guide's example is what the demo says. */
const guideDay = Date.parse('2026-05-28T09:30:00Z');

let api: RunningApi;
beforeAll(async () => {
  api = await startApi({ clock: { now: guideDay } });
});
afterAll(() => api.close());

describe('the demo', () => {
  let supervisor: string;
  beforeAll(async () => {
    await startDemo(api.store);
    const [user] = await api.store.read.findUserByEmail({ email: demoEmails.supervisor });
    const [warehouse] = await api.store.read.pageWarehouses({ after: '', limit: 1 });
    supervisor = await mint(api.store, {
      userId: user!.id,
      accountId: user!.accountId,
      warehouseId: warehouse!.id,
      role: 'SUPERVISOR',
      kind: 'INTEGRATION',
    });
  });

  test('lists one SKU alone on request, beside the figures of the whole warehouse', async () => {
    const get = async (query: string) =>
      (await api.call('GET', `/recommendations${query}`, { token: supervisor })).json;
    const all = await get('');
    const one = await get('?sku=TSHIRT-BLK-L');
    expect(one.recommendations).toEqual([
      all.recommendations.find(({ sku }: { sku: string }) => sku === 'TSHIRT-BLK-L'),
    ]);
    expect(one).toMatchObject({ total: 1, nextCursor: null, due: all.due });
    expect(one.consumptionTrend).toEqual(all.consumptionTrend);
    expect(await get('?sku=UNHEARD-OF')).toMatchObject({ recommendations: [], total: 0, nextCursor: null });
  });

  test('answers the guide’s example to the digit, and beside it how it came about', async () => {
    const answer = await api.call('GET', '/recommendations?days=30', { token: supervisor });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store, max-age=0, must-revalidate');
    const tee = answer.json.recommendations.find(({ sku }: { sku: string }) => sku === 'TSHIRT-BLK-L');
    expect(tee).toEqual({
      sku: 'TSHIRT-BLK-L',
      name: 'Heavyweight Tee Black L',
      currentStock: 24,
      ourStock: 1800,
      inProduction: 0,
      inTransit: 120,
      consumedInPeriod: 240,
      velocityPerDay: '8.00',
      reorderPoint: 168,
      recommendedOrder: 240,
      achievableOrder: 240,
      daysOfStockLeft: 3,
      orderByDate: '2026-06-08',
      periodDays: 30,
      depletionDate: '2026-05-31',
      explanation: {
        leadTimeDays: 7,
        safetyDays: 14,
        position: 144,
        isDue: true,
        shortfall: 24,
        periodDemand: 240,
      },
    });
  });

  test('lists every SKU, what needs most first, and a trend with a point for every day', async () => {
    const { json } = await api.call('GET', '/recommendations', { token: supervisor });
    expect(endpoints.listRecommendations.answer.parse(json)).toEqual(json);
    const orders = json.recommendations.map((row: { recommendedOrder: number }) => row.recommendedOrder);
    expect(orders).toHaveLength(200);
    expect(orders).toEqual(orders.toSorted((a: number, b: number) => b - a));
    expect(json).toMatchObject({
      due: orders.filter((order: number) => order > 0).length,
      page: 1,
      limit: 1000,
    });
    expect(json).toMatchObject({ total: 200, nextCursor: null });
    const { consumptionTrend: trend } = json;
    expect(trend).toHaveLength(30);
    expect([trend[0].date, trend[1].date, trend.at(-1).date]).toEqual(['04-29', '04-30', '05-28']);
    const consumed = json.recommendations.reduce(
      (sum: number, row: { consumedInPeriod: number }) => sum + row.consumedInPeriod,
      0,
    );
    const units = trend.reduce((sum: number, point: { units: number }) => sum + point.units, 0);
    expect(units).toBe(consumed);
  });

  test('follows the cursor through the same list without a skip or a repeat', async () => {
    const whole = await api.call('GET', '/recommendations', { token: supervisor });
    const rows: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/recommendations?limit=33${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const { json } = await api.call('GET', path, { token: supervisor });
      rows.push(...json.recommendations);
      cursor = json.nextCursor;
    }
    expect(rows).toEqual(whole.json.recommendations);
    const third = await api.call('GET', '/recommendations?limit=33&page=3', { token: supervisor });
    expect(third.json.recommendations).toEqual(rows.slice(66, 99));
  });
});

describe('GET /recommendations', () => {
  let acme: Tenant;
  const get = (query: string, token = acme.supervisor) =>
    api.call('GET', `/recommendations${query}`, { token });
  const only = async (query = '') => (await get(query)).json.recommendations[0];

  beforeAll(async () => {
    acme = await createTenant(api, 'acme');
    const products = [{ sku: 'CAP', name: 'Cap', ourStock: 7, inProduction: 0 }];
    await done(api.store, 'putProducts', { products });
    const level = { warehouseId: acme.warehouseId, sku: 'CAP', refillThreshold: 5, parLevel: 40 };
    await done(api.store, 'setLevel', { ...level, quantity: 100 });
  });

  const sell = (delta: number, type = 'SALE') =>
    api.call('POST', '/stock/update', {
      token: acme.supervisor,
      body: { transactions: [{ sku: 'CAP', delta, type }] },
    });

  test('knows a sale as soon as it is answered', async () => {
    expect(await only()).toMatchObject({
      consumedInPeriod: 0,
      velocityPerDay: '0.00',
      daysOfStockLeft: null,
    });
    expect((await sell(-9)).status).toBe(200);
    expect(await only()).toMatchObject({ currentStock: 91, consumedInPeriod: 9, velocityPerDay: '0.30' });
    expect((await sell(2, 'RETURN')).status).toBe(200);
    expect(await only()).toMatchObject({ currentStock: 93, consumedInPeriod: 7 });
    const { json } = await get('?days=1');
    expect(json.consumptionTrend).toEqual([{ date: '05-28', units: 7 }]);
  });

  test('looks back as far as it is asked to, and no further than 90 days', async () => {
    api.clock.now += 89 * dayMs;
    expect(await only('?days=90')).toMatchObject({ consumedInPeriod: 7, periodDays: 90 });
    expect(await only('?days=91')).toMatchObject({ consumedInPeriod: 7, periodDays: 90 });
    expect(await only('?days=999999999999')).toMatchObject({ periodDays: 90 });
    expect(await only('?days=89')).toMatchObject({ consumedInPeriod: 0, periodDays: 89 });
    expect(await only()).toMatchObject({ consumedInPeriod: 0, periodDays: 30 });
    api.clock.now -= 89 * dayMs;
  });

  test.each(['0', '-1', '1.5', '', 'x', '1e3', '+3'])('refuses ?days=%s', async (days) => {
    const { status, json } = await get(`?days=${encodeURIComponent(days)}`);
    expect([status, json.code]).toEqual([422, 'INVALID_REQUEST']);
    expect(json.issues[0].path).toBe('query.days');
  });

  test('a cursor of another list shows nothing', async () => {
    const { json } = await get(`?cursor=${encodeURIComponent('c1.CAP')}`);
    expect(json).toMatchObject({ recommendations: [], nextCursor: null });
  });

  test('shows a tenant nothing of another’s, and a worker nothing at all', async () => {
    const other = await createTenant(api, 'other');
    expect((await get('', other.supervisor)).json).toMatchObject({ recommendations: [], total: 0, due: 0 });
    expect((await get('', acme.worker)).json).toMatchObject({
      error: 'Worker accounts cannot perform this action.',
    });
    expect((await get('', acme.worker)).status).toBe(403);
  });
});
