import { headers } from '@wms/contract';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApi } from '../api.ts';
import type { QueueableName, QueueableRequest, QueueEntry, Write } from '../../shared/ipc.ts';
import { wordsFor } from '../words.ts';
import { draftsMax, openQueueFile, type QueueFile, type QueueScope } from './queue-file.ts';
import { repeatHoursMax } from './repeat.ts';
import { serverFaultsMax } from './ordered-sender.ts';
import { DurableQueue, waitingEntriesMax } from './scan-queue.ts';

const hourMs = 3_600_000;
const deviceHash = 'a'.repeat(64);
const receipt = { params: { id: 'ASN-00042' }, body: {} };
const batch = (sku: string) => ({ body: { transactions: [{ sku, delta: 4, type: 'RETURN' as const }] } });

interface Arrived {
  readonly path: string;
  readonly key: string | undefined;
  readonly body: string;
}

/** A real HTTP server that answers as it is told; `arrived` lists what reached it, in order. */
class AnsweringServer {
  readonly arrived: Arrived[] = [];
  answer: (arrived: Arrived, response: ServerResponse) => void = accept;
  readonly #server: Server = createServer((request, response) => void this.#take(request, response));
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async open(): Promise<void> {
    await new Promise<void>((listening) => this.#server.listen(this.#port, '127.0.0.1', listening));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const key = request.headers[headers.idempotencyKey] as string | undefined;
    const arrived = { path: request.url ?? '', key, body };
    this.arrived.push(arrived);
    this.answer(arrived, response);
  }
}

const json = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const accept = ({ path }: Arrived, response: ServerResponse) =>
  json(
    response,
    200,
    path.endsWith('/stock/update')
      ? { processed: 1, levels: [] }
      : { success: true, asnNumber: 'ASN-00042', status: 'RECEIVED', lines: [] },
  );

/** The answer to one movement, as far as anybody here looks at it. */
const moved = (sku: string) => ({
  transaction: {
    id: 't1',
    sku,
    type: 'ISSUANCE',
    delta: -1,
    quantityAfter: 23,
    source: 'DESKTOP',
    reference: null,
    stationId: null,
    workerId: null,
    occurredAt: '2026-01-05T08:00:00.000Z',
    recordedAt: '2026-01-05T08:00:00.000Z',
    sequence: 1,
    hash: 'h',
  },
  level: {
    sku,
    name: 'Tee',
    currentQuantity: 23,
    refillThreshold: 40,
    parLevel: 200,
    status: 'CRITICAL',
    belowThreshold: true,
    updatedAt: '2026-01-05T08:00:00.000Z',
  },
});

const refuse = (status: number, code: string) => (_arrived: Arrived, response: ServerResponse) =>
  json(response, status, { error: `refused with ${code}`, code, requestId: 'r1' });

const hangUp = (_arrived: Arrived, response: ServerResponse) => response.destroy();

let folder: string;
let server: AnsweringServer;
let file: QueueFile;
let queue: DurableQueue;
let scope: QueueScope | null;
let nowMs: number;
let nextId: number;
/** The queue as the screens were last told of it. */
let told: readonly QueueEntry[];

function openQueue(): void {
  file = openQueueFile(join(folder, 'scan-queue.db'));
  const callServer = createApi(deviceHash, globalThis.fetch).call;
  queue = new DurableQueue({
    file,
    scope: () => scope,
    send: (name, request, idempotencyKey) =>
      callServer({ serverUrl: server.url, token: 'wms_x' }, name, request as never, {
        idempotencyKey,
        attempts: 1,
      }),
    onChange: (entries) => {
      told = entries;
    },
    now: () => nowMs,
    random: () => 0,
    makeId: () => `id-${++nextId}`,
    words: wordsFor('en'),
    report: () => undefined,
  });
}

const reopen = () => {
  queue.close();
  openQueue();
  queue.retryNow();
};

const submit = (name: QueueableName = 'receiveShipment', request: QueueableRequest = receipt) =>
  queue.submit(name, request, 'ASN-00042');

const emptied = () => vi.waitFor(() => expect(queue.list()).toEqual([]), { timeout: 5_000 });
const rejected = () => vi.waitFor(() => expect(queue.list()[0]?.state).toBe('REJECTED'), { timeout: 5_000 });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wms-queue-'));
  server = new AnsweringServer();
  await server.open();
  scope = { serverUrl: server.url, warehouseId: 'w1', role: 'SUPERVISOR' };
  nowMs = Date.UTC(2026, 0, 5, 8);
  nextId = 0;
  told = [];
  openQueue();
});

