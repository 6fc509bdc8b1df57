import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { generate } from 'selfsigned';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCompanyFetch, readProxyAnswer, waysMax } from './company-network.ts';
import type { ProxyChoice } from './managed-settings.ts';

interface Pair {
  readonly key: string;
  readonly cert: string;
}

let authority: Pair;
let site: Pair;
let otherAuthority: Pair;

const makeAuthority = async (commonName: string): Promise<Pair> => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: commonName }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  });
  return { key, cert };
};

beforeAll(async () => {
  authority = await makeAuthority('Example Company CA');
  otherAuthority = await makeAuthority('Another CA');
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ca: authority,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  site = { key, cert };
});

const servers: Server[] = [];
const sockets = new Set<Socket>();

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const hello = (_request: IncomingMessage, response: { end: (text: string) => void }) => response.end('hello');
const openPlain = async () => `http://127.0.0.1:${await listen(createServer(hello))}/`;
const openTls = async () => `https://127.0.0.1:${await listen(createTlsServer(site, hello))}/`;

/** A proxy as companies have one: it joins a client to the host that the client names. */
async function openProxy() {
  const joined: string[] = [];
  const proxy = createServer();
  proxy.on('connect', (request: IncomingMessage, client: Socket) => {
    joined.push(request.url ?? '');
    const { hostname, port } = new URL(`http://${request.url}`);
    const far = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      far.pipe(client).pipe(far);
    });
    sockets.add(far);
    far.on('error', () => client.destroy());
    client.on('error', () => far.destroy());
  });
  const port = await listen(proxy);
  return { host: `127.0.0.1:${port}`, joined };
}

const noSystem = () => Promise.reject(new Error('the system was asked'));
const network = (
  proxy: ProxyChoice,
  extraCa: string | null = null,
  askSystem = noSystem as () => Promise<string>,
) => createCompanyFetch({ proxy, extraCa, askSystem });
const untrusted = { cause: { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' } };
const textOf = async (call: Promise<Response>) => (await call).text();

describe('a company’s own authority', () => {
  it('is not trusted unless an administrator named it', async () => {
    const url = await openTls();
    await expect(network('direct')(url)).rejects.toMatchObject(untrusted);
    expect(await textOf(network('direct', authority.cert)(url))).toBe('hello');
  });

  it('makes no other authority trusted, and no other address either', async () => {
    const url = await openTls();
    await expect(network('direct', otherAuthority.cert)(url)).rejects.toMatchObject(untrusted);
    const byName = url.replace('127.0.0.1', 'localhost');
    await expect(network('direct', authority.cert)(byName)).rejects.toMatchObject({
      cause: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    });
  });
});

describe('a proxy', () => {
  it('that is set takes every call, and the certificate behind it is still checked', async () => {
    const [proxy, url] = [await openProxy(), await openTls()];
    const choice = { url: `http://${proxy.host}` };
    expect(await textOf(network(choice, authority.cert)(url))).toBe('hello');
    expect(proxy.joined).toEqual([new URL(url).host]);
    await expect(network(choice)(url)).rejects.toMatchObject(untrusted);
  });

  it('that is set and gone is not gone around', async () => {
    const url = await openPlain();
    await expect(network({ url: 'http://127.0.0.1:1' })(url)).rejects.toThrow('fetch failed');
  });

  it('is asked of the system for each address, and the first word holds', async () => {
    const [proxy, url] = [await openProxy(), await openPlain()];
    const asked: string[] = [];
    const byScript = createCompanyFetch({
      proxy: 'system',
      extraCa: null,
      async askSystem(address) {
        asked.push(address);
        return asked.length === 1 ? `PROXY ${proxy.host}; DIRECT` : 'DIRECT';
      },
    });
    expect(await textOf(byScript(`${url}a`))).toBe('hello');
    expect(await textOf(byScript(`${url}b`))).toBe('hello');
    expect(asked).toEqual([`${url}a`, `${url}b`]);
    expect(proxy.joined).toEqual([new URL(url).host]);
  });

  it('that the system cannot tell leaves the direct way', async () => {
    expect(await textOf(network('system', null, noSystem)(await openPlain()))).toBe('hello');
  });

  it('of many kept ones is found again after it was let go', async () => {
    const [proxy, url] = [await openProxy(), await openPlain()];
    let answer = `PROXY ${proxy.host}`;
    const byScript = network('system', null, async () => answer);
    expect(await textOf(byScript(url))).toBe('hello');
    for (let port = 1; port <= waysMax; port++) {
      answer = `PROXY 127.0.0.1:${port}`;
      await expect(byScript(url)).rejects.toThrow('fetch failed');
    }
    answer = `PROXY ${proxy.host}`;
    expect(await textOf(byScript(url))).toBe('hello');
  });
});

it.each([
  ['DIRECT', null],
  ['', null],
  ['nonsense', null],
  ['PROXY proxy.example.test:8080', 'http://proxy.example.test:8080'],
  ['HTTPS proxy.example.test:443; DIRECT', 'https://proxy.example.test:443'],
  ['DIRECT; PROXY proxy.example.test:8080', null],
  ['SOCKS5 socks.example.test:1080; PROXY proxy.example.test:8080', 'http://proxy.example.test:8080'],
  ['SOCKS socks.example.test:1080', null],
  ['PROXY ', null],
])('a proxy script’s “%s” is read as %s', (answer, url) => {
  expect(readProxyAnswer(answer)).toBe(url);
});
