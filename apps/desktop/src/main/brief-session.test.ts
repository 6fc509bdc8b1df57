import { headers } from '@wms/contract';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { QueueEntry, Session, Submission } from '../shared/ipc.ts';
import { answerBriefly } from './answer-briefly.ts';
import { createApi } from './api.ts';
import { endBeforeQuitting } from './ask-before-quitting.ts';
import { BriefSession, briefSessionMs } from './brief-session.ts';
import { openQueueFile } from './queue/queue-file.ts';
import { DurableQueue } from './queue/scan-queue.ts';
import type { OpenSession } from './session.ts';
import { wordsFor } from './words.ts';

const { call: callServer } = createApi('d'.repeat(64), globalThis.fetch);
const asnNumber = 'ASN-00042';
const credentials = { email: 'supervisor@example.test', password: 'not-to-be-seen' };
const token = `wms_${'S'.repeat(40)}`;
const words = wordsFor('en');
const receipt = { params: { id: asnNumber }, body: {} };
const login = {
  success: true,
  token,
  warehouseName: 'Main Warehouse',
  userName: 'Sam',
  customerRole: 'SUPERVISOR',
  parentCustomerId: null,
  companyName: 'Acme',
  warehouseId: 'w1',
  warehouses: [{ id: 'w1', name: 'Main Warehouse' }],
  expiresAt: '2026-01-05T00:05:00.000Z',
};
const workerInfo: Session = {
  userName: 'Wendy',
  companyName: 'Acme',
  role: 'WORKER',
  warehouseId: 'w1',
  warehouseName: 'Main Warehouse',
  warehouses: [],
  expiresAt: '2026-04-01T00:00:00.000Z',
  secretKeptIn: 'memory',
};

interface Arrived {
  readonly call: string;
  readonly as: string | undefined;
  readonly key: string | undefined;
  readonly body: string;
}

let folder: string;
let arrived: Arrived[];
let answer: (arrived: Arrived, response: ServerResponse) => void;
let worker: OpenSession | null;
let told: (string | null)[];
let brief: BriefSession;
let queue: DurableQueue;
let calls: ReturnType<typeof answerBriefly>;

const server = createServer((request, response) => void take(request, response));
async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const { authorization, [headers.idempotencyKey]: key } = request.headers;
  const path = (request.url ?? '').replace('/api/wms/v1', '');
  const one = {
    call: `${request.method} ${path}`,
    as: authorization?.slice('Bearer '.length),
    key: key as string | undefined,
    body,
  };
  arrived.push(one);
  answer(one, response);
}

const json = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const accept = ({ call }: Arrived, response: ServerResponse) => {
  if (call.endsWith('/desktop-login')) return json(response, 200, login);
  if (call.endsWith('/receive'))
    return json(response, 200, { success: true, asnNumber, status: 'RECEIVED', lines: [] });
  if (call.startsWith('DELETE')) return response.writeHead(204).end();
  return json(response, 200, { shipments: [], page: 1, limit: 50, total: 0, nextCursor: null });
};
const hangUp = (_arrived: Arrived, response: ServerResponse) => void response.destroy();
const unless =
  (isConcerned: (one: Arrived) => boolean, instead: typeof answer): typeof answer =>
  (one, response) =>
    isConcerned(one) ? instead(one, response) : accept(one, response);
