import { type Endpoint, endpoints } from '@wms/contract';
import type { Role } from '@wms/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Cell, cells, namesIn } from '../testing/foreign-ids.ts';
import { type Answer, done } from '../testing/running-api.ts';
import { createWorld, type Credential, type Owner, type World } from '../testing/tenant-world.ts';

let world: World;
/** Everybody who may sign in, by role; customers of acme. */
let people: Readonly<Record<Role, Credential>>;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
// Passwords are asked for often here; each test has a quarter of an hour of its own.
// A session that was not used for so long may have ended, so that each test's people sign in anew.
beforeEach(async () => {
  world.api.clock.now += 16 * 60_000;
  people = {
    SUPERVISOR: await world.as(world.acme),
    WORKER: await world.as(world.acme, 'WORKER'),
    DISPATCH: await world.asStaff('DISPATCH'),
    ADMIN: await world.asStaff('ADMIN'),
  };
});

const list = Object.entries<Endpoint>(endpoints);
const isForCustomers = ({ roles }: Endpoint): boolean =>
  roles === null || roles.includes('SUPERVISOR') || roles.includes('WORKER');
/** A list of 888's own is nobody's, so that a place in it is nobody else's. */
const isOwned = (endpoint: Endpoint, place: string): boolean =>
  isForCustomers(endpoint) || !place.endsWith('.cursor');
const places = list.flatMap(([name, endpoint]) =>
  namesIn(endpoint)
    .filter((place) => isOwned(endpoint, place))
    .map((place) => [`${name} ${place}`, endpoint] as const),
);

test('every place of a request that names something has a cell, and every cell a place', () => {
  expect(Object.keys(cells).toSorted()).toEqual(places.map(([name]) => name).toSorted());
  expect(places.length).toBeGreaterThan(45);
});

/** A name of the same kind that nothing has. */
const absentOf = (name: string): string =>
  name
    .split(' ')
    .map((part) => {
      if (part.startsWith('wh_')) return part.replace(/^wh_[^.]+/, 'wh_nobodys000');
      if (part.startsWith('ASN-')) return 'ASN-NOBODYS';
      return `${part.slice(0, -6)}ZZZZZZ`;
    })
    .join(' ');

/** All that an answer says, but for the id that every request has for itself. */
const saying = ({ status, json }: Answer): unknown => ({
  status,
  ...(json && typeof json === 'object' ? { ...json, requestId: undefined } : {}),
});

const refusals = {
  NOT_FOUND: [404, 'NOT_FOUND'],
  EMPTY: [200, undefined],
  GONE: [410, 'EVENTS_GONE'],
  OWN_ROWS: [200, undefined],
} as const;

const askingOf = ({ asks }: Cell): Credential =>
  asks === 'NOBODY' ? () => ({}) : people[asks ?? 'SUPERVISOR'];

/** Whose things acme must not see, and what would give them away. */
const strangersOf = ({ belongsTo }: Cell): Owner[] =>
  belongsTo === 'ACCOUNT' ? [world.globex] : [world.globex, world.annex];
const tracesOf = ({ belongsTo }: Cell): RegExp => (belongsTo === 'ACCOUNT' ? /globex/i : /globex|annex/i);

const firstOf = async (cell: Cell, owner: Owner): Promise<string> => (await cell.arrange(world, owner))[0]!;

/** Places with their cells; one without fails the test above. */
const known = places.flatMap(([name, endpoint]) => {
  const cell = cells[name];
  return cell ? [{ name, endpoint, cell, refusal: refusals[cell.refusal ?? 'NOT_FOUND'] }] : [];
});

