// For tests: the whole application on a real SQLite file and a real port, with a clock that the test moves.
import { isRejected, type Role, type TokenKind } from '@wms/domain';
import { once } from 'node:events';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { createApp } from '../app.ts';
import type { commands } from '../commands.ts';
import { createLiveTokens } from '../http/live-tokens.ts';
import { type Rates, RateLimits } from '../http/rate-limits.ts';
import { type DatabasePlace, openStore, type WmsStore } from '../open-store.ts';
import { EventStreams } from '../outbox/event-streams.ts';
import { hashPassword } from '../security/passwords.ts';
import { newRawToken } from '../security/raw-tokens.ts';
import { makeSecretKey, SecretKeys } from '../security/secret-keys.ts';
import type { InputOf } from '../store/store.ts';
import type { UrlRules } from '../webhooks/check-url.ts';

export const password = 'a long enough password';
const passwordHash = await hashPassword(password);
const dayMs = 86_400_000;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // oxlint-disable-next-line no-explicit-any -- a test reads whatever the wire says
  readonly json: any;
}

export interface Call {
  readonly token?: string;
  readonly headers?: Record<string, string>;
  /** An object goes as JSON, a text as it is. */
  readonly body?: unknown;
}

export interface ApiOptions {
  /** Limits on requests; none unless a test is about them. */
  readonly rates?: Rates;
  /** Where the database is that this is one more node of, with the keys and the clock of the others. */
  readonly place?: DatabasePlace;
  readonly keys?: SecretKeys;
  readonly clock?: { now: number };
  /** Whose X-Forwarded-For counts: what the tests themselves say, unless one is about that. */
  readonly trustedProxies?: readonly string[];
  /** Whether the portal is reached by https. */
  readonly secureCookies?: boolean;
  /** Whether 888's own people need a second factor. */
  readonly staffNeedSecondFactor?: boolean;
  /** Where webhooks may go; nothing has an address unless a test says so. */
  readonly urlRules?: UrlRules;
  /** Where files that are sent in are kept while they are read. */
  readonly uploadFolder?: string;
}

export interface RunningApi {
  /** Where it listens, such as `http://127.0.0.1:12345`. */
  readonly origin: string;
  readonly store: WmsStore;
  readonly clock: { now: number };
  readonly keys: SecretKeys;
  readonly limits: RateLimits;
  /** Where its database is, for one more node. */
  readonly place: DatabasePlace;
  readonly log: () => string;
  /** All that the database has written to its files, for looking for what must not be there. */
  readonly databaseText: () => string;
  /** Calls a path below /api/wms/v1, or any other that begins with /api/. */
  call(method: string, path: string, call?: Call): Promise<Answer>;
  close(): Promise<void>;
}

/** Larger than any test's database. */
const databaseBytesMax = 256 * 1024 * 1024;

const databaseFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name));