const receipts = () => arrived.filter(({ call }) => call.endsWith('/receive'));
const isReceipt = ({ call }: Arrived) => call.endsWith('/receive');
const submit = () =>
  calls.submitBriefly('receiveShipment', receipt) as Promise<Submission<'receiveShipment'>>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wms-brief-'));
  [arrived, told, answer] = [[], [], accept];
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  worker = { serverUrl, token: 'wms_worker', info: workerInfo };
  brief = new BriefSession({
    callServer,
    beside: () => worker,
    words,
    onChange(info) {
      told.push(info?.userName ?? null);
      if (info) queue.retryNow();
    },
  });
  let ids = 0;
  queue = new DurableQueue({
    file: openQueueFile(join(folder, 'scan-queue.db')),
    scope() {
      const { serverUrl: at = '', info } = brief.current() ?? worker ?? {};
      return info?.warehouseId ? { serverUrl: at, warehouseId: info.warehouseId, role: info.role } : null;
    },
    send: (name, request, idempotencyKey) =>
      brief.call(name, request as never, { idempotencyKey, attempts: 1 }),
    onChange: (entries: readonly QueueEntry[]) => brief.noteQueue(entries),
    now: Date.now,
    random: () => 0,
    makeId: () => `id-of-an-entry-${++ids}`,
    words,
    report: () => undefined,
  });
  calls = answerBriefly({ brief, queue, words, answered: () => queue.reconnected() });
});

afterEach(async () => {
  vi.useRealTimers();
  await brief.end();
  queue.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true, force: true });
});

describe('a supervisor’s sign-in beside a worker', () => {
  it('is asked for as brief and for the worker’s warehouse, and the screen gets everything but the token', async () => {
    const result = await calls.signInBriefly(credentials, asnNumber);
    expect(JSON.parse(arrived[0]?.body ?? '')).toEqual({ ...credentials, warehouseId: 'w1', brief: true });
    expect(result).toMatchObject({
      ok: true,
      answer: { userName: 'Sam', isBrief: true, secretKeptIn: 'memory' },
    });
    expect(JSON.stringify(result)).not.toContain(token);
    expect(told).toEqual(['Sam']);
  });

  it('reads and receives its one ASN as the supervisor, and refuses every other without asking the server', async () => {
    await calls.signInBriefly(credentials, asnNumber);
    expect((await calls.readBriefly('listShipments', { query: { asnNumber } })).ok).toBe(true);
    const before = arrived.length;
    const refused = [
      await calls.readBriefly('listShipments', { query: { asnNumber: 'ASN-00043' } }),
      await calls.readBriefly('listShipments', {}),
      await calls.readBriefly('listTransactions', { query: { reference: 'ASN-00043' } }),
      await calls.submitBriefly('receiveShipment', { ...receipt, params: { id: 'ASN-00043' } }),
    ];
    expect(JSON.stringify(refused).match(/UNAUTHENTICATED/g)).toHaveLength(4);
    expect(arrived).toHaveLength(before);
    expect(queue.list()).toEqual([]);
  });

  it('is over with the receipt: token gone here, ended on the server, and in no file', async () => {
    await calls.signInBriefly(credentials, asnNumber);
    expect((await submit()).state).toBe('DONE');
    await vi.waitFor(() => expect(arrived.at(-1)).toMatchObject({ call: 'DELETE /session', as: token }));
    expect(brief.current()).toBeNull();
    expect(told).toEqual(['Sam', null]);
    expect(await submit()).toMatchObject({ state: 'REFUSED', refusal: { error: words.noSupervisor } });
    for (const name of readdirSync(folder))
      expect(readFileSync(join(folder, name)).toString('latin1')).not.toContain(token);
  });

  it('goes on after a receipt that was refused, so that it can be put right, and is over once it is booked', async () => {
    await calls.signInBriefly(credentials, asnNumber);
    answer = unless(isReceipt, (_one, response) =>
      json(response, 422, { error: 'x', code: 'OVER_RECEIPT', requestId: 'r1' }),
    );
    expect((await submit()).state).toBe('REFUSED');
    queue.takeBack(queue.list()[0]?.id ?? '', { name: 'counts', text: 'the same' });
    expect(brief.current()).not.toBeNull();

    expect((await submit()).state).toBe('REFUSED');
    answer = accept;
    queue.resend(queue.list()[0]?.id ?? '');
    await vi.waitFor(() => expect(brief.current()).toBeNull());
    expect(queue.list()).toEqual([]);
  });

  it.each<[string, () => unknown]>([
    ['by the screen', () => calls.signOutBriefly()],
    ['after five minutes', () => vi.advanceTimersByTime(briefSessionMs)],
  ])('is over %s', async (_how, end) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await calls.signInBriefly(credentials, asnNumber);
    end();
    expect(brief.current()).toBeNull();
    vi.useRealTimers();
    await vi.waitFor(() => expect(arrived.at(-1)).toMatchObject({ call: 'DELETE /session', as: token }));
  });

  it('is over for good when the server says so', async () => {
    await calls.signInBriefly(credentials, asnNumber);
    answer = (_one, response) =>
      json(response, 401, { error: 'x', code: 'UNAUTHENTICATED', requestId: 'r1' });
    await calls.readBriefly('listShipments', { query: { asnNumber } });
    expect(brief.current()).toBeNull();
  });

  it('does not begin for a worker who has left meanwhile, and its token is ended', async () => {
    answer = (one, response) => {
      if (one.call.endsWith('/desktop-login')) worker = null;
      accept(one, response);
    };
    expect((await calls.signInBriefly(credentials, asnNumber)).ok).toBe(false);
    expect(arrived.at(-1)).toMatchObject({ call: 'DELETE /session', as: token });
    expect(told).toEqual([]);
  });
});