describe.each(known.filter(({ cell }) => cell.belongsTo !== 'NOBODY'))(
  '$name',
  ({ endpoint, cell, refusal }) => {
    test('what is somebody else’s is answered like what is not there, and stays as it is', async () => {
      const mine = await firstOf(cell, world.acme);
      for (const owner of strangersOf(cell)) {
        const theirs = await cell.arrange(world, owner);
        const before = world.rowsOf(owner);
        for (const given of theirs) {
          const call = (named: string) =>
            world.call(endpoint, askingOf(cell), cell.request(named, world.acme, mine));
          const answer = await call(given);
          expect([answer.status, answer.json?.code]).toEqual(refusal);
          expect(answer.text).not.toMatch(tracesOf(cell));
          // Where a list goes on, any name says something.
          const absent = cell.refusal === 'OWN_ROWS' ? answer : await call(absentOf(given));
          expect(saying(answer)).toEqual(saying(absent));
        }
        expect(world.rowsOf(owner)).toBe(before);
      }
    });
  },
);

describe.each(known)('$name', ({ endpoint, cell, refusal }) => {
  test('the same request by those whose it is, is granted', async () => {
    const credential = cell.asks ? askingOf(cell) : await world.signedIn(world.globex);
    const own = await firstOf(cell, world.globex);
    const call = (named: string) => world.call(endpoint, credential, cell.request(named, world.globex, own));
    const absent = cell.refusal === 'OWN_ROWS' ? null : await call(absentOf(own));
    const answer = await call(own);
    expect([answer.status, answer.json?.code]).toEqual([endpoint.status, undefined]);
    if (absent) {
      expect([absent.status, absent.json.code]).toEqual(refusal);
      expect(saying(absent)).not.toEqual(saying(answer));
    }
  });
});

describe.each(known.filter(({ endpoint }) => endpoint.roles))('$name', ({ endpoint, cell }) => {
  test('whoever may not ask cannot tell either', async () => {
    const mine = await firstOf(cell, world.acme);
    const theirs = await firstOf(cell, world.globex);
    const before = world.rowsOf(world.globex);
    const barred = Object.entries(people).filter(([role]) => !endpoint.roles?.includes(role as Role));
    for (const [who, credential] of [...Object.entries(world.useless), ...barred]) {
      const [existing, absent] = await Promise.all(
        [theirs, absentOf(theirs)].map((named) =>
          world.call(endpoint, credential, cell.request(named, world.acme, mine)),
        ),
      );
      expect([who, existing!.status]).toEqual([who, expect.toBeOneOf([401, 403, 423])]);
      expect([who, saying(existing!)]).toEqual([who, saying(absent!)]);
    }
    expect(world.rowsOf(world.globex)).toBe(before);
  });
});

/** What a customer may read without naming anything. */
const reads = list.filter(
  ([, { method, roles, params, stream }]) =>
    method === 'GET' && !params && !stream && (roles?.includes('SUPERVISOR') ?? false),
);
const readable = reads.filter(([, { query }]) => query?.safeParse({}).success ?? true);
const readableBySku = reads.filter(([, { query }]) => query && 'sku' in query.shape);

test.each(readable)(
  '%s shows a supervisor and a worker nothing of another tenant',
  async (_name, endpoint) => {
    for (const role of ['SUPERVISOR', 'WORKER'] as const) {
      if (!endpoint.roles?.includes(role)) continue;
      const answer = await world.call(endpoint, people[role], {});
      expect(answer.status).toBe(200);
      // The annex is of the same account, which the portal shows.
      expect(answer.text).not.toMatch(endpoint.surface === 'portal' ? /globex/i : /globex|annex/i);
    }
  },
);

test.each(readableBySku)(
  '%s answers for a SKU that only another tenant stocks as for one that nobody does',
  async (_name, endpoint) => {
    const answerOf = async (sku: string) => {
      const answer = await world.call(endpoint, people.SUPERVISOR, { query: { sku } });
      return JSON.stringify(saying(answer)).replaceAll(sku, 'SKU');
    };
    const product = { sku: 'NOBODYS-TEE', name: 'Name of NOBODYS-TEE', ourStock: 0, inProduction: 0 };
    await done(world.api.store, 'putProducts', { products: [product] });
    expect(await answerOf(world.globex.sku)).toBe(await answerOf('NOBODYS-TEE'));
  },
);
