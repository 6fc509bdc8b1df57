import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPortalBridge } from './portal-bridge.ts';

interface Heard {
  readonly call: string;
  readonly headers: IncomingHttpHeaders;
}
/** Null cuts the connection without an answer. */
type Reply = { readonly status: number; readonly body: unknown } | null;

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((done) => (server ? server.close(done) : done(undefined)));
  server = undefined;
});

const session = {
  userName: 'Sam Supervisor',
  email: 'sam@example.test',
  role: 'SUPERVISOR',
  companyName: null,
  warehouseId: 'w1',
  warehouseName: 'Main Warehouse',
  warehouses: [],
  expiresAt: '2026-06-08T12:00:00.000Z',
  csrfToken: 'csrf-1',
};
const receipt = { success: true, asnNumber: 'ASN-00042', status: 'RECEIVED', lines: [] };
const refusal = (status: number, code: string) => ({ status, body: { error: 'No.', code, requestId: 'r1' } });

/** A page that somebody sees. */
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' as const });

/** A real server that answers the session, and everything else as told. */
async function start(reply: (call: string) => Reply) {
  const heard: Heard[] = [];
  server = createServer((request, response) => {
    const call = `${request.method} ${request.url}`;
    heard.push({ call, headers: request.headers });
    request.resume();
    const answer = call === 'GET /api/portal/v1/session' ? { status: 200, body: session } : reply(call);
    if (!answer) return void request.socket.destroy();
    response
      .writeHead(answer.status, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer.body));
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const bridge = createPortalBridge({ version: '1', baseUrl: `http://127.0.0.1:${port}`, page });
  await bridge.session.current();
  const receive = () =>
    bridge.submit('receiveShipment', { params: { id: 'ASN-00042' }, body: {} }, 'ASN-00042');
  const writes = () => heard.filter(({ call }) => call.startsWith('POST'));
  return { bridge, receive, writes };
}

const keysOf = (writes: readonly Heard[]) => [
  ...new Set(writes.map(({ headers }) => headers['idempotency-key'])),
];

describe('the portal’s host', () => {
  it('tells the screens who is signed in, and not the CSRF token', async () => {
    const { bridge } = await start(() => null);
    const { csrfToken: _csrf, ...known } = session;
    expect(await bridge.session.current()).toEqual({ ...known, secretKeptIn: 'cookie' });
  });

  it('sends the session’s CSRF token and a key with every write', async () => {
    const { receive, writes } = await start(() => ({ status: 200, body: receipt }));
    expect(await receive()).toMatchObject({ state: 'DONE', answer: receipt });
    expect(writes()[0]?.headers['x-wms-csrf']).toBe('csrf-1');
    expect(writes()[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
  });

  it('repeats the same key after silence, so that pressing again cannot book twice', async () => {
    let silent = true;
    const { receive, writes } = await start(() => (silent ? null : { status: 200, body: receipt }));
    expect(await receive()).toMatchObject({ state: 'FAILED' });
    silent = false;
    expect(await receive()).toMatchObject({ state: 'DONE' });
    expect(keysOf(writes())).toHaveLength(1);
  });

  it('takes a fresh key once the server has answered, be it with a refusal', async () => {
    const { receive, writes } = await start(() => refusal(409, 'SHIPMENT_STATE'));
    expect(await receive()).toMatchObject({ state: 'REFUSED', refusal: { code: 'SHIPMENT_STATE' } });
    await receive();
    expect(keysOf(writes())).toHaveLength(2);
  });

  it.each(['UNAUTHENTICATED', 'TOKEN_LOCKED'])(
    'ends the session when the server answers %s',
    async (code) => {
      const { bridge, receive } = await start(() => refusal(code === 'TOKEN_LOCKED' ? 423 : 401, code));
      const listener = vi.fn<Parameters<typeof bridge.session.onChange>[0]>();
      bridge.session.onChange(listener);
      await receive();
      expect(listener.mock.calls).toEqual([[null, expect.objectContaining({ code })]]);
    },
  );

  it('asks the server nothing more for a session that has ended, until the next one begins', async () => {
    const { bridge, receive, writes } = await start(() => refusal(401, 'UNAUTHENTICATED'));
    await receive();
    expect(await receive()).toMatchObject({ state: 'REFUSED', refusal: { code: 'UNAUTHENTICATED' } });
    expect(await bridge.request('listStock', {})).toMatchObject({ ok: false });
    expect(writes()).toHaveLength(1);
    await bridge.session.current();
    await receive();
    expect(writes()).toHaveLength(2);
  });

  it('goes on as another session once another warehouse was chosen', async () => {
    const chosen = { ...session, warehouseId: 'w2', csrfToken: 'csrf-2' };
    const { bridge, receive, writes } = await start((call) =>
      call.endsWith('/session/warehouse') ? { status: 200, body: chosen } : { status: 200, body: receipt },
    );
    const listener = vi.fn<Parameters<typeof bridge.session.onChange>[0]>();
    bridge.session.onChange(listener);
    await bridge.change('chooseWarehouse', { body: { warehouseId: 'w2' } });
    expect(listener.mock.calls).toEqual([[expect.objectContaining({ warehouseId: 'w2' }), null]]);
    await receive();
    expect(writes().at(-1)?.headers['x-wms-csrf']).toBe('csrf-2');
  });

  it('does not take a wrong password for the end of a session', async () => {
    const { bridge } = await start(() => refusal(401, 'LOGIN_FAILED'));
    const listener = vi.fn<Parameters<typeof bridge.session.onChange>[0]>();
    bridge.session.onChange(listener);
    const result = await bridge.session.signIn({ email: 'sam@example.test', password: 'x' });
    expect(result).toMatchObject({ ok: false, failure: { code: 'LOGIN_FAILED' } });
    expect(listener).not.toHaveBeenCalled();
  });
});
