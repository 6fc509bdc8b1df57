import { webhooksMax } from '@wms/contract';
import { startWebhookReceiver, type WebhookReceiver } from '@wms/testkit';
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sendTo } from '../../testing/arrange-webhooks.ts';
import {
  createStaffToken,
  createTenant,
  done,
  type RunningApi,
  startApi,
  type Tenant,
} from '../../testing/running-api.ts';
import { Dispatcher } from '../../webhooks/dispatcher.ts';

let api: RunningApi;
let acme: Tenant;
let other: Tenant;
let dispatch: string;
let receiver: WebhookReceiver;
let dispatcher: Dispatcher;
/** What the name servers say; a test may change it. */
const names: Record<string, string[]> = { 'hooks.partner.example': ['93.184.215.14'] };

beforeAll(async () => {
  receiver = await startWebhookReceiver((response) => response.writeHead(200).end('thank you'));
  const allowedHosts = new Set([receiver.host]);
  api = await startApi({
    urlRules: { resolve: async (hostname) => names[hostname] ?? [], allowedHosts },
  });
  const failures = (error: unknown) => {
    throw error;
  };
  const { store, keys, clock } = api;
  const send = sendTo([receiver]);
  dispatcher = new Dispatcher({ store, keys, clock: () => clock.now, send, onFailure: failures });
  acme = await createTenant(api, 'acme');
  other = await createTenant(api, 'other');
  dispatch = await createStaffToken(api, 'DISPATCH');
  await done(store, 'putProducts', {
    products: [{ sku: 'TEE', name: 'Tee', ourStock: 0, inProduction: 0 }],
  });
});
afterAll(async () => {
  await dispatcher.stop();
  await receiver.close();
  await api.close();
});

const url = 'https://hooks.partner.example/888-wms';
const register = (token = acme.supervisor, body: object = {}, headers: Record<string, string> = {}) =>
  api.call('POST', '/webhooks', { token, headers, body: { url, events: ['order.shipped'], ...body } });
const list = async (token = acme.supervisor) => (await api.call('GET', '/webhooks', { token })).json;
const remove = (id: string, token = acme.supervisor) => api.call('DELETE', `/webhooks?id=${id}`, { token });
const ship = async (tenant = acme) => {
  const body = { warehouseId: tenant.warehouseId, lines: [{ sku: 'TEE', expectedQty: 1 }] };
  expect((await api.call('POST', '/shipments', { token: dispatch, body })).status).toBe(201);
};

