import { unansweredAfterMs } from '@wms/domain';
import { type Answering, startWebhookReceiver, type WebhookReceiver } from '@wms/testkit';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { WmsStore } from '../open-store.ts';
import { accepted, answerOf, type Arranged, arrangeWarehouse, registerProducts } from '../testing/arrange.ts';
import { arrangeShipment, createShipment } from '../testing/arrange-shipments.ts';
import { arrangeWebhook, sendTo, startDispatcher } from '../testing/arrange-webhooks.ts';
import { eachEngine } from '../testing/each-engine.ts';
import { warehouseInFlightMax } from './delivery-slots.ts';
import type { Dispatcher } from './dispatcher.ts';
import { sendDelivery } from './send-delivery.ts';
import type { Send } from './sender.ts';

/** The guide's own way to verify a payload (section 7). */
function verify(rawBody: string, signatureHeader: string, secret: string): boolean {
  const provided = signatureHeader.replace(/^sha256=/, '');
  const expected = createHmac('sha256', secret).update(rawBody).digest('hex');
  const [a, b] = [Buffer.from(expected), Buffer.from(provided)];
  return a.length === b.length && timingSafeEqual(a, b);
}

eachEngine((engine) => {
  let store: WmsStore;
  const receivers: WebhookReceiver[] = [];
  const dispatchers: Dispatcher[] = [];
  beforeAll(async () => {
    store = await engine.open();
    await registerProducts(store, ['A']);
  });
  afterEach(async () => {
    await Promise.all(dispatchers.splice(0).map((one) => one.stop()));
    await Promise.all(receivers.splice(0).map((one) => one.close()));
  });
  afterAll(() => store.close());

  const receiver = async (answer?: Answering): Promise<WebhookReceiver> => {
    const started = await startWebhookReceiver(answer);
    receivers.push(started);
    return started;
  };
  const dispatch = (...given: Parameters<typeof startDispatcher>) => {
    const dispatcher = startDispatcher(...given);
    dispatchers.push(dispatcher);
    return dispatcher;
  };
  /** So many events `order.shipped`; gives the last ASN's number. */
  const ship = async ({ warehouseId }: Arranged, times = 1): Promise<string> => {
    let last = '';
    for (let n = 0; n < times; n++) last = (await arrangeShipment(store, warehouseId, { A: 1 })).asnNumber;
    return last;
  };
  const deliveriesOf = ({ warehouseId }: Arranged) =>
    engine.sql<{ status: number | null; failure: string | null; excerpt: string | null; attempts: number }>(
      `select status, failure, excerpt, case when attempted_at is null then 0 else 1 end as attempts
         from webhook_deliveries where warehouse_id = '${warehouseId}' order by id`,
    );

  describe('an event', () => {
    it('arrives once, signed as the guide says and as Standard Webhooks says', async () => {
      const good = await receiver((response) => response.writeHead(200).end('got it'));
      const place = await arrangeWarehouse(store);
      const { webhookId, secret } = await arrangeWebhook(store, place.supervisor, good.url);
      const { failures } = dispatch(store, sendTo([good]));
      const { id, asnNumber } = await arrangeShipment(store, place.warehouseId, { A: 3 }, { carrier: 'DHL' });
      await vi.waitFor(() => expect(good.received).toHaveLength(1), 5_000);

      const [{ headers, body }] = good.received as [(typeof good.received)[number]];
      const message = JSON.parse(body) as Record<string, unknown>;
      expect(message).toEqual({
        event: 'order.shipped',
        shipmentId: id,
        asnNumber,
        carrier: 'DHL',
        trackingNumber: null,
        lines: [{ sku: 'A', expectedQty: 3 }],
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        deliveryId: headers['webhook-id'],
      });
      expect(headers).toMatchObject({
        'x-wms-event': 'order.shipped',
        'x-wms-signature': expect.stringMatching(/^sha256=[0-9a-f]{64}$/),
        'content-type': 'application/json',
        'user-agent': expect.stringContaining('888-WMS'),
      });
      const signature = String(headers['x-wms-signature']);
      expect(verify(body, signature, secret)).toBe(true);
      expect(verify(`${body} `, signature, secret)).toBe(false);
      const standard = new Webhook(`whsec_${Buffer.from(secret).toString('base64')}`);
      expect(standard.verify(body, headers as Record<string, string>)).toEqual(message);
      expect(() => standard.verify(`${body} `, headers as Record<string, string>)).toThrow(/signature/i);

      await vi.waitFor(async () => {
        const [[delivery] = []] = await store.read.pageDeliveries([
          { warehouseId: place.warehouseId, webhookId, before: '~', limit: 10 },
        ]);
        expect(delivery).toMatchObject({
          status: 200,
          excerpt: 'got it',
          failure: null,
          latencyMs: expect.any(Number),
          eventPosition: 1,
        });
      });
      expect(failures).toEqual([]);
    });

    it('is in the database before anybody hears of it, and never heard of when its commit was undone', async () => {
      const seen: number[] = [];
      const place = await arrangeWarehouse(store);
      const looking = await receiver((response, { body }) => {
        const { asnNumber } = JSON.parse(body) as { asnNumber: string };
        void engine
          .sql(`select 1 from shipments where asn_number = '${asnNumber}'`)
          .then((rows) => seen.push(rows.length))
          .finally(() => response.end());
      });
      await arrangeWebhook(store, place.supervisor, looking.url);
      dispatch(store, sendTo([looking]));
      const body = { warehouseId: place.warehouseId, lines: [{ sku: 'A', expectedQty: 1 }] };
      const bodyText = JSON.stringify(body);
      await Promise.all(
        Array.from({ length: 20 }, async (_, n) => {
          if (n % 2 === 0) return createShipment(store, body);
          const caller = { ...place.supervisor, role: 'DISPATCH' } as const;
          return store.commit('createShipment', { caller }, { bodyText, dryRun: true });
        }),
      );
      await vi.waitFor(() => expect(seen).toHaveLength(10), 5_000);
      await dispatchers[0]!.stop();
      expect(seen).toEqual(Array.from({ length: 10 }, () => 1));
    });

    it('goes to those who subscribed to it before it happened, and are still there', async () => {
      const all = await receiver();
      const place = await arrangeWarehouse(store);
      const elsewhere = await arrangeWarehouse(store);
      const at = (path: string, caller = place.supervisor, events?: ['order.delivered']) =>
        arrangeWebhook(store, caller, `https://${all.host}/${path}`, events);
      await at('subscribed');
      await at('also-subscribed');
      await at('other-event', place.supervisor, ['order.delivered']);
      await at('other-warehouse', elsewhere.supervisor);
      const { webhookId } = await at('deleted');
      accepted(await store.commit('deleteWebhook', { caller: place.supervisor, webhookId }));
      await ship(place);
      await at('too-late');
      dispatch(store, sendTo([all]));
      await vi.waitFor(async () => expect(await store.read.findUndispatched({})).toEqual([]), 5_000);
      await vi.waitFor(() => expect(all.received.length).toBeGreaterThanOrEqual(2), 5_000);
      await dispatchers[0]!.stop();
      expect(all.received.map(({ path }) => path).toSorted()).toEqual(['/also-subscribed', '/subscribed']);
    });

    it('is not sent once the webhook is deleted or the account suspended, and the log says why', async () => {
      const all = await receiver();
      const [deleted, suspended] = [await arrangeWarehouse(store), await arrangeWarehouse(store)];
      const { webhookId } = await arrangeWebhook(store, deleted.supervisor, all.url);
      await arrangeWebhook(store, suspended.supervisor, all.url);
      await ship(deleted);
      await ship(suspended);
      accepted(await store.commit('fanOutEvents', {}));
      accepted(await store.commit('deleteWebhook', { caller: deleted.supervisor, webhookId }));
      const { accountId } = suspended;
      accepted(await store.commit('setAccountStatus', { accountId, status: 'SUSPENDED' }));
      dispatch(store, sendTo([all]));
      await vi.waitFor(async () => {
        expect(await deliveriesOf(deleted)).toEqual([
          expect.objectContaining({ status: null, failure: expect.stringContaining('deleted'), attempts: 1 }),
        ]);
        expect(await deliveriesOf(suspended)).toEqual([
          expect.objectContaining({ status: null, failure: expect.stringContaining('not active') }),
        ]);
      }, 5_000);
      expect(all.connections()).toBe(0);
    });

    it('arrives once though two servers look for it, each of many', async () => {
      const all = await receiver();
      const place = await arrangeWarehouse(store);
      await arrangeWebhook(store, place.supervisor, all.url);
      const other = await engine.open();
      const send = sendTo([all]);
      dispatch(store, send);
      dispatch(engine.engine === 'PostgreSQL' ? other : store, send);
      const times = 100;
      await ship(place, times);
      await vi.waitFor(() => expect(all.received.length).toBeGreaterThanOrEqual(times), 20_000);
      await Promise.all(dispatchers.splice(0).map((one) => one.stop()));
      await other.close();
      const ids = all.received.map(({ headers }) => headers['webhook-id']);
      expect([ids.length, new Set(ids).size]).toEqual([times, times]);
    });

    it('that was claimed by a server that then died is not sent again, and shows as unanswered', async () => {
      const clock = { now: Date.now() };
      const aside = await engine.open(() => clock.now);
      const all = await receiver();
      const place = await arrangeWarehouse(store);
      const { webhookId } = await arrangeWebhook(store, place.supervisor, all.url);
      await ship(place);
      accepted(await aside.commit('fanOutEvents', {}));
      const { warehouseId } = place;
      const waiting = await aside.read.waitingDeliveries({ warehouseId, webhookId, limit: 10 });
      expect(waiting).toHaveLength(1);
      const claim = answerOf<{ claimed: object[] }>(
        await aside.commit('claimDeliveries', { deliveries: waiting }),
      );
      expect(claim.claimed).toHaveLength(1);
      const again = answerOf<{ claimed: object[] }>(
        await aside.commit('claimDeliveries', { deliveries: waiting }),
      );
      expect(again.claimed).toEqual([]);
      clock.now += unansweredAfterMs;
      dispatch(aside, sendTo([all]), () => clock.now);
      await ship(place);
      await vi.waitFor(() => expect(all.received).toHaveLength(1), 5_000);
      await dispatchers.pop()!.stop();
      await aside.close();
      expect(await deliveriesOf(place)).toMatchObject([
        { status: null, failure: null, attempts: 1 },
        { status: 204, attempts: 1 },
      ]);
    });
  });

  it('receivers that hang delay nobody else, however many they are and however much waits for them', async () => {
    const prompt = await receiver();
    const hung = 'https://hanging.example/';
    const release = Promise.withResolvers<void>();
    let hanging = 0;
    const deliver = sendTo([prompt]);
    // Worse than a receiver can be: there is no time-out to end it.
    const send: Send = async (job) => {
      if (job.url !== hung) return deliver(job);
      hanging += 1;
      await release.promise;
      return { status: null, latencyMs: 0, failure: 'released', excerpt: null };
    };
    const bad = await Promise.all([arrangeWarehouse(store), arrangeWarehouse(store)]);
    for (const place of bad) {
      for (let n = 0; n < 20; n++) await arrangeWebhook(store, place.supervisor, hung);
      await ship(place, 10);
    }
    const good = await arrangeWarehouse(store);
    await arrangeWebhook(store, good.supervisor, prompt.url);
    dispatch(store, send);
    await vi.waitFor(() => expect(hanging).toBe(bad.length * warehouseInFlightMax), 10_000);
    await ship(good, 20);
    await vi.waitFor(() => expect(prompt.received).toHaveLength(20), 10_000);
    expect(hanging).toBe(bad.length * warehouseInFlightMax);
    const stopped = dispatchers.pop()!.stop();
    release.resolve();
    await stopped;
  });

  it('a registered name that has become private is connected to nowhere', async () => {
    const inside = await receiver();
    const place = await arrangeWarehouse(store);
    await arrangeWebhook(store, place.supervisor, `https://hooks.example:${inside.port}/`);
    const rebound = { resolve: async () => ['127.0.0.1'], allowedHosts: new Set<string>() };
    dispatch(store, (job) => sendDelivery(job, rebound));
    await ship(place);
    await vi.waitFor(async () => {
      expect(await deliveriesOf(place)).toMatchObject([{ failure: expect.stringContaining('private') }]);
    }, 5_000);
    expect(inside.connections()).toBe(0);
  });

  it('deliveries are dropped after 30 days, and events after 90 if they were dispatched', async () => {
    const clock = { now: Date.now() };
    const aside = await engine.open(() => clock.now);
    const { warehouseId, supervisor } = await arrangeWarehouse(aside);
    await arrangeWebhook(aside, supervisor, 'https://hooks.example/');
    const left = async () => ({
      events: await engine.sql(`select position from events where warehouse_id = '${warehouseId}'`),
      deliveries: await engine.sql(`select 1 from webhook_deliveries where warehouse_id = '${warehouseId}'`),
    });
    const drop = async (days: number) => {
      clock.now += days * 86_400_000;
      accepted(await aside.commit('dropExpired', { limit: 1000 }));
      return left();
    };
    await arrangeShipment(aside, warehouseId, { A: 1 });
    accepted(await aside.commit('fanOutEvents', {}));
    expect(await drop(29)).toMatchObject({ events: [{}], deliveries: [{}] });
    expect(await drop(2)).toMatchObject({ events: [{}], deliveries: [] });
    await arrangeShipment(aside, warehouseId, { A: 1 });
    expect(await drop(60)).toMatchObject({ events: [{ position: 2 }], deliveries: [] });
    expect(await drop(60)).toMatchObject({ events: [{ position: 2 }] });
    await aside.close();
  });

  it('a resend is the same message, freshly signed; a test says that it is one', async () => {
    const all = await receiver((response) => response.writeHead(500).end());
    const { supervisor: caller, ...place } = await arrangeWarehouse(store);
    const { webhookId, secret } = await arrangeWebhook(store, caller, all.url, [
      'order.shipped',
      'alert.triggered',
    ]);
    dispatch(store, sendTo([all]));
    await ship({ ...place, supervisor: caller });
    await vi.waitFor(() => expect(all.received).toHaveLength(1), 5_000);
    const [first] = await store.read.waitingDeliveries({
      warehouseId: place.warehouseId,
      webhookId,
      limit: 1,
    });
    expect(first).toBeUndefined();
    const [[delivery] = []] = await store.read.pageDeliveries([
      { warehouseId: place.warehouseId, webhookId, before: '~', limit: 1 },
    ]);
    const params = { id: webhookId, deliveryId: delivery!.id };
    const resent = answerOf<{ id: string; deliveryId: string }>(
      await store.commit('resendDelivery', { caller, params }),
    );
    expect(resent).toMatchObject({ kind: 'RESEND', state: 'QUEUED', deliveryId: delivery!.id });
    expect(resent.id).not.toBe(delivery!.id);
    await vi.waitFor(() => expect(all.received).toHaveLength(2), 5_000);
    const [one, two] = all.received;
    expect(two?.body).toBe(one?.body);
    expect(two?.headers['webhook-id']).toBe(one?.headers['webhook-id']);

    accepted(await store.commit('testWebhook', { caller, params: { id: webhookId } }));
    await vi.waitFor(() => expect(all.received).toHaveLength(3), 5_000);
    const trial = all.received[2]!;
    expect(JSON.parse(trial.body)).toEqual({
      event: 'order.shipped',
      test: true,
      timestamp: expect.any(String),
      deliveryId: trial.headers['webhook-id'],
    });
    expect(verify(trial.body, String(trial.headers['x-wms-signature']), secret)).toBe(true);
  });
});