afterEach(async () => {
  queue.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a write that the server takes', () => {
  it('is answered with the server’s own answer and leaves nothing behind', async () => {
    expect(await submit()).toMatchObject({ state: 'DONE', answer: { status: 'RECEIVED' }, replayed: false });
    expect(queue.list()).toEqual([]);
    expect(server.arrived).toMatchObject([{ path: '/api/wms/v1/shipments/ASN-00042/receive' }]);
  });

  it('is on disk with its key before anything is sent', async () => {
    const onDisk: unknown[] = [];
    server.answer = (arrived, response) => {
      onDisk.push(file.list().map(({ idempotencyKey, attempts }) => ({ idempotencyKey, attempts })));
      accept(arrived, response);
    };
    await submit();
    expect(onDisk).toEqual([[{ idempotencyKey: server.arrived[0]?.key, attempts: 1 }]]);
  });
});

describe('with the server out of reach', () => {
  beforeEach(() => server.close());

  it('a write is kept, and arrives once when the server is back', async () => {
    expect(await submit()).toMatchObject({ state: 'QUEUED' });
    expect(queue.list()).toMatchObject([
      { subject: 'ASN-00042', state: 'WAITING', attempts: 1, createdAt: nowMs },
    ]);
    await server.open();
    await emptied();
    expect(server.arrived).toHaveLength(1);
  });

  it('the screens see a write waiting before they are told that it is kept', async () => {
    expect(await submit()).toMatchObject({ state: 'QUEUED', entryId: told[0]?.id });
    expect(await submit('updateStock', batch('A'))).toMatchObject({ state: 'QUEUED', entryId: told[1]?.id });
  });

  it('a write behind a stuck one is answered QUEUED at once, and all arrive in the order they were made', async () => {
    await submit('updateStock', batch('A'));
    const askedAt = performance.now();
    expect(await submit('updateStock', batch('B'))).toMatchObject({ state: 'QUEUED' });
    expect(performance.now() - askedAt).toBeLessThan(500);
    await submit('updateStock', batch('C'));
    await server.open();
    queue.retryNow();
    await emptied();
    expect(server.arrived.map(({ body }) => /"sku":"(.)"/.exec(body)?.[1])).toEqual(['A', 'B', 'C']);
  });

  it('a write survives the end of the program', async () => {
    await submit();
    await server.open();
    reopen();
    await emptied();
    expect(server.arrived).toHaveLength(1);
  });

  it('an answer to any other call sends what waits without waiting for the timer', async () => {
    await submit();
    await submit();
    await server.open();
    const askedAt = performance.now();
    queue.reconnected();
    await emptied();
    expect(performance.now() - askedAt).toBeLessThan(900);
  });

  it('a full queue says so, takes nothing more on and keeps what it has', async () => {
    const taken = { ...(scope as QueueScope), name: 'receiveShipment', request: receipt } as const;
    for (let n = 0; n < waitingEntriesMax; n++) {
      file.append(
        [{ ...taken, id: `e${n}`, idempotencyKey: `k${n}`, subject: 'ASN-00042', createdAt: nowMs }],
        null,
      );
    }
    expect(await submit()).toEqual({ state: 'FAILED', error: wordsFor('en').queueFull });
    expect(queue.waiting()).toBe(waitingEntriesMax);
  });
});

