import { deliveryTimeoutMs } from '@wms/domain';
import { startWebhookReceiver, type WebhookReceiver } from '@wms/testkit';
import { createServer } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sendTo } from '../testing/arrange-webhooks.ts';
import { privateAddresses } from '../testing/private-addresses.ts';
import { answerBytesMax, excerptBytesMax, sendDelivery } from './send-delivery.ts';

const open: WebhookReceiver[] = [];
const receiver = async (...answering: Parameters<typeof startWebhookReceiver>) => {
  const started = await startWebhookReceiver(...answering);
  open.push(started);
  return started;
};
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(open.splice(0).map((one) => one.close()));
});
const job = (url: string) => ({ url, body: '{"a":1}', headers: { 'x-wms-event': 'order.shipped' } });
const nowhere = { resolve: async () => [], allowedHosts: new Set<string>() };

describe('a delivery', () => {
  it('goes to nobody whose certificate is not trusted, whatever the environment says', async () => {
    const unknown = await receiver();
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const rules = { ...nowhere, allowedHosts: new Set([unknown.host]) };
    expect(await sendDelivery(job(unknown.url), rules)).toMatchObject({
      status: null,
      failure: 'The receiver’s certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT).',
    });
    expect(unknown.received).toEqual([]);
  });

  it('is one POST of the exact body, and 2xx is all it takes', async () => {
    const good = await receiver((response) => response.writeHead(202).end('thank you'));
    const outcome = await sendTo([good])(job(`${good.url}?a=b`));
    expect(outcome).toEqual({
      status: 202,
      latencyMs: expect.any(Number),
      failure: null,
      excerpt: 'thank you',
    });
    expect(good.received).toEqual([expect.objectContaining({ path: '/hook?a=b', body: '{"a":1}' })]);
    expect(good.received[0]?.headers).toMatchObject({
      host: good.host,
      'x-wms-event': 'order.shipped',
      connection: 'close',
    });
  });

  it('follows no redirect', async () => {
    const target = await receiver();
    const redirecting = await receiver((response) => response.writeHead(307, { location: target.url }).end());
    expect(await sendTo([redirecting, target])(job(redirecting.url))).toMatchObject({ status: 307 });
    expect(target.connections()).toBe(0);
  });

  it('uses no proxy because the environment says so', async () => {
    const proxied: string[] = [];
    const proxy = createServer().on('connect', (request, socket) => {
      proxied.push(request.url ?? '');
      socket.destroy();
    });
    proxy.listen(0, '127.0.0.1');
    const good = await receiver();
    const address = `http://127.0.0.1:${(proxy.address() as { port: number }).port}`;
    for (const name of ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY']) vi.stubEnv(name, address);
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    expect(await sendTo([good])(job(good.url))).toMatchObject({ status: 204 });
    expect(proxied).toEqual([]);
    proxy.close();
  });

  it('hangs up on a receiver that answers nothing, after 5 seconds in all', async () => {
    const hanging = await receiver(() => {});
    const startedAt = performance.now();
    const outcome = await sendTo([hanging])(job(hanging.url));
    expect(outcome).toMatchObject({ status: null, failure: expect.stringContaining('5 seconds') });
    expect(performance.now() - startedAt).toBeLessThan(deliveryTimeoutMs + 1_000);
  });

  it('waits no longer for one that drips its headers, or its answer', async () => {
    const headers = await receiver((response) => {
      response.socket?.write('HTTP/1.1 200 OK\r\n');
      const drip = setInterval(() => response.socket?.write('x-drip: 1\r\n'), 200);
      response.socket?.once('close', () => clearInterval(drip));
    });
    const body = await receiver((response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('drip '), 200);
      response.socket?.once('close', () => clearInterval(drip));
    });
    const startedAt = performance.now();
    const send = sendTo([headers, body]);
    const [one, other] = await Promise.all([send(job(headers.url)), send(job(body.url))]);
    expect(one).toMatchObject({ status: null, failure: expect.stringContaining('5 seconds') });
    // Its status had come: it has the delivery.
    expect(other).toMatchObject({ status: 200, excerpt: expect.stringContaining('drip') });
    expect(other.latencyMs).toBeLessThan(deliveryTimeoutMs);
    expect(performance.now() - startedAt).toBeLessThan(deliveryTimeoutMs + 1_000);
  });

  it('reads 64 KB of a gigabyte and keeps 1 KB of it', async () => {
    let written = 0;
    const flooding = await receiver((response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(64 * 1024, 'x');
      const flood = () => {
        for (let hasRoom = true; hasRoom && written < 1024 ** 3 && !response.destroyed;) {
          hasRoom = response.write(chunk);
          written += chunk.length;
        }
        response.once('drain', flood);
      };
      flood();
    });
    const outcome = await sendTo([flooding])(job(flooding.url));
    expect(outcome.status).toBe(200);
    expect(outcome.excerpt).toBe('x'.repeat(excerptBytesMax));
    // What the operating system had room for is all that went out beyond what was read.
    expect(written).toBeLessThan(answerBytesMax + 16 * 1024 ** 2);
    expect(outcome.latencyMs).toBeLessThan(deliveryTimeoutMs);
  });

  it.each<[string, Parameters<typeof startWebhookReceiver>[0], object]>([
    ['a connection that is cut off', (response) => response.socket?.destroy(), { status: null }],
    ['no HTTP', (response) => response.socket?.end('SSH-2.0-x\r\n'), { status: null }],
    ['a server error', (response) => response.writeHead(500).end('oh no'), { status: 500, excerpt: 'oh no' }],
    [
      'headers beyond measure',
      (response) => response.writeHead(200, { 'x-long': 'x'.repeat(100_000) }).end(),
      { status: null },
    ],
    [
      'an answer cut off',
      (response) => {
        response.writeHead(200, { 'content-length': '100' }).write('half');
        setTimeout(() => response.socket?.destroy(), 50);
      },
      { status: 200, excerpt: 'half' },
    ],
    [
      'what no database keeps',
      (response) => response.writeHead(200).end(Buffer.from([0x61, 0, 0xff, 0x1b, 0x0a, 0x62])),
      { status: 200, excerpt: 'a\ufffd\ufffd\ufffd\nb' },
    ],
  ])('comes to an end with %s', async (_what, answering, expected) => {
    const odd = await receiver(answering);
    expect(await sendTo([odd])(job(odd.url))).toMatchObject(expected);
    expect(odd.received).toHaveLength(1);
  });

  it('says why there was no answer, without what was sent', async () => {
    const gone = await receiver();
    const send = sendTo([gone]);
    await gone.close();
    open.splice(0);
    expect(await send(job(gone.url))).toMatchObject({
      status: null,
      failure: 'The connection failed (ECONNREFUSED).',
    });
    expect(await sendDelivery(job('https://unknown.example/'), nowhere)).toMatchObject({
      status: null,
      failure: 'The address may not be sent to. Its host name has no address.',
    });
  });
});

describe('a name that was public when it was registered', () => {
  const spelled = privateAddresses.filter((address) => !address.includes('%'));

  it('is connected to nowhere when it has become private, in any spelling', async () => {
    const inside = await receiver();
    const failures = await Promise.all(
      spelled.map(async (address) => {
        const rebound = { resolve: async () => ['93.184.215.14', address], allowedHosts: new Set<string>() };
        const outcome = await sendDelivery(job(`https://hooks.example:${inside.port}/`), rebound);
        return outcome.failure;
      }),
    );
    expect(new Set(failures)).toEqual(
      new Set([
        'The address may not be sent to. Its host has an address that is private, loopback or reserved.',
      ]),
    );
    expect(inside.connections()).toBe(0);
  });

  it('is asked for once, and what is connected to is what was checked', async () => {
    const inside = await receiver();
    let asked = 0;
    // Public by its range, and given to nobody.
    const flipping = async () => (++asked === 1 ? ['3abc::1'] : ['127.0.0.1']);
    const rebound = { resolve: flipping, allowedHosts: new Set<string>() };
    await sendDelivery(job(`https://localhost:${inside.port}/`), rebound);
    expect(asked).toBe(1);
    expect(inside.connections()).toBe(0);
  });
});
