import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { attemptsMax, retryAfterMaxMs } from './retry.ts';
import { createClient } from './client.ts';

interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
type Answer = (response: ServerResponse, count: number) => void;

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((done) => (server ? server.close(done) : done(undefined)));
  server = undefined;
});

/** A real HTTP server that keeps what it received and answers as told; `count` is 1 for the first request. */
async function serve(answer: Answer) {
  const received: Received[] = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      received.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      answer(response, received.length);
    });
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const client = createClient({
    baseUrl: `http://127.0.0.1:${port}/`,
    credentials: () => ({ authorization: 'Bearer wms_test' }),
    random: () => 0,
  });
  return { client, received };
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => {
  return (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
};

const refusal = (code: string, details: object = {}) => ({ error: 'No.', code, requestId: 'r1', ...details });
const receipt = { success: true, asnNumber: 'ASN-00042', status: 'RECEIVED', lines: [] };
const receive = { params: { id: 'ASN-00042' }, body: { stationId: 'PACK-01' } };

describe('what goes out', () => {
  it('builds path, query and body from the endpoint list, and repeats arrays in the query', async () => {
    const { client, received } = await serve(
      json(200, { levels: [], page: 1, limit: 50, total: 0, nextCursor: null }),
    );
    await client.call('listStock', { query: { sku: ['A B', 'C&D'], search: undefined } });
    expect(received[0]).toMatchObject({
      method: 'GET',
      url: '/api/wms/v1/stock?sku=A+B&sku=C%26D',
      body: '',
    });
    expect(received[0]?.headers.authorization).toBe('Bearer wms_test');
    expect(received[0]?.headers['content-type']).toBeUndefined();
  });

  it('escapes path parameters and sends the Idempotency-Key with the body as JSON', async () => {
    const { client, received } = await serve(json(200, receipt));
    await client.call('receiveShipment', { params: { id: 'ASN/1 ?' }, body: {} }, { idempotencyKey: 'k1' });
    expect(received[0]).toMatchObject({ url: '/api/wms/v1/shipments/ASN%2F1%20%3F/receive', body: '{}' });
    expect(received[0]?.headers).toMatchObject({
      'idempotency-key': 'k1',
      'content-type': 'application/json',
    });
  });

  it('sends a file as it is, under its media type and once, because it takes no key', async () => {
    const { client, received } = await serve(json(503, refusal('UNAVAILABLE')));
    const upload = new Blob(['sku,name,ourStock,inProduction\n', 'TEE,Größe,1,0\n'], {
      type: 'application/pdf',
    });
    await client.call('importProducts', { upload, query: { preview: 'true' } }, { idempotencyKey: 'k1' });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      url: '/api/ops/v1/products/import?preview=true',
      body: 'sku,name,ourStock,inProduction\nTEE,Größe,1,0\n',
    });
    expect(received[0]?.headers['content-type']).toBe('text/csv');
    expect(received[0]?.headers['idempotency-key']).toBeUndefined();
  });

  it('refuses a dot segment as a path parameter instead of walking up to another endpoint', async () => {
    const { client, received } = await serve(json(200, receipt));
    const result = await client.call('receiveShipment', { params: { id: '..' } });
    expect(result).toMatchObject({ ok: false, failure: { kind: 'REFUSED', code: 'NOT_FOUND' } });
    expect(received).toHaveLength(0);
  });

  it('sends no key where the endpoint takes none', async () => {
    const { client, received } = await serve(json(200, { status: 'ok', version: '1' }));
    await client.call('readHealth', {}, { idempotencyKey: 'k1' });
    expect(received[0]?.headers['idempotency-key']).toBeUndefined();
  });
});