describe('an answer that does not come', () => {
  it('is asked for again with the same key and the same body', async () => {
    server.answer = (arrived, response) =>
      server.arrived.length === 1 ? hangUp(arrived, response) : accept(arrived, response);
    expect(await submit()).toMatchObject({ state: 'QUEUED' });
    await emptied();
    expect(server.arrived).toHaveLength(2);
    expect(server.arrived[0]).toEqual(server.arrived[1]);
    expect(server.arrived[0]?.key).toBeTruthy();
  });

  it('is asked for with the same key after the program was started again', async () => {
    server.answer = hangUp;
    await submit();
    server.answer = accept;
    reopen();
    await emptied();
    expect(new Set(server.arrived.map(({ key }) => key)).size).toBe(1);
  });

  it('does not hold a screen up for longer than two seconds', async () => {
    const held: ServerResponse[] = [];
    server.answer = (_arrived, response) => void held.push(response);
    expect(await submit()).toMatchObject({ state: 'QUEUED' });
    expect(queue.list()).toMatchObject([{ state: 'SENDING', attempts: 1 }]);
    for (const response of held) accept({ path: '', key: '', body: '' }, response);
    await emptied();
    expect(server.arrived).toHaveLength(1);
  });
});

describe('a write that the server refuses', () => {
  it('stays among the exceptions with the reason, and what is behind it goes on', async () => {
    server.answer = refuse(422, 'UNREGISTERED_SKUS');
    expect(await submit()).toMatchObject({ state: 'REFUSED', refusal: { code: 'UNREGISTERED_SKUS' } });
    // A screen sees the exception before it hears of it, and holds on to nothing that is in there.
    expect(told).toMatchObject([{ state: 'REJECTED' }]);
    server.answer = accept;
    expect(await submit('updateStock', batch('B'))).toMatchObject({ state: 'DONE' });
    expect(queue.list()).toMatchObject([{ state: 'REJECTED', refusal: { code: 'UNREGISTERED_SKUS' } }]);
    expect(queue.waiting()).toBe(0);
  });

  it('leaves only when a person dismisses it', async () => {
    server.answer = refuse(409, 'SHIPMENT_STATE');
    await submit();
    reopen();
    const [entry] = queue.list();
    expect(entry).toMatchObject({ state: 'REJECTED' });
    queue.dismiss(entry?.id ?? '');
    expect(queue.list()).toEqual([]);
  });

  it('is sent again with its own key when a person asks', async () => {
    server.answer = refuse(422, 'UNREGISTERED_SKUS');
    await submit();
    server.answer = accept;
    queue.resend(queue.list()[0]?.id ?? '');
    await emptied();
    expect(new Set(server.arrived.map(({ key }) => key)).size).toBe(1);
  });

  it.each([
    [401, 'UNAUTHENTICATED'],
    [423, 'TOKEN_LOCKED'],
    [429, 'THROTTLED'],
    [503, 'UNAVAILABLE'],
    [507, 'STORAGE_FULL'],
  ])('only for now (%i %s) waits on', async (status, code) => {
    server.answer = refuse(status, code);
    expect(await submit()).toMatchObject({ state: 'QUEUED' });
    expect(queue.list()).toMatchObject([{ state: 'WAITING', refusal: null }]);
    server.answer = accept;
    queue.retryNow();
    await emptied();
  });

  it('because the server failed on it is set aside after a bounded number of tries', async () => {
    server.answer = refuse(500, 'INTERNAL');
    await submit();
    for (let tried = 1; tried < serverFaultsMax; tried++) {
      expect(queue.list()).toMatchObject([{ state: 'WAITING' }]);
      queue.retryNow();
      await vi.waitFor(() => expect(server.arrived.length).toBeGreaterThan(tried));
      await vi.waitFor(() => expect(queue.list()[0]?.state).not.toBe('SENDING'));
    }
    await rejected();
    expect(server.arrived).toHaveLength(serverFaultsMax);
  });
});

describe('what waits is never dropped', () => {
  it('a waiting entry cannot be dismissed or put back', async () => {
    await server.close();
    await submit();
    const id = queue.list()[0]?.id ?? '';
    expect(() => queue.dismiss(id)).toThrow('not among the exceptions');
    expect(() => queue.resend(id)).toThrow('not among the exceptions');
    expect(queue.waiting()).toBe(1);
    await server.open();
  });
});