describe('a receipt without an answer', () => {
  it('waits for the next supervisor, is sent with the same key, and is booked once', async () => {
    await calls.signInBriefly(credentials, asnNumber);
    answer = unless(isReceipt, hangUp);
    expect((await submit()).state).toBe('QUEUED');
    expect(brief.current()).not.toBeNull();
    await calls.signOutBriefly();
    const tries = receipts().length;
    queue.retryNow();
    expect([receipts().length, queue.waiting()]).toEqual([tries, 1]);

    answer = accept;
    await calls.signInBriefly(credentials, 'ASN-00043');
    await vi.waitFor(() => expect(queue.waiting()).toBe(0));
    expect(new Set(receipts().map(({ key }) => key)).size).toBe(1);
    // It was not what this sign-in is for, which goes on.
    expect(brief.current()).not.toBeNull();
  });

  it('ends the sign-in that it was made in once its answer comes', async () => {
    await calls.signInBriefly(credentials, asnNumber);
    answer = unless(isReceipt, hangUp);
    expect((await submit()).state).toBe('QUEUED');
    answer = accept;
    queue.retryNow();
    await vi.waitFor(() => expect(brief.current()).toBeNull());
    expect([queue.waiting(), told]).toEqual([0, ['Sam', null]]);
  });

  it('is not cut off by the end of the sign-in: its token ends after its answer', async () => {
    await calls.signInBriefly(credentials, asnNumber);
    const held: (() => void)[] = [];
    answer = unless(isReceipt, (one, response) => void held.push(() => accept(one, response)));
    const submitted = submit();
    await vi.waitFor(() => expect(held).toHaveLength(1));
    const ended = calls.signOutBriefly();
    // Were the token ended at once, the server would have heard so before this.
    await callServer(worker ?? { serverUrl: '', token: null }, 'listShipments', {});
    expect(arrived.map(({ call }) => call)).not.toContain('DELETE /session');
    held[0]?.();
    expect((await submitted).state).toBe('DONE');
    await ended;
    expect(arrived.at(-1)?.call).toBe('DELETE /session');
  });
});

it('quitting ends the sign-in on the server first, and then closes the queue', async () => {
  const app = { quit: () => quitting({ preventDefault: () => undefined }) };
  let quitting: (event: { preventDefault(): void }) => void = () => undefined;
  const close = vi.fn<() => void>();
  endBeforeQuitting({
    app: { ...app, on: (_event, listener) => (quitting = listener) },
    brief,
    queue: { close },
  });
  await calls.signInBriefly(credentials, asnNumber);
  const preventDefault = vi.fn<() => void>();
  quitting({ preventDefault });
  expect([preventDefault.mock.calls.length, brief.current()]).toEqual([1, null]);
  expect(close).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
  expect(arrived.at(-1)?.call).toBe('DELETE /session');
});
