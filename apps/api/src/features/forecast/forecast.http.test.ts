import { endpoints } from '@wms/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTenant, type RunningApi, startApi, stock, type Tenant } from '../../testing/running-api.ts';

const dayMs = 86_400_000;

let api: RunningApi;
let acme: Tenant;
let other: Tenant;

beforeAll(async () => {
  api = await startApi();
  acme = await createTenant(api, 'acme');
  other = await createTenant(api, 'other');
  await stock(api, acme.warehouseId, { CAP: 90, MUG: 40, TEE: 100 });
  const transactions = [
    { sku: 'TEE', delta: -60, type: 'SALE' },
    { sku: 'CAP', delta: -30, type: 'SALE' },
  ];
  await api.call('POST', '/stock/update', { token: acme.supervisor, body: { transactions } });
});
afterAll(() => api.close());

const call = (method: string, path: string, body?: unknown, more = {}, token = acme.supervisor) =>
  api.call(method, path, { token, ...(body === undefined ? {} : { body }), ...more });
const regenerate = async () => (await call('POST', '/forecast/regenerate')).json.proposal;
const forecast = async (query = '') => (await call('GET', `/forecast${query}`)).json;

describe('the procurement forecast', () => {
  test('begins with no proposal, and a snapshot of every level', async () => {
    const { status, json, headers } = await call('GET', '/forecast');
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store, max-age=0, must-revalidate');
    expect(json.proposal).toBeNull();
    expect(json.snapshot.lines).toEqual([
      cover('CAP', 60, 30, 2),
      cover('MUG', 40, 0, null),
      cover('TEE', 40, 60, 0.67),
    ]);
    expect(json).toMatchObject({ limit: 500, total: 3, nextCursor: null });
  });

  test('a regenerated one is there to read, line by line, each with its explanation', async () => {
    const { status, json } = await call('POST', '/forecast/regenerate');
    expect(status).toBe(200);
    expect(endpoints.regenerateForecast.answer.parse(json)).toEqual(json);
    expect(json.proposal).toMatchObject({ status: 'PROPOSED', horizon: 'QUARTER', lineCount: 2 });
    const read = await forecast();
    expect(endpoints.readForecast.answer.parse(read)).toEqual(read);
    expect(read.proposal.id).toBe(json.proposal.id);
    // Sold on one day, so that the run rate stands in for a forecast: 60 a month is 180 and 360, less the 40 at hand.
    expect(read.proposal.lines[1]).toEqual({
      sku: 'TEE',
      name: 'Name of TEE',
      quarterQuantity: 140,
      halfYearQuantity: 320,
      quantity: 140,
      method: 'RUN_RATE',
      error: null,
      explanation: {
        position: 40,
        runRateDays: 30,
        consumed: 60,
        quarterDemand: 180,
        halfYearDemand: 360,
        forecast: null,
      },
    });
  });

  test('shows the weeks that a line comes from, as of the day of the proposal', async () => {
    await regenerate();
    const { status, json } = await call('GET', '/forecast/weeks?sku=TEE');
    expect(status).toBe(200);
    expect(endpoints.readForecastWeeks.answer.parse(json)).toEqual(json);
    // Sold today: no whole week yet, and 60 in 30 days is 14 a week.
    expect(json).toMatchObject({ sku: 'TEE', method: 'RUN_RATE', error: null, consumed: [] });
    expect(json.upTo).toBe(new Date(api.clock.now).toISOString().slice(0, 10));
    expect([json.expected.length, ...new Set(json.expected)]).toEqual([26, 14]);
  });

  test('goes on showing them as of that day until the proposal is decided, and then as of today', async () => {
    const { id } = await regenerate();
    const weeks = async () => (await call('GET', '/forecast/weeks?sku=TEE')).json;
    const madeOn = (await weeks()).upTo;
    api.clock.now += 7 * dayMs;
    expect(await weeks()).toMatchObject({ upTo: madeOn, consumed: [] });
    await call('POST', `/forecast/${id}/reject`, { reason: 'a week old' });
    const today = new Date(api.clock.now).toISOString().slice(0, 10);
    // The week that ends today begins the day after the sale.
    expect(await weeks()).toMatchObject({ upTo: today, consumed: [0] });
    api.clock.now -= 7 * dayMs;
  });

  test.each(['MUG', 'UNHEARD-OF'])('shows no weeks of %s, which never left', async (sku) => {
    const { json } = await call('GET', `/forecast/weeks?sku=${sku}`);
    expect(json).toMatchObject({ sku, consumed: [], expected: [] });
  });

  test('shows nobody else’s weeks', async () => {
    const { json } = await call('GET', '/forecast/weeks?sku=TEE', undefined, {}, other.supervisor);
    expect(json.expected).toEqual([]);
  });

  test('a page is a stretch of SKUs, of the snapshot and the proposal alike', async () => {
    await regenerate();
    const first = await forecast('?limit=2');
    expect(first.snapshot.lines.map(({ sku }: { sku: string }) => sku)).toEqual(['CAP', 'MUG']);
    expect(first.proposal.lines.map(({ sku }: { sku: string }) => sku)).toEqual(['CAP']);
    const second = await forecast(`?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`);
    expect(second.snapshot.lines.map(({ sku }: { sku: string }) => sku)).toEqual(['TEE']);
    expect(second.proposal.lines.map(({ sku }: { sku: string }) => sku)).toEqual(['TEE']);
    expect(second.nextCursor).toBeNull();
    expect((await call('GET', '/forecast?limit=501')).status).toBe(422);
  });

  test('is approved once, with orders, and a retry is no error', async () => {
    const { id } = await regenerate();
    const body = { horizon: 'HALF_YEAR', lines: [{ sku: 'CAP', quantity: 12 }] };
    const { status, json } = await call('POST', `/forecast/${id}/approve`, body);
    expect(status).toBe(200);
    expect(endpoints.approveForecast.answer.parse(json)).toEqual(json);
    expect(json.proposal).toMatchObject({ id, status: 'APPROVED', horizon: 'HALF_YEAR' });
    expect(json.orders).toMatchObject([
      { sku: 'CAP', quantity: 12, status: 'PLACED' },
      { sku: 'TEE', quantity: 320, status: 'PLACED' },
    ]);
    const again = await call('POST', `/forecast/${id}/approve`);
    expect([again.status, again.json]).toEqual([200, { ...json, alreadyApproved: true }]);
    expect((await forecast()).proposal).toBeNull();
  });

  test('is rejected with a reason, and then neither approved nor rejected again', async () => {
    const { id } = await regenerate();
    expect((await call('POST', `/forecast/${id}/reject`, {})).status).toBe(422);
    const { status, json } = await call('POST', `/forecast/${id}/reject`, { reason: 'not this quarter' });
    expect(status).toBe(200);
    expect(json.proposal).toMatchObject({ id, status: 'REJECTED', reason: 'not this quarter' });
    for (const [path, body] of [
      ['approve', undefined],
      ['reject', { reason: 'still not' }],
    ] as const) {
      const refused = await call('POST', `/forecast/${id}/${path}`, body);
      expect([refused.status, refused.json.code, refused.json.status]).toEqual([
        409,
        'PROPOSAL_STATE',
        'REJECTED',
      ]);
    }
  });

  test('a regeneration with the same key answers with the first proposal, which stays the active one', async () => {
    const key = { headers: { 'idempotency-key': 'once' } };
    const first = await call('POST', '/forecast/regenerate', undefined, key);
    const again = await call('POST', '/forecast/regenerate', undefined, key);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.text).toBe(first.text);
    expect((await forecast()).proposal.id).toBe(first.json.proposal.id);
  });

  test('is nobody else’s: 404 for another tenant, 403 for a worker', async () => {
    const { id } = await regenerate();
    for (const [method, path, body] of [
      ['POST', `/forecast/${id}/approve`, {}],
      ['POST', `/forecast/${id}/reject`, { reason: 'mine now' }],
    ] as const) {
      const foreign = await call(method, path, body, {}, other.supervisor);
      expect([foreign.status, foreign.json.code]).toEqual([404, 'NOT_FOUND']);
      const worker = await call(method, path, body, {}, acme.worker);
      expect([worker.status, worker.json.code]).toEqual([403, 'WORKER_FORBIDDEN']);
    }
    for (const [method, path] of [
      ['GET', '/forecast'],
      ['POST', '/forecast/regenerate'],
    ] as const) {
      expect((await call(method, path, undefined, {}, acme.worker)).status).toBe(403);
    }
    expect((await call('GET', '/forecast', undefined, {}, other.supervisor)).json).toMatchObject({
      proposal: null,
      total: 0,
    });
    expect((await forecast()).proposal).toMatchObject({ id, status: 'PROPOSED' });
  });
});

const cover = (
  sku: string,
  currentQuantity: number,
  runRatePerMonth: number,
  monthsOfCover: number | null,
) => ({
  sku,
  name: `Name of ${sku}`,
  currentQuantity,
  inTransit: 0,
  inProduction: 0,
  runRatePerMonth,
  monthsOfCover,
});
