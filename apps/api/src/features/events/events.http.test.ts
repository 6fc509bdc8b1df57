import { streamHeartbeatMs, streamsPerTokenMax, type WarehouseEvent } from '@wms/contract';
import { createClient, type FollowStep } from '@wms/client';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { readKeptCounts } from '../../outbox/changed-subjects.ts';
import { EventStreams, streamPollMs, type StreamSink, tokenCheckMs } from '../../outbox/event-streams.ts';
import { tokenDigest } from '../../security/raw-tokens.ts';
import {
  createStaffToken,
  createTenant,
  done,
  mint,
  type RunningApi,
  startApi,
  type Tenant,
} from '../../testing/running-api.ts';

let api: RunningApi;
let dispatch: string;
let tenants = 0;

beforeAll(async () => {
  api = await startApi();
  dispatch = await createStaffToken(api, 'DISPATCH');
  await done(api.store, 'putProducts', {
    products: [{ sku: 'TEE', name: 'Tee', ourStock: 0, inProduction: 0 }],
  });
});
afterEach(() => vi.useRealTimers());
afterAll(() => api.close());

const newTenant = () => createTenant(api, `tenant-${++tenants}`);
/** So many events `order.shipped`, all at once. */
const ship = ({ warehouseId }: Tenant, times = 1) =>
  Promise.all(
    Array.from({ length: times }, async () => {
      const body = { warehouseId, lines: [{ sku: 'TEE', expectedQty: 1 }] };
      const answer = await api.call('POST', '/shipments', { token: dispatch, body });
      return answer.json.asnNumber as string;
    }),
  );
const list = (token: string, query = '') => api.call('GET', `/events${query}`, { token });
const countsOf = async ({ warehouseId }: Tenant) =>
  (await readKeptCounts(api.store, [warehouseId]))[0] ?? new Map<string, number>();
const idOf = ({ warehouseId }: Tenant, position: number) => `${warehouseId}.${position}`;
const clientOf = (token: string) =>
  createClient({ baseUrl: api.origin, credentials: () => ({ authorization: `Bearer ${token}` }) });