describe('a write belongs to the session it was taken for', () => {
  it.each([
    ['another warehouse', { warehouseId: 'w2' }],
    ['another server', { serverUrl: 'http://127.0.0.1:1' }],
    ['another role', { role: 'WORKER' }],
  ])('%s does not send it and is not held up by it', async (_title, other) => {
    const own = scope as QueueScope;
    server.answer = hangUp;
    await submit('updateStock', batch('A'));
    server.arrived.length = 0;
    server.answer = accept;
    scope = { ...own, ...other };
    await submit('updateStock', batch('B'));
    await vi.waitFor(() => expect(queue.list()).toHaveLength(1));
    expect(server.arrived.map(({ body }) => /"sku":"(.)"/.exec(body)?.[1])).toEqual(['B']);
    scope = own;
    queue.retryNow();
    await emptied();
    expect(server.arrived.map(({ body }) => /"sku":"(.)"/.exec(body)?.[1])).toEqual(['B', 'A']);
  });

  it('without a session nothing is taken on', async () => {
    scope = null;
    expect(await submit()).toMatchObject({ state: 'REFUSED', refusal: { code: 'UNAUTHENTICATED' } });
    expect(queue.list()).toEqual([]);
  });
});

describe('a key that the server may have forgotten', () => {
  const remainder = {
    params: { id: 'ASN-00042' },
    body: { remainder: true, lines: [{ sku: 'A', receivedQty: 2 }] },
  };

  it.each([
    ['a stock batch', 'updateStock', batch('A')],
    ['a further count', 'receiveShipment', remainder],
  ] as const)(
    '%s is not repeated by itself but asks a person to look first',
    async (_title, name, request) => {
      server.answer = hangUp;
      await submit(name, request);
      server.arrived.length = 0;
      nowMs += repeatHoursMax * hourMs;
      queue.retryNow();
      await rejected();
      expect(server.arrived).toEqual([]);
      expect(queue.list()[0]?.refusal).toMatchObject({ details: { reason: 'UNCONFIRMED' } });
      server.answer = accept;
      queue.resend(queue.list()[0]?.id ?? '');
      await emptied();
      expect(server.arrived).toHaveLength(1);
    },
  );

  it.each([
    ['a stock batch a moment before', 'updateStock', batch('A'), repeatHoursMax * hourMs - 1],
    ['a first receive', 'receiveShipment', receipt, 100 * hourMs],
    [
      'closing an ASN short',
      'receiveShipment',
      { ...remainder, body: { ...remainder.body, close: true } },
      100 * hourMs,
    ],
  ] as const)('%s is repeated, for it cannot be booked twice', async (_title, name, request, laterMs) => {
    server.answer = hangUp;
    await submit(name, request);
    server.answer = accept;
    nowMs += laterMs;
    queue.retryNow();
    await emptied();
  });

  it('does not matter to a write that was never sent', async () => {
    server.answer = hangUp;
    await submit('updateStock', batch('A'));
    await submit('updateStock', batch('B'));
    await vi.waitFor(() => expect(queue.list().map(({ attempts }) => attempts)).toEqual([2, 0]));
    await vi.waitFor(() => expect(queue.list()[0]?.state).toBe('WAITING'));
    server.answer = accept;
    nowMs += 100 * hourMs;
    queue.retryNow();
    await vi.waitFor(() => expect(queue.waiting()).toBe(0), { timeout: 5_000 });
    expect(queue.list()).toMatchObject([{ state: 'REJECTED' }]);
    expect(server.arrived.at(-1)?.body).toContain('"B"');
  });
});