describe('POST /webhooks', () => {
  test('answers as the guide prints it, with the secret this once', async () => {
    const answer = await register(acme.supervisor, { events: ['alert.triggered', 'order.shipped'] });
    expect(answer.status).toBe(201);
    expect(answer.json).toEqual({
      id: expect.stringMatching(/^wh_\w+$/),
      url,
      events: ['alert.triggered', 'order.shipped'],
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      secret: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const { webhooks } = await list();
    const { secret: _secret, ...metadata } = answer.json;
    expect(webhooks).toContainEqual({ ...metadata, lastDelivery: null });
    await remove(answer.json.id);
  });

  test.each([
    ['http', 'http://hooks.partner.example/'],
    ['a private literal', 'https://10.0.0.1/'],
    ['a name that leads inside', 'https://inside.example/'],
    ['a name without an address', 'https://nowhere.example/'],
    ['credentials in the URL', 'https://me:secret@hooks.partner.example/'],
    ['no URL at all', 'hooks'],
  ])('%s is refused with a reason', async (_what, refused) => {
    names['inside.example'] = ['93.184.215.14', '192.168.0.1'];
    const answer = await register(acme.supervisor, { url: refused });
    expect([answer.status, answer.json.code]).toEqual([422, 'URL_NOT_ALLOWED']);
    expect(answer.json.reason).toMatch(/^It.*\.$/);
    expect((await list()).webhooks).toEqual([]);
  });

  test.each([
    ['no event', []],
    ['an unknown event', ['stock.moved']],
    ['an event twice', ['order.shipped', 'order.shipped']],
  ])('%s is refused', async (_what, events) => {
    const answer = await register(acme.supervisor, { events });
    expect([answer.status, answer.json.code]).toEqual([422, 'INVALID_REQUEST']);
  });

  test('a repeated request gets the same bytes, even when the name has gone meanwhile', async () => {
    const key = { 'idempotency-key': 'webhook-1' };
    const first = await register(acme.supervisor, {}, key);
    const there = names['hooks.partner.example']!;
    delete names['hooks.partner.example'];
    const again = await register(acme.supervisor, {}, key);
    const fresh = await register(acme.supervisor, {}, { 'idempotency-key': 'webhook-2' });
    names['hooks.partner.example'] = there;
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(fresh.json.code).toBe('URL_NOT_ALLOWED');
    expect((await list()).webhooks).toHaveLength(1);
    await remove(first.json.id);
  });

  test('the secret is nowhere in the database or the log, and signs what is sent', async () => {
    const { json } = await register(acme.supervisor, { url: receiver.url }, { 'idempotency-key': 'canary' });
    const before = receiver.received.length;
    await ship();
    await vi.waitFor(() => expect(receiver.received.length).toBe(before + 1), 5_000);
    const { headers, body } = receiver.received[before]!;
    expect(headers['x-wms-signature']).toBe(
      `sha256=${createHmac('sha256', json.secret).update(body).digest('hex')}`,
    );
    await vi.waitFor(async () => expect((await list()).webhooks[0].lastDelivery.state).toBe('DELIVERED'));
    expect(api.databaseText()).toContain(json.id);
    for (const place of [api.databaseText(), api.log()]) {
      expect(place).not.toContain(json.secret);
      expect(place).not.toContain(Buffer.from(json.secret).toString('base64').slice(0, 40));
      expect(place).not.toContain(Buffer.from(json.secret, 'hex').toString('latin1'));
    }
    await remove(json.id);
  });

  test(`a warehouse may have ${webhooksMax}, and is told when it has`, async () => {
    const tenant = await createTenant(api, 'many');
    const answers = await Promise.all(
      Array.from({ length: webhooksMax + 1 }, () => register(tenant.supervisor)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(webhooksMax);
    const refused = answers.find(({ status }) => status === 409)!;
    expect(refused.json).toMatchObject({ code: 'TOO_MANY_WEBHOOKS', max: webhooksMax });
    const first = await api.call('GET', '/webhooks?limit=60', { token: tenant.supervisor });
    const second = await api.call('GET', `/webhooks?limit=60&cursor=${first.json.nextCursor}`, {
      token: tenant.supervisor,
    });
    expect([first.json.total, second.json.nextCursor]).toEqual([webhooksMax, null]);
    const ids = [...first.json.webhooks, ...second.json.webhooks].map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(webhooksMax);
    await remove(ids[0]!, tenant.supervisor);
    expect((await register(tenant.supervisor)).status).toBe(201);
  });
});

describe('DELETE /webhooks', () => {
  test('ends it softly: it is gone from the list, and what was delivered stays on record', async () => {
    const { json } = await register();
    expect([(await remove(json.id)).status, (await remove(json.id)).status]).toEqual([204, 404]);
    expect((await list()).webhooks).toEqual([]);
    expect(api.databaseText()).toContain(json.id);
  });

  test('names its webhook', async () => {
    const answer = await api.call('DELETE', '/webhooks', { token: acme.supervisor });
    expect([answer.status, answer.json.code]).toEqual([422, 'INVALID_REQUEST']);
  });
});

describe('deliveries', () => {
  test('are listed newest first, tried out and sent once more', async () => {
    const { json } = await register(acme.supervisor, { url: receiver.url });
    const path = `/webhooks/${json.id}`;
    const token = acme.supervisor;
    const before = receiver.received.length;
    const trial = await api.call('POST', `${path}/test`, { token });
    expect([trial.status, trial.json]).toEqual([
      202,
      expect.objectContaining({ kind: 'TEST', state: 'QUEUED', event: 'order.shipped', eventId: null }),
    ]);
    await vi.waitFor(() => expect(receiver.received.length).toBe(before + 1), 5_000);
    const resend = await api.call('POST', `${path}/deliveries/${trial.json.id}/resend`, { token });
    expect([resend.status, resend.json.deliveryId]).toEqual([202, trial.json.deliveryId]);
    await vi.waitFor(() => expect(receiver.received.length).toBe(before + 2), 5_000);
    expect(receiver.received[before + 1]!.body).toBe(receiver.received[before]!.body);

    const beside = (await register(acme.supervisor, { url: receiver.url })).json;
    const ofBeside = `/webhooks/${beside.id}/deliveries/${trial.json.id}/resend`;
    expect((await api.call('POST', ofBeside, { token })).status).toBe(404);
    await remove(beside.id);

    await vi.waitFor(async () => {
      const page = (await api.call('GET', `${path}/deliveries?limit=1`, { token })).json;
      expect(page.deliveries).toEqual([
        {
          ...resend.json,
          state: 'DELIVERED',
          status: 200,
          latencyMs: expect.any(Number),
          excerpt: 'thank you',
          attemptedAt: expect.any(String),
        },
      ]);
      const rest = (await api.call('GET', `${path}/deliveries?cursor=${page.nextCursor}`, { token })).json;
      expect(rest).toEqual({
        deliveries: [expect.objectContaining({ id: trial.json.id, state: 'DELIVERED' })],
        nextCursor: null,
      });
    });
    await remove(json.id);
  });
});

describe('a webhook', () => {
  test('of another tenant is not there, whatever is asked of it', async () => {
    const mine = (await register(acme.supervisor, { url: receiver.url })).json;
    const theirs = (await register(other.supervisor, { url: receiver.url })).json;
    const token = acme.supervisor;
    const trial = await api.call('POST', `/webhooks/${theirs.id}/test`, { token: other.supervisor });
    const foreign = [
      ['DELETE', `/webhooks?id=${theirs.id}`],
      ['GET', `/webhooks/${theirs.id}/deliveries`],
      ['POST', `/webhooks/${theirs.id}/test`],
      ['POST', `/webhooks/${theirs.id}/deliveries/${trial.json.id}/resend`],
      ['POST', `/webhooks/${mine.id}/deliveries/${trial.json.id}/resend`],
    ] as const;
    for (const [method, path] of foreign) {
      const answer = await api.call(method, path, { token });
      expect([path, answer.status, answer.json.code]).toEqual([path, 404, 'NOT_FOUND']);
    }
    expect((await list(other.supervisor)).webhooks).toHaveLength(1);
    await remove(mine.id);
    await remove(theirs.id, other.supervisor);
  });

  test.each([
    ['GET', '/webhooks'],
    ['POST', '/webhooks'],
    ['DELETE', '/webhooks?id=x'],
    ['GET', '/webhooks/x/deliveries'],
    ['POST', '/webhooks/x/test'],
    ['POST', '/webhooks/x/deliveries/y/resend'],
    ['GET', '/events'],
    ['GET', '/events/stream'],
  ])('is no worker’s business: %s %s', async (method, path) => {
    const answer = await api.call(method, path, { token: acme.worker });
    expect([answer.status, answer.json.error]).toEqual([403, 'Worker accounts cannot perform this action.']);
  });
});
