import { isRejected } from '@wms/domain';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSpool, type SpooledUpload, uploadsAtOnceMax } from './spool-upload.ts';

const bytesMax = 1000;
const timeoutMs = 200;
const folder = mkdtempSync(join(tmpdir(), 'wms-spool-'));
const spool = createSpool({ folder, timeoutMs });

let server: Server;
let outcomes: unknown[] = [];
let held: SpooledUpload[] = [];

beforeAll(async () => {
  server = createServer((incoming, response) => void respond(incoming, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

async function respond(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const outcome = await spool(incoming, { type: 'text/csv', bytesMax });
  outcomes.push(outcome);
  if (isRejected(outcome)) {
    response.writeHead(400, { connection: 'close' }).end(outcome.rejected.code);
    return;
  }
  // Twice, as an import does.
  const texts = [await textOf(outcome), await textOf(outcome)];
  if (incoming.url === '/wait') return void held.push(outcome);
  if (incoming.url === '/hold') held.push(outcome);
  else await outcome.close();
  response.end(JSON.stringify(texts));
}

async function textOf(file: SpooledUpload): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.open()) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
const port = () => (server.address() as AddressInfo).port;

async function send(body: string, headers: Record<string, string> = {}, path = '/') {
  const response = await fetch(`http://127.0.0.1:${port()}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', ...headers },
    body,
  });
  return response.text();
}

/** The spool's files that this process still has open, as Linux tells. */
const openFiles = (): number =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).includes('wms-upload-');
    } catch {
      return false;
    }
  }).length;

it('whoever has sent a file and hangs up before the answer is noticed', async () => {
  const sending = request({
    port: port(),
    method: 'POST',
    path: '/wait',
    headers: { 'content-type': 'text/csv' },
  });
  sending.on('error', () => undefined);
  sending.end('a');
  await expect.poll(() => held.length).toBe(1);
  const [file] = held;
  expect(file?.hungUp.aborted).toBe(false);
  sending.destroy();
  await expect.poll(() => file?.hungUp.aborted).toBe(true);
  await file?.close();
  held = [];
});

it('a file that arrives whole can be read more than once, and has no name on the disk', async () => {
  const body = 'ä'.repeat(500);
  expect(JSON.parse(await send(body, {}, '/hold'))).toEqual([body, body]);
  expect(readdirSync(folder)).toEqual([]);
  expect(openFiles()).toBe(1);
  await Promise.all(held.map((file) => file.close()));
  held = [];
  expect(openFiles()).toBe(0);
});

it.each([
  ['no type', { 'content-type': '' }],
  ['JSON', { 'content-type': 'application/json' }],
  ['a form', { 'content-type': 'multipart/form-data; boundary=x' }],
  ['another charset', { 'content-type': 'text/csv; charset=iso-8859-1' }],
  ['a compressed file', { 'content-encoding': 'gzip' }],
])('%s is refused before anything is kept', async (_what, headers) => {
  expect(await send('a,b', headers)).toBe('UNSUPPORTED_MEDIA_TYPE');
  expect(openFiles()).toBe(0);
});

it.each(['text/csv', 'text/csv; charset=utf-8', 'Text/CSV; header=present; charset="UTF-8"'])(
  '%s is taken',
  async (type) => {
    expect(JSON.parse(await send('a,b', { 'content-type': type }))).toEqual(['a,b', 'a,b']);
  },
);

it('the largest file is taken, and one byte more is refused, whether or not it says so before', async () => {
  expect(JSON.parse(await send('x'.repeat(bytesMax)))).toHaveLength(2);
  expect(await send('x'.repeat(bytesMax + 1))).toBe('FILE_TOO_LARGE');
  const chunked = request({
    port: port(),
    host: '127.0.0.1',
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
  });
  for (let sent = 0; sent <= bytesMax; sent += 100) chunked.write('x'.repeat(100));
  chunked.end();
  const [response] = (await once(chunked, 'response')) as [AsyncIterable<Buffer>];
  let answer = '';
  for await (const chunk of response) answer += chunk.toString();
  expect(answer).toBe('FILE_TOO_LARGE');
  expect(openFiles()).toBe(0);
});

it('a file that trickles in is given up after its time, and nothing of it is left', async () => {
  const slow = request({
    port: port(),
    host: '127.0.0.1',
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
  });
  slow.on('error', () => {});
  slow.write('sku,name\n');
  const trickle = setInterval(() => slow.write('A,'), timeoutMs / 10);
  const [response] = (await once(slow, 'response')) as [AsyncIterable<Buffer>];
  clearInterval(trickle);
  let answer = '';
  for await (const chunk of response) answer += chunk.toString();
  slow.destroy();
  expect(answer).toBe('UPLOAD_TIMED_OUT');
  expect([openFiles(), readdirSync(folder)]).toEqual([0, []]);
});

it('a file whose sender goes away leaves nothing behind', async () => {
  outcomes = [];
  const gone = request({
    port: port(),
    host: '127.0.0.1',
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
  });
  gone.on('error', () => {});
  gone.write('sku,name\nA,');
  await expect.poll(openFiles).toBe(1);
  gone.destroy();
  await expect.poll(() => outcomes).toEqual([{ rejected: { code: 'BAD_REQUEST' } }]);
  expect([openFiles(), readdirSync(folder)]).toEqual([0, []]);
});

it('more files at once than the bound are asked to come again, and then find room', async () => {
  const answers = await Promise.all(Array.from({ length: uploadsAtOnceMax }, () => send('a', {}, '/hold')));
  expect(answers.every((answer) => answer === '["a","a"]')).toBe(true);
  expect(await send('a')).toBe('THROTTLED');
  await Promise.all(held.map((file) => file.close()));
  held = [];
  expect(await send('a')).toBe('["a","a"]');
});