describe('several writes that are handed over as one', () => {
  const issue = (sku: string): Write => ({
    name: 'createTransaction',
    request: { body: { sku, type: 'OUT', quantity: 1, workerId: 'u1' } },
    subject: `1 × ${sku}`,
    key: `key-of-${sku}-0000000`,
  });
  const draft = 'issue:w1:PACK-01';
  const bodies = () => server.arrived.map(({ body }) => /"sku":"(.)"/.exec(body)?.[1]);

  beforeEach(() => {
    server.answer = (_arrived, response) => json(response, 201, moved('A'));
  });

  it('are sent in their order with their own keys and answered each for itself', async () => {
    const submissions = await queue.submitAll([issue('A'), issue('B')], { name: draft, text: null });
    expect(submissions).toMatchObject([{ state: 'DONE' }, { state: 'DONE' }]);
    expect(server.arrived.map(({ key }) => key)).toEqual(['key-of-A-0000000', 'key-of-B-0000000']);
    expect(queue.list()).toEqual([]);
  });

  it('are all on disk, and their draft is gone, before the first is sent', async () => {
    queue.keepDraft(draft, 'what they were made from');
    const onDisk: unknown[] = [];
    server.answer = (_arrived, response) => {
      onDisk.push([file.list().map(({ subject }) => subject), file.readDraft(draft)]);
      json(response, 201, moved('A'));
    };
    await queue.submitAll([issue('A'), issue('B')], { name: draft, text: null });
    expect(onDisk[0]).toEqual([['1 × A', '1 × B'], null]);
  });

  it('may be one: it is on disk, and its draft is gone, before it is sent', async () => {
    queue.keepDraft(draft, 'what it was made from');
    const onDisk: unknown[] = [];
    server.answer = (_arrived, response) => {
      onDisk.push([file.list().length, file.readDraft(draft)]);
      json(response, 201, moved('A'));
    };
    await queue.submit('createTransaction', issue('A').request, '1 × A', { name: draft, text: null });
    expect(onDisk).toEqual([[1, null]]);
  });

  it('leave in the draft what is not handed over with them', async () => {
    queue.keepDraft(draft, 'A, B and C');
    await queue.submitAll([issue('A'), issue('B')], { name: draft, text: 'C' });
    expect(queue.readDraft(draft)).toBe('C');
  });

  it('are none of them taken on when one cannot be, and the draft stays', async () => {
    queue.keepDraft(draft, 'kept');
    const other = { id: 'id-2', idempotencyKey: 'another', createdAt: nowMs };
    file.append([{ ...(scope as QueueScope), ...issue('A'), ...other }], null);
    // The second entry gets an id that is taken: the disk refuses it.
    nextId = 0;
    const submissions = await queue.submitAll([issue('B'), issue('C')], { name: draft, text: null });
    expect(submissions).toMatchObject([{ state: 'FAILED' }, { state: 'FAILED' }]);
    expect(file.list().map(({ id }) => id)).toEqual(['id-2']);
    expect(queue.readDraft(draft)).toBe('kept');
  });

  it('do not fit a queue that has room for one of them only', async () => {
    const taken = { ...(scope as QueueScope), name: 'receiveShipment', request: receipt } as const;
    for (let n = 1; n < waitingEntriesMax; n++) {
      file.append(
        [{ ...taken, id: `e${n}`, idempotencyKey: `k${n}`, subject: 'ASN-00042', createdAt: nowMs }],
        null,
      );
    }
    const failed = { state: 'FAILED', error: wordsFor('en').queueFull };
    expect(await queue.submitAll([issue('A'), issue('B')], { name: draft, text: null })).toEqual([
      failed,
      failed,
    ]);
    expect(queue.waiting()).toBe(waitingEntriesMax - 1);
  });

  it('are booked once when they are handed over again, as after a crash of the window', async () => {
    await server.close();
    await queue.submitAll([issue('A'), issue('B')], { name: draft, text: null });
    expect(await queue.submitAll([issue('A'), issue('B')], { name: draft, text: null })).toMatchObject([
      { state: 'QUEUED', entryId: file.list()[0]?.id },
      { state: 'QUEUED', entryId: file.list()[1]?.id },
    ]);
    await server.open();
    reopen();
    await emptied();
    expect(bodies()).toEqual(['A', 'B']);
  });

  it('say of a refused one why, and where it waits for a person, and the others go on', async () => {
    server.answer = ({ body }, response) =>
      body.includes('"A"')
        ? json(response, 422, { error: 'no', code: 'INSUFFICIENT_STOCK', requestId: 'r1', available: 0 })
        : json(response, 201, moved('B'));
    const submissions = await queue.submitAll([issue('A'), issue('B')], { name: draft, text: null });
    const [exception] = queue.list();
    expect(submissions).toMatchObject([
      { state: 'REFUSED', refusal: { details: { available: 0 } }, entryId: exception?.id },
      { state: 'DONE' },
    ]);
    // The same again is answered with what became of it.
    expect(await queue.submitAll([issue('A')], { name: draft, text: null })).toMatchObject([
      { state: 'REFUSED' },
    ]);
  });
});