/** The text of a stream as it comes; `ended` resolves when the server ends it. */
async function openStream(token: string, headers: Record<string, string> = {}, query = '') {
  const stop = new AbortController();
  const response = await fetch(`${api.origin}/api/wms/v1/events/stream${query}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal: stop.signal,
  });
  let text = '';
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) text += decoder.decode(chunk);
  };
  const ended = read().catch(() => {
    // Stopped by the test.
  });
  return { response, text: () => text, ended, stop: () => stop.abort() };
}
const datasOf = (text: string): WarehouseEvent[] =>
  [...text.matchAll(/^data: (.*)$/gm)].map(([, json]) => JSON.parse(json!) as WarehouseEvent);

describe('GET /events', () => {
  test('tells every event with its fields, oldest first', async () => {
    const tenant = await newTenant();
    const [asnNumber] = await ship(tenant);
    const received = await api.call('POST', `/shipments/${asnNumber}/receive`, {
      token: tenant.supervisor,
      body: {},
    });
    expect(received.status).toBe(200);
    const { status, json } = await list(tenant.supervisor);
    expect([status, json.nextCursor]).toEqual([200, null]);
    expect(json.events).toEqual([
      {
        id: idOf(tenant, 1),
        event: 'order.shipped',
        shipmentId: expect.any(String),
        asnNumber,
        carrier: null,
        trackingNumber: null,
        lines: [{ sku: 'TEE', expectedQty: 1 }],
        timestamp: new Date(api.clock.now).toISOString(),
      },
      expect.objectContaining({ id: idOf(tenant, 2), event: 'order.delivered', asnNumber }),
    ]);
  });

  test('pages by cursor and goes on after an id, without a gap or a repetition', async () => {
    const tenant = await newTenant();
    await ship(tenant, 25);
    const seen: string[] = [];
    let query = '?limit=10';
    for (let page = 0; page < 3; page++) {
      const { json } = await list(tenant.supervisor, query);
      expect(json.events).toHaveLength(page === 2 ? 5 : 10);
      seen.push(...json.events.map(({ id }: WarehouseEvent) => id));
      query = `?limit=10&cursor=${json.nextCursor}`;
      expect(json.nextCursor === null).toBe(page === 2);
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => idOf(tenant, n + 1)));
    expect((await list(tenant.supervisor, `?after=${seen.at(-1)}`)).json).toEqual({
      events: [],
      nextCursor: null,
    });
    await ship(tenant);
    const later = await list(tenant.supervisor, `?after=${seen.at(-1)}`);
    expect(later.json.events).toEqual([expect.objectContaining({ id: idOf(tenant, 26) })]);
  });

  test('tells no other tenant’s events, whatever place is named', async () => {
    const [mine, theirs] = [await newTenant(), await newTenant()];
    await ship(theirs, 3);
    expect((await list(mine.supervisor)).json.events).toEqual([]);
    for (const query of [`?after=${idOf(theirs, 1)}`, `?cursor=c1.${idOf(theirs, 1)}`]) {
      const answer = await list(mine.supervisor, query);
      expect([answer.status, answer.json.code, answer.json.newestId]).toEqual([
        410,
        'EVENTS_GONE',
        idOf(mine, 0),
      ]);
    }
  });

  test('says when events after a place are gone, instead of leaving them out', async () => {
    const tenant = await newTenant();
    await ship(tenant, 3);
    for (const place of [idOf(tenant, 4), 'nonsense']) {
      const answer = await list(tenant.supervisor, `?after=${place}`);
      expect([answer.status, answer.json.newestId]).toEqual([410, idOf(tenant, 3)]);
    }
    expect((await list(tenant.supervisor, `?after=${idOf(tenant, 0)}`)).json.events).toHaveLength(3);
    expect((await list(tenant.supervisor, `?after=a&cursor=c1.b`)).status).toBe(422);
  });
});

describe('GET /events/stream', () => {
  test('begins now, tells where to resume from, and sends what happens as it happens', async () => {
    const tenant = await newTenant();
    await ship(tenant, 2);
    const stream = await openStream(tenant.supervisor);
    expect(Object.fromEntries(stream.response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, max-age=0, must-revalidate',
    });
    await vi.waitFor(() => expect(stream.text()).toContain(`id: ${idOf(tenant, 2)}\n\n`));
    const [asnNumber] = await ship(tenant);
    await vi.waitFor(() => expect(datasOf(stream.text())).toHaveLength(1), 3_000);
    expect(stream.text()).toContain(`id: ${idOf(tenant, 3)}\nevent: order.shipped\ndata: {`);
    expect(datasOf(stream.text())).toEqual((await list(tenant.supervisor)).json.events.slice(2));
    expect(datasOf(stream.text())[0]).toMatchObject({ asnNumber });
    stream.stop();
  });

  test.each([
    ['Last-Event-ID', (id: string) => ({ headers: { 'last-event-id': id }, query: '' })],
    ['?after=', (id: string) => ({ headers: {}, query: `?after=${id}` })],
    [
      'Last-Event-ID, the newer of two',
      (id: string) => ({ headers: { 'last-event-id': id }, query: '?after=x.1' }),
    ],
  ])('goes on behind %s', async (_name, from) => {
    const tenant = await newTenant();
    await ship(tenant, 150);
    const { headers, query } = from(idOf(tenant, 1));
    const stream = await openStream(tenant.supervisor, headers, query);
    await vi.waitFor(() => expect(datasOf(stream.text())).toHaveLength(149), 3_000);
    expect(datasOf(stream.text()).map(({ id }) => id)).toEqual(
      Array.from({ length: 149 }, (_, n) => idOf(tenant, n + 2)),
    );
    stream.stop();
  });

  test('says that stock has moved, which is no event and moves nobody’s place, and to no other tenant', async () => {
    const [tenant, other] = [await newTenant(), await newTenant()];
    const [asnNumber] = await ship(tenant);
    const [stream, theirs] = [await openStream(tenant.supervisor), await openStream(other.supervisor)];
    const receive = { token: tenant.supervisor, body: {} };
    expect((await api.call('POST', `/shipments/${asnNumber}/receive`, receive)).status).toBe(200);
    await vi.waitFor(() => expect(stream.text()).toContain('event: stock.changed\n\n'), 3_000);
    const body = { transactions: [{ sku: 'TEE', delta: -1, type: 'SALE' }] };
    const moved = stream.text().split('stock.changed').length;
    expect((await api.call('POST', '/stock/update', { token: tenant.supervisor, body })).status).toBe(200);
    await vi.waitFor(() => expect(stream.text().split('stock.changed')).toHaveLength(moved + 1), 3_000);
    expect(stream.text()).not.toMatch(/changed\n(id|data)/);
    expect(theirs.text()).not.toContain('changed');
    stream.stop();
    theirs.stop();
  });

  test('refuses a place that is not known, so that the client compares first', async () => {
    const tenant = await newTenant();
    const answer = await api.call('GET', '/events/stream', {
      token: tenant.supervisor,
      headers: { 'last-event-id': idOf(tenant, 7) },
    });
    expect([answer.status, answer.json.code]).toEqual([410, 'EVENTS_GONE']);
  });

  test('a follower that is cut off again and again misses nothing and is told nothing twice', async () => {
    const tenant = await newTenant();
    const times = 60;
    const steps: FollowStep[] = [];
    const opened = new Set<AbortController>();
    const client = createClient({
      baseUrl: api.origin,
      credentials: () => ({ authorization: `Bearer ${tenant.supervisor}` }),
      random: () => 0,
      fetch: (input, init) => {
        const cut = new AbortController();
        opened.add(cut);
        return fetch(input, { ...init, signal: cut.signal });
      },
    });
    const following = (async () => {
      for await (const step of client.follow({ after: idOf(tenant, 0) })) {
        steps.push(step);
        if (steps.length === times) return;
      }
    })();
    for (let cut = 0; cut < 6; cut++) {
      await ship(tenant, times / 6);
      for (const connection of opened) connection.abort();
      await new Promise((resolve) => setTimeout(resolve, streamPollMs));
    }
    await following;
    expect(opened.size).toBeGreaterThan(2);
    const ids = steps.map((step) => (step.ok ? step.event.id : step.failure.code));
    expect(ids).toEqual(Array.from({ length: times }, (_, n) => idOf(tenant, n + 1)));
  });

  test('ends soon after its token was revoked, locked or has expired, or its account was suspended', async () => {
    const ended = async (end: (tenant: Tenant, raw: string, tokenId: string) => Promise<unknown>) => {
      const tenant = await newTenant();
      const raw = await mint(api.store, { ...tenant, role: 'SUPERVISOR', kind: 'INTEGRATION' });
      const [token] = await api.store.read.findTokenByDigest({ digest: tokenDigest(raw) });
      const stream = await openStream(raw);
      await end(tenant, raw, token!.id);
      await stream.ended;
      return clientOf(raw).follow().next();
    };
    const caller = (tenant: Tenant, tokenId: string) =>
      ({ ...tenant, tokenId, kind: 'INTEGRATION', role: 'SUPERVISOR' }) as const;
    const stays = await openStream((await newTenant()).supervisor);
    const from = performance.now();
    const refusals = await Promise.all([
      ended((tenant, _raw, tokenId) => done(api.store, 'revokeToken', { caller: caller(tenant, tokenId) })),
      ended((_tenant, _raw, tokenId) =>
        done(api.store, 'lockToken', { tokenId, reason: 'CONCURRENT_SESSION', network: '' }),
      ),
      ended(({ accountId }) => done(api.store, 'setAccountStatus', { accountId, status: 'SUSPENDED' })),
    ]);
    expect(performance.now() - from).toBeLessThan(5_000);
    expect(refusals.map(({ value }) => value)).toMatchObject([
      { ok: false, failure: { status: 401 } },
      { ok: false, failure: { status: 423 } },
      { ok: false, failure: { status: 401 } },
    ]);
    const stillOpen = Symbol('open');
    expect(await Promise.race([stays.ended, Promise.resolve(stillOpen)])).toBe(stillOpen);
    api.clock.now += 91 * 86_400_000;
    await stays.ended;
    api.clock.now -= 91 * 86_400_000;
  });

  test('a token may have a few at once, and takes another when one is closed', async () => {
    const tenant = await newTenant();
    const open = await Promise.all(
      Array.from({ length: streamsPerTokenMax }, () => openStream(tenant.supervisor)),
    );
    const oneMore = () => api.call('GET', '/events/stream', { token: tenant.supervisor });
    const refused = await oneMore();
    expect([refused.status, refused.json.code]).toEqual([429, 'TOO_MANY_STREAMS']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await openStream((await newTenant()).supervisor)).response.status).toBe(200);
    open[0]!.stop();
    await vi.waitFor(async () => expect((await oneMore()).status).toBe(200));
    for (const stream of open) stream.stop();
  });

  test('HEAD answers its headers and takes no stream', async () => {
    const { supervisor } = await newTenant();
    for (let n = 0; n <= streamsPerTokenMax; n++) {
      expect((await api.call('HEAD', '/events/stream', { token: supervisor })).status).toBe(200);
    }
  });

  test('says that it is still there while nothing happens', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    const streams = newStreams();
    const { sink, written } = newSink();
    const tenant = await newTenant();
    const { warehouseId } = tenant;
    streams.open({ tokenId: 't', warehouseId, after: 0, counts: await countsOf(tenant) })!(sink);
    await vi.advanceTimersByTimeAsync(streamHeartbeatMs - streamPollMs);
    expect(written).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2 * streamPollMs);
    expect(written).toEqual([expect.stringContaining('retry:'), ': still here\n\n']);
    streams.close();
  });

  test('goes at the pace of whoever reads, and ends for one who does not', async () => {
    const tenant = await newTenant();
    await ship(tenant, 120);
    const streams = newStreams();
    const start = { tokenId: 't', warehouseId: tenant.warehouseId, after: 0, counts: await countsOf(tenant) };
    const drain = Promise.withResolvers<boolean>();
    const slow = newSink(() => drain.promise);
    const gone = newSink(async () => false);
    streams.open(start)!(slow.sink);
    streams.open(start)!(gone.sink);
    await vi.waitFor(() => expect(gone.sink.isOpen).toBe(false), 3_000);
    expect(datasOf(slow.written.join(''))).toHaveLength(100);
    drain.resolve(true);
    await vi.waitFor(() => expect(datasOf(slow.written.join(''))).toHaveLength(120), 3_000);
    streams.close();
    expect(slow.sink.isOpen).toBe(false);
    expect(streams.open(start)).toBeNull();
  });

  test('a server that can no longer look tokens up ends every stream', async () => {
    const failures: unknown[] = [];
    const liveTokens = () => Promise.reject(new Error('no database'));
    const streams = new EventStreams({
      store: api.store,
      liveTokens,
      onFailure: (error) => void failures.push(error),
    });
    const { sink } = newSink();
    streams.open({
      tokenId: 't',
      warehouseId: (await newTenant()).warehouseId,
      after: 0,
      counts: new Map(),
    })!(sink);
    await vi.waitFor(() => expect(sink.isOpen).toBe(false), tokenCheckMs + 1_000);
    expect(failures).toHaveLength(1);
  });

  const newStreams = () =>
    new EventStreams({
      store: api.store,
      liveTokens: async (ids) => new Set(ids),
      onFailure: (error) => {
        throw error;
      },
    });
});

/** An open answer in memory: `drained` says when there is room again, and without it there always is. */
function newSink(drained?: () => Promise<boolean>) {
  const written: string[] = [];
  const listeners: (() => void)[] = [];
  let isOpen = true;
  const sink: StreamSink = {
    get isOpen() {
      return isOpen;
    },
    write(text) {
      written.push(text);
      return drained === undefined;
    },
    drained: drained ?? (async () => true),
    end() {
      isOpen = false;
      for (const listener of listeners) listener();
    },
    onClose: (listener) => void listeners.push(listener),
  };
  return { sink, written };
}