export async function startApi(options: ApiOptions = {}): Promise<RunningApi> {
  const folder = mkdtempSync(join(tmpdir(), 'wms-http-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>portal</title>');
  const {
    clock = { now: Date.now() },
    keys = new SecretKeys(makeSecretKey('test')),
    place = { dataFolder: join(folder, 'data') },
    rates = { readsPerMinute: 0, writesPerMinute: 0 },
    urlRules = { resolve: async () => [], allowedHosts: new Set<string>() },
  } = options;
  const lines: string[] = [];
  const store = await openStore(place, () => clock.now);
  const limits = new RateLimits({ store, keys, rates });
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const eventStreams = new EventStreams({
    store,
    liveTokens: createLiveTokens({ store, clock: () => clock.now }),
    onFailure: (error) => log.error({ err: error }),
  });
  const app = createApp({
    store,
    keys,
    limits,
    eventStreams,
    urlRules,
    clock: () => clock.now,
    log,
    version: '0.0.0',
    trustedProxies: options.trustedProxies ?? ['127.0.0.0/8'],
    staffNeedSecondFactor: options.staffNeedSecondFactor ?? false,
    secureCookies: options.secureCookies ?? false,
    portalFolder: folder,
    uploadFolder: options.uploadFolder ?? folder,
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    store,
    clock,
    keys,
    limits,
    place,
    log: () => lines.join(''),
    // Read by another process: closing a database's file would drop the locks that this one holds on it.
    databaseText: () =>
      execFileSync('cat', databaseFiles(join(folder, 'data')), {
        encoding: 'latin1',
        maxBuffer: databaseBytesMax,
      }),
    async call(method, path, { token, headers = {}, body } = {}) {
      const response = await fetch(origin + (path.startsWith('/api/') ? path : `/api/wms/v1${path}`), {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      // A stream has no end to wait for: what it says is another reader's business.
      const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
      if (isStream) await response.body?.cancel();
      const text = isStream ? '' : await response.text();
      const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
      return {
        status: response.status,
        headers: response.headers,
        text,
        json: isJson ? JSON.parse(text) : null,
      };
    },
    async close() {
      eventStreams.close();
      server.closeAllConnections();
      server.close();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

type AnswerOf<Work> = Work extends (...given: never[]) => Promise<infer Answer>
  ? Exclude<Answer, { rejected: unknown }>
  : never;

/** Runs a command that must not be rejected, and gives its answer. */
export async function done<Name extends keyof typeof commands>(
  store: WmsStore,
  name: Name,
  input: Omit<InputOf<(typeof commands)[Name]>, 'body'>,
): Promise<AnswerOf<(typeof commands)[Name]>> {
  const outcome = await store.commit(name, input);
  if (isRejected(outcome)) throw new Error(`${name} was rejected: ${JSON.stringify(outcome.rejected)}`);
  return JSON.parse(outcome.text) as AnswerOf<(typeof commands)[Name]>;
}

export interface Tenant {
  readonly email: string;
  readonly accountId: string;
  readonly userId: string;
  readonly warehouseId: string;
  readonly supervisor: string;
  readonly worker: string;
  readonly workerId: string;
  readonly workerEmail: string;
}

/** A raw token of any kind for a user, minted as the command line does. */
export async function mint(
  store: WmsStore,
  user: {
    userId: string;
    accountId: string | null;
    warehouseId: string | null;
    role: Role;
    kind: TokenKind;
    networkLock?: boolean;
    allowedNetworks?: readonly string[];
  },
): Promise<string> {
  const { raw, digest, lastFour } = newRawToken();
  await done(store, 'issueToken', {
    ...user,
    digest,
    lastFour,
    name: 'test',
    lifeMs: 90 * dayMs,
    replacesEarlier: false,
    clearsThrottles: [],
  });
  return raw;
}

/** A customer with a warehouse, a worker, and a token for each. */
export async function createTenant({ store }: RunningApi, name: string): Promise<Tenant> {
  const email = `owner@${name}.example.test`;
  const workerEmail = `worker@${name}.example.test`;
  const warehouse = { id: `wh_${name}`, name: `${name} warehouse` };
  const account = await done(store, 'createAccount', {
    email,
    name: `${name} owner`,
    passwordHash,
    companyName: name,
    status: 'APPROVED',
    warehouse,
  });
  const of = { accountId: account.accountId, warehouseId: account.warehouseId };
  const worker = await done(store, 'createWorker', {
    ...of,
    parentUserId: account.userId,
    email: workerEmail,
    name: `${name} worker`,
    passwordHash,
  });
  return {
    email,
    workerEmail,
    ...account,
    workerId: worker.id,
    supervisor: await mint(store, { ...of, userId: account.userId, role: 'SUPERVISOR', kind: 'INTEGRATION' }),
    worker: await mint(store, { ...of, userId: worker.id, role: 'WORKER', kind: 'WORKER_DEVICE' }),
  };
}

/** One of 888's own people; gives their user id. */
export async function createStaff({ store }: RunningApi, role: 'DISPATCH' | 'ADMIN'): Promise<string> {
  const email = `${role.toLowerCase()}@example.test`;
  const { userId } = await done(store, 'createStaff', { email, name: role, passwordHash, role });
  return userId;
}

/** A token of 888's own staff. */
export async function createStaffToken(api: RunningApi, role: 'DISPATCH' | 'ADMIN'): Promise<string> {
  const userId = await createStaff(api, role);
  return mint(api.store, { userId, accountId: null, warehouseId: null, role, kind: 'STAFF' });
}

/** Puts SKUs into the catalogue and gives a warehouse stock of them: threshold 5, par 40. */
export async function stock(
  { store }: RunningApi,
  warehouseId: string,
  quantities: Readonly<Record<string, number>>,
): Promise<void> {
  const products = Object.keys(quantities).map((sku) => ({
    sku,
    name: `Name of ${sku}`,
    ourStock: 0,
    inProduction: 0,
  }));
  await done(store, 'putProducts', { products });
  for (const [sku, quantity] of Object.entries(quantities)) {
    await done(store, 'setLevel', { warehouseId, sku, quantity, refillThreshold: 5, parLevel: 40 });
  }
}