describe('an exception that a person corrects', () => {
  it('goes out as another write with a key of its own', async () => {
    server.answer = refuse(409, 'QUANTITY_CHANGED');
    const count = { body: { sku: 'A', quantity: 18, expectedQuantity: 24 } };
    await submit('setStock', count);
    server.answer = (_arrived, response) => json(response, 200, moved('A'));
    const again = { body: { ...count.body, expectedQuantity: 21 } };
    expect(await queue.correct(queue.list()[0]?.id ?? '', again)).toMatchObject({ state: 'DONE' });
    expect(queue.list()).toEqual([]);
    expect(server.arrived.map(({ body }) => /"expectedQuantity":(\d+)/.exec(body)?.[1])).toEqual([
      '24',
      '21',
    ]);
    expect(new Set(server.arrived.map(({ key }) => key)).size).toBe(2);
  });

  it('takes the draft along that held the same work', async () => {
    queue.keepDraft('stocktake', 'A and B');
    server.answer = refuse(409, 'QUANTITY_CHANGED');
    await submit('setStock', { body: { sku: 'A', quantity: 18, expectedQuantity: 24 } });
    await server.close();
    const draft = { name: 'stocktake', text: 'B' };
    const id = queue.list()[0]?.id ?? '';
    expect(await queue.correct(id, { body: { sku: 'A', quantity: 18 } }, draft)).toMatchObject({
      state: 'QUEUED',
    });
    expect([queue.waiting(), queue.readDraft('stocktake')]).toEqual([1, 'B']);
    await server.open();
  });

  it('is corrected only while it is an exception, and the draft stays', async () => {
    await server.close();
    await submit();
    const decided = { state: 'FAILED', error: wordsFor('en').decided };
    const draft = { name: 'counts', text: 'others' };
    expect(await queue.correct(queue.list()[0]?.id ?? '', receipt, draft)).toEqual(decided);
    expect([queue.waiting(), queue.readDraft('counts')]).toEqual([1, null]);
    await server.open();
  });
});

describe('an exception that is taken back to be worked on', () => {
  const draft = { name: 'receive:w1:ASN-00042', text: '{"A":"98"}' };

  beforeEach(async () => {
    server.answer = refuse(409, 'SHIPMENT_STATE');
    await submit();
  });

  it('leaves the tray and is a draft in one step, told before the answer', () => {
    queue.takeBack(told[0]?.id ?? '', draft);
    expect(told).toEqual([]);
    reopen();
    expect([queue.list(), queue.readDraft(draft.name)]).toEqual([[], draft.text]);
  });

  it('stays as it is when there is no room for a draft', () => {
    for (let n = 0; n < draftsMax; n++) queue.keepDraft(`draft-${n}`, 'x');
    expect(() => queue.takeBack(queue.list()[0]?.id ?? '', draft)).toThrow('cannot be kept');
    expect([queue.list()[0]?.state, queue.readDraft(draft.name)]).toEqual(['REJECTED', null]);
  });

  it('is taken back once: afterwards neither it nor what waits gives anything into a draft', async () => {
    await server.close();
    const id = queue.list()[0]?.id ?? '';
    queue.resend(id);
    expect(() => queue.takeBack(id, draft)).toThrow('not among the exceptions');
    expect([queue.waiting(), queue.readDraft(draft.name)]).toEqual([1, null]);
    await server.open();
  });
});

describe('a draft', () => {
  it('outlives the program, is replaced and is ended', () => {
    expect(queue.readDraft('stocktake')).toBeNull();
    expect(queue.keepDraft('stocktake', 'one')).toBe(true);
    expect(queue.keepDraft('stocktake', 'two')).toBe(true);
    reopen();
    expect(queue.readDraft('stocktake')).toBe('two');
    queue.keepDraft('stocktake', null);
    expect(queue.readDraft('stocktake')).toBeNull();
  });

  it('of which there are too many is refused, and those that there are can still be changed', () => {
    for (let n = 0; n < draftsMax; n++) expect(queue.keepDraft(`draft-${n}`, 'x')).toBe(true);
    expect(queue.keepDraft('one more', 'x')).toBe(false);
    expect(queue.keepDraft('draft-0', 'y')).toBe(true);
    expect(queue.readDraft('draft-0')).toBe('y');
  });
});