describe('what comes back', () => {
  it('hands over the answer and says when it is a replay', async () => {
    const { client } = await serve(json(200, receipt, { 'idempotent-replayed': 'true' }));
    const result = await client.call('receiveShipment', receive, { idempotencyKey: 'k1' });
    expect(result).toEqual({ ok: true, answer: receipt, replayed: true });
  });

  it('answers null for 204', async () => {
    const { client } = await serve((response) => response.writeHead(204).end());
    expect(await client.call('signOutOfPortal', {})).toEqual({ ok: true, answer: null, replayed: false });
  });

  it('keeps a refusal’s code, sentence and details', async () => {
    const { client } = await serve(
      json(422, refusal('UNREGISTERED_SKUS', { unregisteredSkus: ['CAP-RED'] })),
    );
    const result = await client.call('receiveShipment', receive, { idempotencyKey: 'k1' });
    expect(result).toEqual({
      ok: false,
      failure: {
        kind: 'REFUSED',
        status: 422,
        code: 'UNREGISTERED_SKUS',
        error: 'No.',
        requestId: 'r1',
        details: { unregisteredSkus: ['CAP-RED'] },
      },
    });
  });

  const strangers: [string, Answer][] = [
    ['an HTML page', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')],
    ['JSON of another shape', json(200, { hello: 'there' })],
    ['an error in another shape', json(500, { message: 'oops' })],
    [
      'a cut-off body',
      (response) => {
        response.writeHead(200, { 'content-length': '99' });
        response.write('{"status"', () => response.destroy());
      },
    ],
    ['a redirect', (response) => response.writeHead(302, { location: '/elsewhere' }).end()],
    ['a closed connection', (response) => response.destroy()],
  ];
  it.each(strangers)('counts %s as unreachable, with a sentence, and never throws', async (_what, answer) => {
    const { client, received } = await serve(answer);
    const result = await client.call('readHealth', {});
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'UNREACHABLE', error: expect.stringMatching(/\.$/) },
    });
    expect(received).toHaveLength(attemptsMax);
    expect(received.every(({ url }) => url === '/api/wms/v1/health')).toBe(true);
  });

  it('counts a server that is not there as unreachable', async () => {
    const client = createClient({ baseUrl: 'http://127.0.0.1:1', credentials: () => ({}), random: () => 0 });
    expect(await client.call('readHealth', {})).toMatchObject({
      ok: false,
      failure: { kind: 'UNREACHABLE' },
    });
  });
});

describe('what is tried again', () => {
  const failingOnce =
    (first: Answer): Answer =>
    (response, count) =>
      count === 1 ? first(response, count) : json(200, receipt)(response, count);

  it.each([
    ['503', json(503, refusal('UNAVAILABLE'))],
    ['429', json(429, refusal('THROTTLED'))],
    ['a lost connection', (response) => response.destroy()],
  ] satisfies [string, Answer][])(
    'retries a keyed write after %s, with the same key',
    async (_what, first) => {
      const { client, received } = await serve(failingOnce(first));
      const result = await client.call('receiveShipment', receive, { idempotencyKey: 'k1' });
      expect(result.ok).toBe(true);
      expect(received.map(({ headers }) => headers['idempotency-key'])).toEqual(['k1', 'k1']);
      expect(received[0]?.body).toBe(received[1]?.body);
    },
  );

  it('never retries a write without a key', async () => {
    const { client, received } = await serve(json(503, refusal('UNAVAILABLE')));
    await client.call('receiveShipment', receive);
    expect(received).toHaveLength(1);
  });

  it('never retries a sign-in, which takes no key', async () => {
    const { client, received } = await serve(json(503, refusal('UNAVAILABLE')));
    const body = { email: 'someone@example.test', password: 'x' };
    await client.call('desktopLogin', { body }, { idempotencyKey: 'k1' });
    expect(received).toHaveLength(1);
  });

  it('does not repeat a refusal that would be the same again', async () => {
    const { client, received } = await serve(json(409, refusal('SHIPMENT_STATE')));
    await client.call('receiveShipment', receive, { idempotencyKey: 'k1' });
    expect(received).toHaveLength(1);
  });

  it('gives up after the bound, with the last refusal', async () => {
    const { client, received } = await serve(json(503, refusal('UNAVAILABLE')));
    const result = await client.call('readHealth', {});
    expect(result).toMatchObject({ ok: false, failure: { code: 'UNAVAILABLE' } });
    expect(received).toHaveLength(attemptsMax);
  });

  it('waits for Retry-After before it tries again', async () => {
    const times: number[] = [];
    const { client } = await serve((response, count) => {
      times.push(performance.now());
      if (count === 1) json(429, refusal('THROTTLED'), { 'retry-after': '1' })(response, count);
      else json(200, { status: 'ok', version: '1' })(response, count);
    });
    expect((await client.call('readHealth', {})).ok).toBe(true);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it('hands a Retry-After beyond the bound to the caller at once', async () => {
    const { client, received } = await serve(
      json(429, refusal('THROTTLED'), { 'retry-after': String(retryAfterMaxMs / 1000 + 1) }),
    );
    expect(await client.call('readHealth', {})).toMatchObject({ ok: false, failure: { code: 'THROTTLED' } });
    expect(received).toHaveLength(1);
  });

  it('stops when the caller gives up', async () => {
    const { client, received } = await serve(() => undefined);
    const stop = new AbortController();
    const call = client.call('readHealth', {}, { signal: stop.signal });
    while (received.length === 0) await new Promise((done) => setTimeout(done, 5));
    stop.abort();
    expect(await call).toMatchObject({ ok: false, failure: { kind: 'UNREACHABLE' } });
    expect(received).toHaveLength(1);
  });
});
