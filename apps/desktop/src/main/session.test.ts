import type { Refusal } from '@wms/client';
import { headers } from '@wms/contract';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApi } from './api.ts';
import { createKeychain, type KeychainEntry } from './keychain.ts';
import { DesktopSession } from './session.ts';
import { wordsFor } from './words.ts';

const credentials = { email: 'supervisor@example.test', password: 'not-to-be-seen' };
const token = `wms_${'T'.repeat(40)}`;
const expiresAt = '2026-04-01T00:00:00.000Z';
const device = 'd'.repeat(64);
const stock = { levels: [], page: 1, limit: 50, total: 0, nextCursor: null };
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
  expiresAt,
};

let folder: string;
let serverUrl: string;
let received: IncomingMessage[];
let answer: (path: string, response: ServerResponse) => void;
let secret: string | null;
let problems: string[];
let nowMs: number;
let ids: number;

const server = createServer((request, response) => {
  received.push(request);
  request.resume().on('end', () => answer(request.url ?? '', response));
});

const json = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const accept = (path: string, response: ServerResponse) =>
  json(response, 200, path.endsWith('/desktop-login') ? login : stock);

const refuse = (status: number, code: string) => (_path: string, response: ServerResponse) =>
  json(response, status, { error: code, code, requestId: 'r1' });

/** The system's keychain as far as this test needs one: a secret that outlives the session object. */
const workingEntry: KeychainEntry = {
  getPassword: async () => secret,
  async setPassword(given) {
    secret = given;
  },
  async deletePassword() {
    const hadOne = secret !== null;
    secret = null;
    return hadOne;
  },
};

function startProgram(openEntry = async (): Promise<KeychainEntry> => workingEntry): DesktopSession {
  const report = (problem: string) => void problems.push(problem);
  return new DesktopSession({
    file: join(folder, 'session.json'),
    keychain: createKeychain(openEntry, report),
    callServer: createApi(device, globalThis.fetch).call,
    now: () => nowMs,
    makeId: () => `id-${++ids}`,
    words: wordsFor('en'),
    report,
  });
}

const noKeychain = () => Promise.reject(new Error('no secret service'));

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wms-session-'));
  received = [];
  problems = [];
  secret = null;
  ids = 0;
  nowMs = Date.UTC(2026, 0, 5);
  answer = accept;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true, force: true });
});

describe('signing in', () => {
  it('gives the screens everything but the token, and every later call carries token and device', async () => {
    const session = startProgram();
    const result = await session.signIn(serverUrl, credentials);
    expect(result).toMatchObject({ ok: true, answer: { role: 'SUPERVISOR', secretKeptIn: 'keychain' } });
    expect(JSON.stringify(result)).not.toContain(token);
    await session.call('listStock', {});
    expect(received[1]?.headers).toMatchObject({
      authorization: `Bearer ${token}`,
      [headers.device]: device,
    });
  });

  it('that is refused opens no session', async () => {
    const session = startProgram();
    answer = refuse(401, 'LOGIN_FAILED');
    expect(await session.signIn(serverUrl, credentials)).toMatchObject({ failure: { code: 'LOGIN_FAILED' } });
    expect(session.current()).toBeNull();
    expect(secret).toBeNull();
  });

  it('without a keychain keeps the token in memory, says so, and writes nothing', async () => {
    const session = startProgram(noKeychain);
    expect(await session.signIn(serverUrl, credentials)).toMatchObject({
      answer: { secretKeptIn: 'memory' },
    });
    expect((await session.call('listStock', {})).ok).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
    expect(problems.join()).toContain('no secret service');
  });

  it('leaves neither token nor password in files or reports', async () => {
    for (const openEntry of [undefined, noKeychain])
      await startProgram(openEntry).signIn(serverUrl, credentials);
    const written = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(written).toHaveLength(1);
    for (const text of [...written, ...problems]) {
      expect(text).not.toContain(token);
      expect(text).not.toContain(credentials.password);
    }
  });
});

describe('starting again', () => {
  it('takes the session up with the token from the keychain', async () => {
    await startProgram().signIn(serverUrl, credentials);
    const session = startProgram();
    await session.restore(serverUrl);
    expect(session.current()).toMatchObject({ token, serverUrl, info: { userName: 'Sam' } });
  });

  it.each([
    ['the token has expired', () => void (nowMs = Date.parse(expiresAt))],
    ['the keychain was emptied', () => void (secret = null)],
    [
      'the keychain holds another session’s token',
      () => void (secret = JSON.stringify({ secretId: 'x', token })),
    ],
    ['the keychain holds something else', () => void (secret = 'something else')],
  ])('finds nobody signed in when %s', async (_title, happen) => {
    await startProgram().signIn(serverUrl, credentials);
    happen();
    const session = startProgram();
    await session.restore(serverUrl);
    expect(session.current()).toBeNull();
  });
});

it('a session of another server than the one in force is forgotten, and so is its token', async () => {
  await startProgram().signIn(serverUrl, credentials);
  const session = startProgram();
  await session.restore('https://elsewhere.example.test');
  expect(session.current()).toBeNull();
  expect(secret).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

describe('the end of a session', () => {
  it.each([
    [401, 'UNAUTHENTICATED'],
    [423, 'TOKEN_LOCKED'],
  ])('by the server (%i) drops the token everywhere and says why', async (status, code) => {
    const session = startProgram();
    await session.signIn(serverUrl, credentials);
    const told: (Refusal | null)[] = [];
    session.onChange((open, endedBy) => void told.push(open ? null : endedBy));
    answer = refuse(status, code);
    await session.call('listStock', {});
    expect(told).toMatchObject([{ code }]);
    expect(session.current()).toBeNull();
    expect(secret).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('by signing out drops the token everywhere, on the server too, and nothing is sent any more', async () => {
    const session = startProgram();
    await session.signIn(serverUrl, credentials);
    await session.signOut();
    expect(secret).toBeNull();
    expect(received.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /api/wms/v1/desktop-login',
      'DELETE /api/wms/v1/session',
    ]);
    expect(received[1]?.headers.authorization).toBe(`Bearer ${login.token}`);
    expect(await session.call('listStock', {})).toMatchObject({ failure: { code: 'UNAUTHENTICATED' } });
    expect(received).toHaveLength(2);
  });

  it('is not brought about by a late refusal of an earlier token, nor by any other refusal', async () => {
    const session = startProgram();
    await session.signIn(serverUrl, credentials);
    const held: ServerResponse[] = [];
    answer = (_path, response) => void held.push(response);
    const late = session.call('listStock', {});
    while (held.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    answer = accept;
    await session.signIn(serverUrl, credentials);
    for (const response of held) refuse(401, 'UNAUTHENTICATED')('', response);
    await late;
    answer = refuse(403, 'ROLE_FORBIDDEN');
    await session.call('listStock', {});
    expect(session.current()).not.toBeNull();
  });
});
