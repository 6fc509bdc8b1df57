import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClient } from './client.ts';
import type { FollowOptions, FollowStep } from './follow-events.ts';
import { attemptTimeoutMs } from './retry.ts';

type Answer = (response: ServerResponse, request: IncomingMessage, count: number) => void;

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((done) => (server ? server.close(done) : done(undefined)));
  server = undefined;
});

/** A real HTTP server that answers each opening of the stream as told; `count` is 1 for the first. */
async function serve(answer: Answer) {
  const asked: IncomingMessage[] = [];
  server = createServer((request, response) => {
    asked.push(request);
    answer(response, request, asked.length);
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const client = createClient({
    baseUrl: `http://127.0.0.1:${port}`,
    credentials: () => ({ authorization: 'Bearer wms_test' }),
    random: () => 0,
  });
  return { client, asked };
}

const begin = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' });
const event = (id: string) => ({
  id,
  event: 'order.shipped',
  asnNumber: id,
  timestamp: '2026-05-24T09:00:00.000Z',
});
const message = (id: string) => `id: ${id}\ndata: ${JSON.stringify(event(id))}\n\n`;

/** The first `count` steps, and what was asked meanwhile. */
async function take(follow: AsyncGenerator<FollowStep>, count: number): Promise<FollowStep[]> {
  const steps: FollowStep[] = [];
  for await (const step of follow) {
    steps.push(step);
    if (steps.length === count) break;
  }
  return steps;
}
const idsOf = (steps: readonly FollowStep[]) =>
  steps.map((step) => (step.ok ? step.event.id : step.failure.code));

describe('following events', () => {
  it('hands them out in order, however the bytes are cut', async () => {
    const text = [
      ': hello\n\n',
      message('a'),
      message('ä').replaceAll('\n', '\r\n'),
      message('c').replaceAll('\n', '\r'),
      ': bye\n\n',
    ].join('');
    const { client, asked } = await serve((response) => {
      begin(response);
      const bytes = Buffer.from(text);
      let at = 0;
      const timer = setInterval(() => {
        response.write(bytes.subarray(at, at + 7));
        at += 7;
        if (at >= bytes.length) clearInterval(timer);
      }, 1);
    });
    expect(idsOf(await take(client.follow(), 3))).toEqual(['a', 'ä', 'c']);
    expect(asked[0]).toMatchObject({ url: '/api/wms/v1/events/stream' });
    expect(asked[0]?.headers).toMatchObject({
      accept: 'text/event-stream',
      authorization: 'Bearer wms_test',
    });
    expect(asked[0]?.headers['last-event-id']).toBeUndefined();
  });

  it('goes on after the last event when the connection breaks', async () => {
    const { client, asked } = await serve((response, _request, count) => {
      begin(response);
      response.write(message(String(count)), () => response.destroy());
    });
    expect(idsOf(await take(client.follow({ after: '0' }), 3))).toEqual(['1', '2', '3']);
    expect(asked.map(({ headers }) => headers['last-event-id'])).toEqual(['0', '1', '2']);
  });

  it('resumes from a place that came without an event', async () => {
    const { client, asked } = await serve((response, _request, count) => {
      begin(response);
      response.end(count === 1 ? 'id: 7\n\n' : message('8'));
    });
    expect(idsOf(await take(client.follow(), 1))).toEqual(['8']);
    expect(asked.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '7']);
  });

  it.each([
    [
      'a server that is not ready',
      (response: ServerResponse) =>
        response
          .writeHead(503, { 'content-type': 'application/json' })
          .end('{"error":"Not ready.","code":"UNAVAILABLE","requestId":"r"}'),
    ],
    [
      'a stranger',
      (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    ],
    ['a closed connection', (response: ServerResponse) => response.destroy()],
  ])('asks again after %s', async (_what, fail) => {
    const { client } = await serve((response, _request, count) => {
      if (count < 3) fail(response);
      else begin(response).write(message('a'));
    });
    expect(idsOf(await take(client.follow(), 1))).toEqual(['a']);
  });

  it('tells what has changed without an event, and each beginning and failure of a connection', async () => {
    const { client, asked } = await serve((response, _request, count) => {
      if (count === 2) response.destroy();
      else
        begin(response).end(
          `id: 4\n\nevent: stock.changed\n\nevent: else\n\n${count > 2 ? message('5') : ''}`,
        );
    });
    const told: string[] = [];
    const follow = client.follow({
      onOpen: () => told.push('open'),
      onUnreachable: () => told.push('unreachable'),
      onChange: (subject) => told.push(subject),
    });
    expect(idsOf(await take(follow, 1))).toEqual(['5']);
    expect(told).toEqual(['open', 'stock', 'unreachable', 'open', 'stock']);
    expect(asked.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '4', '4']);
  });

  it.each([
    [401, 'UNAUTHENTICATED'],
    [410, 'EVENTS_GONE'],
  ])('ends with the refusal when the server says %i', async (status, code) => {
    const { client, asked } = await serve((response) =>
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ error: 'No.', code, requestId: 'r', newestId: '9' })),
    );
    expect(await take(client.follow(), 9)).toEqual([
      {
        ok: false,
        failure: { kind: 'REFUSED', status, code, error: 'No.', requestId: 'r', details: { newestId: '9' } },
      },
    ]);
    expect(asked).toHaveLength(1);
  });

  it('asks again when a server takes the request and never answers', async () => {
    vi.useFakeTimers();
    let asked = 0;
    const silent = (_url: unknown, init?: RequestInit) =>
      new Promise<Response>((_resolve, reject) => {
        asked += 1;
        init?.signal?.addEventListener('abort', () => reject(new Error('given up')));
      });
    const stop = new AbortController();
    const client = createClient({
      baseUrl: 'http://x',
      credentials: () => ({}),
      fetch: silent,
      random: () => 0,
    });
    const over = client.follow({ signal: stop.signal }).next();
    // Three beginnings, with hardly a pause between.
    await vi.advanceTimersByTimeAsync(2.5 * attemptTimeoutMs);
    stop.abort();
    await vi.advanceTimersByTimeAsync(1);
    expect(await over).toEqual({ done: true, value: undefined });
    expect(asked).toBe(3);
    vi.useRealTimers();
  });

  const endings: [
    string,
    (follow: (options: FollowOptions) => AsyncGenerator<FollowStep>) => Promise<unknown>,
  ][] = [
    ['breaks off', (follow) => take(follow({}), 1)],
    [
      'aborts',
      async (follow) => {
        const stop = new AbortController();
        const steps: FollowStep[] = [];
        for await (const step of follow({ signal: stop.signal })) {
          steps.push(step);
          stop.abort();
        }
        return steps;
      },
    ],
  ];
  it.each(endings)('closes the connection when the caller %s', async (_what, end) => {
    const closed = Promise.withResolvers<void>();
    const { client, asked } = await serve((response) => {
      response.once('close', () => closed.resolve());
      begin(response).write(message('a'));
    });
    expect(await end((options) => client.follow(options))).toHaveLength(1);
    await closed.promise;
    expect(asked).toHaveLength(1);
  });
});
