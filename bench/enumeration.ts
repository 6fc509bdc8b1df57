// Whether the time of an answer tells an e-mail address that somebody signs in with from one that nobody does.
import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { done } from '../apps/api/src/testing/running-api.ts';
import { hashPassword } from '../apps/api/src/security/passwords.ts';
import { makeSecretKey } from '../apps/api/src/security/secret-keys.ts';
import type { TestDatabase } from '../apps/api/src/testing/databases.ts';
import { databasePlace, folderPlace, startWms, temporaryFolder } from './processes.ts';
import { Connection, writeRequest } from './wire.ts';

export const triesEachDefault = 500;
/** As many as an address may be tried with at any of the endpoints before it is throttled. */
const triesPerEmail = 3;
/** Tries before anything is counted, so that code is compiled and connections are warm. */
const warmUpTries = 60;
/** Goal: nobody can tell better than by tossing a coin. */
const areaMin = 0.45;
const areaMax = 0.55;

const endpoints = {
  '/api/wms/v1/desktop-login': { fields: { password: 'not the password' }, status: 401, makesKnown: false },
  '/api/wms/v1/desktop-forgot-password': { fields: {}, status: 202, makesKnown: false },
  '/api/portal/v1/sign-up': {
    fields: { password: 'vierzehn kleine Igel', name: 'Buyer', companyName: 'Buyer', warehouseName: 'Main' },
    status: 202,
    // Whoever has asked for an account is known from then on, so that each unknown address is tried once.
    makesKnown: true,
  },
} as const;
type Path = keyof typeof endpoints;

/**
 * Measures these endpoints on one server: the same number of tries at known and at unknown addresses, in random order.
 * The throttles stay on. Each try comes from an address of its own, as a trusted proxy tells it, and no e-mail address
 * is tried more often than they allow. Throws when times tell the two apart.
 */
export async function measureEnumeration(
  database: TestDatabase,
  triesEach = triesEachDefault,
): Promise<string> {
  const emailsEach = Math.ceil(triesEach / triesPerEmail);
  const store = await database.open();
  const passwordHash = await hashPassword(randomUUID());
  const emails = { known: [] as string[], unknown: [] as string[] };
  for (let n = 0; n < emailsEach + warmUpTries; n++) {
    const [known, unknown] = [`buyer-${randomUUID()}@example.test`, `buyer-${randomUUID()}@example.test`];
    emails.known.push(known);
    emails.unknown.push(unknown);
    await done(store, 'createAccount', {
      email: known,
      name: 'Buyer',
      passwordHash,
      companyName: 'Buyer',
      status: 'APPROVED',
      warehouse: { id: `wh_${randomUUID()}`, name: 'Main' },
    });
  }
  await store.close();

  const { place } = database;
  const where = 'url' in place ? databasePlace(place.url) : folderPlace(place.dataFolder);
  const server = await startWms(where, {
    WMS_TRUST_PROXY: '127.0.0.0/8',
    WMS_SECRET_KEYS: makeSecretKey('bench'),
    WMS_DATA_DIR: temporaryFolder(),
    WMS_LOG_LEVEL: 'error',
  });
  const connection = await Connection.open(server.url);
  const found: string[] = [];
  for (const path of Object.keys(endpoints) as Path[]) {
    const times = await timeTries(connection, path, emails, triesEach);
    const area = areaUnderCurve(times.known, times.unknown);
    found.push(`${path.split('/').at(-1)}: ${area.toFixed(3)}`);
    assert(
      area >= areaMin && area <= areaMax,
      `${path} tells known addresses by its time: ${area.toFixed(3)}`,
    );
  }
  connection.close();
  await server.stop();
  return `${triesEach} tries each at known and unknown addresses, area under the curve ${found.join(', ')}`;
}

interface Samples<Of> {
  readonly known: Of[];
  readonly unknown: Of[];
}

async function timeTries(
  connection: Connection,
  path: Path,
  emails: Samples<string>,
  triesEach: number,
): Promise<Samples<number>> {
  const { fields, status, makesKnown } = endpoints[path];
  const tryOnce = async (email: string): Promise<number> => {
    const octets = [randomInt(256), randomInt(256), randomInt(1, 255)];
    const forwardedFor = ['10', ...octets].join('.');
    const body = JSON.stringify({ email, ...fields });
    const request = writeRequest({ method: 'POST', path, forwardedFor, body });
    const startedAt = performance.now();
    const answer = await connection.send(request);
    const ms = performance.now() - startedAt;
    assert.equal(answer.status, status, answer.body.toString());
    return ms;
  };
  const emailsEach = emails.known.length - warmUpTries;
  const warmUp = [...emails.known.slice(emailsEach), ...emails.unknown.slice(emailsEach)];
  for (const email of shuffled(warmUp)) await tryOnce(email);

  const times: Samples<number> = { known: [], unknown: [] };
  const order = shuffled(
    (['known', 'unknown'] as const).flatMap((kind) =>
      Array.from({ length: triesEach }, (_, n) => ({ kind, email: emails[kind][n % emailsEach] ?? '' })),
    ),
  );
  for (const { kind, email } of order) {
    const isNew = makesKnown && kind === 'unknown';
    times[kind].push(await tryOnce(isNew ? `buyer-${randomUUID()}@example.test` : email));
  }
  return times;
}

/** Fisher and Yates. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as Item, mixed[last] as Item];
  }
  return mixed;
}

/**
 * How often a random sample of the first kind is larger than one of the second, ties counting half: the area under
 * the receiver operating characteristic curve, which is Mann and Whitney's U over the number of pairs. 0.5: the two
 * cannot be told apart.
 */
export function areaUnderCurve(first: readonly number[], second: readonly number[]): number {
  let larger = 0;
  for (const a of first) for (const b of second) larger += a > b ? 1 : a === b ? 0.5 : 0;
  return larger / (first.length * second.length);
}
