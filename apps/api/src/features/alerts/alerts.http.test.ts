import type { AlertAnswer } from '@wms/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepOnce } from '../../sweeps/replenishment.ts';
import { createTenant, type RunningApi, startApi, stock, type Tenant } from '../../testing/running-api.ts';

let api: RunningApi;
let acme: Tenant;
let other: Tenant;

beforeAll(async () => {
  api = await startApi();
  [acme, other] = [await createTenant(api, 'acme'), await createTenant(api, 'other')];
  await stock(api, acme.warehouseId, {
    'TSHIRT-BLK-L': 4,
    'HOODIE-NVY-M': 5,
    'POLO-WHT-M': 6,
    'CREW-GRY-M': 0,
  });
  await sweepOnce(api.store);
});
afterAll(() => api.close());

const list = (query = '', token = acme.supervisor) => api.call('GET', `/alerts${query}`, { token });
const patch = (id: string, body: unknown, token = acme.supervisor) =>
  api.call('PATCH', `/alerts/${id}`, { token, body });
const alertOf = async (sku: string): Promise<AlertAnswer> => {
  const { json } = await list(`?sku=${sku}`);
  return json.alerts[0] as AlertAnswer;
};

describe('GET /alerts', () => {
  it('lists the live alerts with level, suggestion and order, and its total', async () => {
    const { status, json, headers } = await list();
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store, max-age=0, must-revalidate');
    expect(json).toMatchObject({ page: 1, limit: 50, total: 3, nextCursor: null });
    expect(json.alerts.map(({ sku }: AlertAnswer) => sku).toSorted()).toEqual([
      'CREW-GRY-M',
      'HOODIE-NVY-M',
      'TSHIRT-BLK-L',
    ]);
    expect(await alertOf('TSHIRT-BLK-L')).toEqual({
      id: expect.any(String),
      sku: 'TSHIRT-BLK-L',
      name: 'Name of TSHIRT-BLK-L',
      status: 'OPEN',
      currentQuantity: 4,
      refillThreshold: 5,
      parLevel: 40,
      inTransit: 0,
      suggestedQuantity: 36,
      openedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      acknowledgedAt: null,
      orderedAt: null,
      order: null,
    });
  });

  it('takes a status once, as a list or repeated, and refuses what is none', async () => {
    for (const query of ['?status=OPEN', '?status=OPEN,RESOLVED', '?status=RESOLVED&status=OPEN']) {
      expect((await list(query)).json.total).toBe(3);
    }
    const refused = await list('?status=CLOSED');
    expect([refused.status, refused.json.code]).toEqual([422, 'INVALID_REQUEST']);
  });

  it('shows another tenant nothing', async () => {
    expect((await list('', other.supervisor)).json).toMatchObject({ alerts: [], total: 0 });
  });
});

describe('PATCH /alerts/{id}', () => {
  it('approves as in the guide, and answers a retry with alreadyOrdered', async () => {
    const { id } = await alertOf('TSHIRT-BLK-L');
    const first = await patch(id, { action: 'approve', quantity: 60 });
    expect(first.status).toBe(200);
    expect(first.json).toMatchObject({
      alert: { id, status: 'ORDERED' },
      order: { quantity: 60, status: 'PLACED' },
    });
    const again = await patch(id, { action: 'approve', quantity: 61 });
    expect([again.status, again.json]).toEqual([200, { ...first.json, alreadyOrdered: true }]);
  });

  it('replays a key’s first answer byte for byte', async () => {
    const { id } = await alertOf('HOODIE-NVY-M');
    const request = {
      token: acme.supervisor,
      headers: { 'idempotency-key': 'approve-1' },
      body: { action: 'approve' },
    };
    const first = await api.call('PATCH', `/alerts/${id}`, request);
    const again = await api.call('PATCH', `/alerts/${id}`, request);
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  it('tells which alert is over when the level has recovered', async () => {
    const { id } = await alertOf('CREW-GRY-M');
    await api.call('POST', '/stock/set', {
      token: acme.supervisor,
      body: { sku: 'CREW-GRY-M', quantity: 30 },
    });
    await sweepOnce(api.store);
    const refused = await patch(id, { action: 'approve' });
    expect(refused.status).toBe(409);
    expect(refused.json).toMatchObject({
      code: 'ALERT_STATE',
      alertId: id,
      sku: 'CREW-GRY-M',
      status: 'RESOLVED',
    });
  });

  it.each([
    [{}],
    [{ action: 'resolve' }],
    [{ action: 'approve', quantity: 0 }],
    [{ action: 'approve', quantity: 1.5 }],
    [{ action: 'approve', quantity: 2_147_483_648 }],
    [{ action: 'acknowledge', quantity: 1 }],
  ])('refuses the body %j', async (body) => {
    const { id } = await alertOf('TSHIRT-BLK-L');
    const refused = await patch(id, body);
    expect([refused.status, refused.json.code]).toEqual([422, 'INVALID_REQUEST']);
  });

  it('is not for workers, and another tenant’s alert is as absent as one that never was', async () => {
    const { id } = await alertOf('TSHIRT-BLK-L');
    for (const answer of [await list('', acme.worker), await patch(id, { action: 'approve' }, acme.worker)]) {
      expect([answer.status, answer.json.error]).toEqual([
        403,
        'Worker accounts cannot perform this action.',
      ]);
    }
    const foreign = await patch(id, { action: 'approve' }, other.supervisor);
    const absent = await patch('none', { action: 'approve' }, other.supervisor);
    const without = (json: object) => ({ ...json, requestId: '' });
    expect([foreign.status, without(foreign.json)]).toEqual([404, without(absent.json)]);
  });
});

it('POST /stock/receive ends the SKU’s ORDERED alert and says which', async () => {
  const { id } = await alertOf('TSHIRT-BLK-L');
  const body = { sku: 'TSHIRT-BLK-L', quantity: 60 };
  const received = await api.call('POST', '/stock/receive', { token: acme.supervisor, body });
  expect(received.json.resolvedAlertId).toBe(id);
  const { json } = await list('?status=RESOLVED&sku=TSHIRT-BLK-L');
  expect(json.alerts).toMatchObject([{ id, status: 'RESOLVED', order: { status: 'RECEIVED' } }]);
});
