import { serverVersionMin } from '@wms/contract';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { afterEach, expect, it } from 'vitest';
import { checkServer } from './check-server.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A server that answers these paths below the API's, and a page for everything else. */
async function serve(answers: Readonly<Record<string, unknown>>): Promise<string> {
  const server = createServer((request, response) => {
    const answer = answers[(request.url ?? '').replace('/api/wms/v1', '')];
    response.end(answer === undefined ? '<html>Welcome</html>' : JSON.stringify(answer));
  });
  return `http://127.0.0.1:${await listen(server)}`;
}
const wms = (version: string) =>
  serve({ '/health': { status: 'ok' }, '/openapi.json': { info: { version } } });

it('knows a WMS by its probe and its description, and reads its version from that', async () => {
  expect(await checkServer(fetch, await wms(serverVersionMin))).toEqual({
    found: 'FIT',
    version: serverVersionMin,
  });
  expect(await checkServer(fetch, await wms('0.0.9'))).toEqual({
    found: 'TOO_OLD',
    version: '0.0.9',
    needed: serverVersionMin,
  });
});

it.each([
  ['answers with pages', {}],
  ['answers the probe and nothing else', { '/health': { status: 'ok' } }],
  [
    'answers a probe of its own',
    { '/health': { status: 'UP' }, '/openapi.json': { info: { version: '9.9.9' } } },
  ],
])('takes what %s for no WMS', async (_what, answers) => {
  expect(await checkServer(fetch, await serve(answers))).toEqual({ found: 'NOT_A_WMS' });
});

it('tells an address where nothing answers from one that nobody vouches for', async () => {
  expect(await checkServer(fetch, 'http://127.0.0.1:1')).toEqual({ found: 'UNREACHABLE' });
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
  });
  const port = await listen(createTlsServer({ key, cert }));
  expect(await checkServer(fetch, `https://127.0.0.1:${port}`)).toEqual({ found: 'UNTRUSTED' });
});
