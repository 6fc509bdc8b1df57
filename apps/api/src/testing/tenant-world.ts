// For tests of who may see what: tenants with stock, credentials of every kind, and all that the database holds of a tenant.
import { basePaths, type Endpoint, headers, sessionCookie } from '@wms/contract';
import type { Role, TokenKind } from '@wms/domain';
import Database from 'better-sqlite3';
import { sqliteFile } from '../open-store.ts';
import { newRawToken, tokenDigest } from '../security/raw-tokens.ts';
import {
  type Answer,
  createStaff,
  createTenant,
  done,
  mint,
  type RunningApi,
  startApi,
  stock,
  type Tenant,
} from './running-api.ts';

/** A tenant with a SKU of its own, or one more warehouse of its account. */
export interface Owner extends Tenant {
  readonly sku: string;
}

/** What a request carries beside its credential. */
export interface Parts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Who asks, as headers for the endpoint's surface; none for nobody. */
export type Credential = (endpoint: Endpoint) => Readonly<Record<string, string>>;

type Person = Pick<Parameters<typeof mint>[1], 'userId' | 'accountId' | 'warehouseId' | 'role'>;

export interface World {
  readonly api: RunningApi;
  readonly acme: Owner;
  /** The second warehouse of acme's account. */
  readonly annex: Owner;
  readonly globex: Owner;
  /** Calls an endpoint of any surface. */
  call(endpoint: Endpoint, credential: Credential, parts: Parts): Promise<Answer>;
  as(owner: Owner, role?: 'SUPERVISOR' | 'WORKER'): Promise<Credential>;
  asStaff(role: 'DISPATCH' | 'ADMIN'): Promise<Credential>;
  /** A supervisor who has just signed in, for what may end the session it is asked in. */
  signedIn(owner: Owner): Promise<Credential>;
  /** Credentials that open nothing, each made of a supervisor's that would. */
  readonly useless: Readonly<Record<string, Credential>>;
  /** Everything the database holds of a tenant, but for when its own tokens were last used. */
  rowsOf(owner: Owner): string;
  close(): Promise<void>;
}

/** An address that a webhook may have. */
const publicAddress = '93.184.215.14';

export async function createWorld(): Promise<World> {
  const resolve = async () => [publicAddress];
  const api = await startApi({ urlRules: { resolve, allowedHosts: new Set() } });
  const acme = await furnish(api, await createTenant(api, 'acme'), 'ACME');
  const globex = await furnish(api, await createTenant(api, 'globex'), 'GLOBEX');
  const annex = await furnish(api, await addWarehouse(api, acme), 'ANNEX');
  const staff = { DISPATCH: await createStaff(api, 'DISPATCH'), ADMIN: await createStaff(api, 'ADMIN') };
  if (!('dataFolder' in api.place)) throw new Error('this world reads its rows from an SQLite file');
  const database = new Database(sqliteFile(api.place.dataFolder), { readonly: true });

  // One key a person: an account may have so many live keys and no more. A session that is not used ends, so that
  // each has just begun.
  const bearers = new Map<string, Promise<string>>();
  const of = async (person: Person): Promise<Credential> => {
    const who = JSON.stringify(person);
    const bearer = bearers.get(who) ?? mintBearer(api, person);
    bearers.set(who, bearer);
    return presenting(api, await bearer, await mint(api.store, { ...person, kind: 'PORTAL' }));
  };
  return {
    api,
    acme,
    annex,
    globex,
    call: (endpoint, credential, parts) => callEndpoint(api, endpoint, credential, parts),
    as: (owner, role = 'SUPERVISOR') => of(personOf(owner, role)),
    asStaff: (role) => of({ accountId: null, warehouseId: null, role, userId: staff[role] }),
    signedIn: (owner) => credentialOf(api, personOf(owner, 'SUPERVISOR')),
    useless: await uselessCredentials(api, acme),
    rowsOf: (owner) => rowsOf(database, owner),
    async close() {
      database.close();
      await api.close();
    },
  };
}

const personOf = ({ accountId, warehouseId, userId, workerId }: Owner, role: Role): Person => ({
  accountId,
  warehouseId,
  role,
  userId: role === 'WORKER' ? workerId : userId,
});

/** Stock of two SKUs, so that something can be sold, ordered, forecast, and paged through. */
async function furnish(api: RunningApi, tenant: Tenant, name: string): Promise<Owner> {
  const sku = `${name}-TEE`;
  await stock(api, tenant.warehouseId, { [sku]: 1000, [`${name}-CAP`]: 1000 });
  return { ...tenant, sku };
}

async function addWarehouse(api: RunningApi, acme: Tenant): Promise<Tenant> {
  const { accountId, userId } = acme;
  const warehouseId = 'wh_annex';
  await done(api.store, 'createWarehouse', { accountId, id: warehouseId, name: 'annex warehouse' });
  const of = { accountId, warehouseId, userId };
  const supervisor = await mint(api.store, { ...of, role: 'SUPERVISOR', kind: 'INTEGRATION' });
  return { ...acme, warehouseId, supervisor };
}

/** Everybody gets both: a Bearer token for partners' and staff's surfaces, a session for the portal's. */
async function credentialOf(api: RunningApi, person: Person): Promise<Credential> {
  const bearer = await mintBearer(api, person);
  return presenting(api, bearer, await mint(api.store, { ...person, kind: 'PORTAL' }));
}

const mintBearer = (api: RunningApi, person: Person): Promise<string> =>
  mint(api.store, { ...person, kind: person.accountId === null ? 'STAFF' : 'INTEGRATION' });

const presenting =
  (api: RunningApi, bearer: string, session: string, more: Record<string, string> = {}): Credential =>
  ({ surface }) =>
    surface === 'portal'
      ? {
          cookie: `${sessionCookie}=${session}`,
          [headers.csrf]: api.keys.digest('csrf', tokenDigest(session)),
          ...more,
        }
      : { authorization: `Bearer ${bearer}`, ...more };

async function uselessCredentials(api: RunningApi, owner: Owner): Promise<Record<string, Credential>> {
  const person = personOf(owner, 'SUPERVISOR');
  const pair = async (change: (raw: string) => Promise<unknown>, more?: Record<string, string>) => {
    const bearer = await mint(api.store, { ...person, kind: 'INTEGRATION' });
    const session = await mint(api.store, { ...person, kind: 'PORTAL' });
    await change(bearer);
    await change(session);
    return presenting(api, bearer, session, more);
  };
  const idOf = async (raw: string): Promise<string> =>
    (await api.store.read.findTokenByDigest({ digest: tokenDigest(raw) }))[0]!.id;
  const garbage = `wms_${'0'.repeat(40)}`;
  return {
    'no token': () => ({}),
    garbage: presenting(api, garbage, garbage),
    'an expired token': await expired(api, person),
    'a revoked token': await pair(async (raw) => {
      const caller = { ...owner, tokenId: await idOf(raw), kind: 'INTEGRATION', role: 'SUPERVISOR' } as const;
      await done(api.store, 'revokeToken', { caller });
    }),
    'a locked token': await pair(async (raw) => {
      const lock = { tokenId: await idOf(raw), reason: 'CONCURRENT_SESSION', network: '' } as const;
      await done(api.store, 'lockToken', lock);
    }),
    'another device’s token': await pair(
      async (raw) => {
        const bound = { tokenId: await idOf(raw), deviceDigest: api.keys.digest('device', 'a'.repeat(64)) };
        await done(api.store, 'bindDevice', { ...bound, network: '' });
      },
      { [headers.device]: 'b'.repeat(64) },
    ),
  };
}

async function expired(api: RunningApi, person: Person): Promise<Credential> {
  const issue = async (kind: TokenKind): Promise<string> => {
    const { raw, digest, lastFour } = newRawToken();
    const token = { ...person, kind, digest, lastFour, name: 'expired' };
    await done(api.store, 'issueToken', {
      ...token,
      lifeMs: 1,
      replacesEarlier: false,
      clearsThrottles: [],
    });
    return raw;
  };
  const credential = presenting(api, await issue('INTEGRATION'), await issue('PORTAL'));
  api.clock.now += 1000;
  return credential;
}

/** Calls an endpoint of any surface. */
export function callEndpoint(
  api: RunningApi,
  endpoint: Endpoint,
  credential: Credential,
  { params = {}, query = {}, body }: Parts,
): Promise<Answer> {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_all, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const search = new URLSearchParams(query).toString();
  return api.call(endpoint.method, `${basePaths[endpoint.surface]}${path}${search && `?${search}`}`, {
    headers: credential(endpoint),
    // A browser sends JSON with everything that changes something, and so a portal's caller may.
    ...(body === undefined ? {} : { body }),
  });
}

/** Columns that a tenant's own use of its tokens moves. */
const movedByUse = new Set(['last_used_at', 'network_digest', 'network_seen_at']);

function rowsOf(database: Database.Database, { accountId, warehouseId }: Owner): string {
  const tables = database
    .prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`)
    .pluck()
    .all() as string[];
  const found = tables.map((table) => {
    const columns = (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
    const keys = [
      ...(columns.includes('warehouse_id') ? [`warehouse_id = '${warehouseId}'`] : []),
      ...(columns.includes('account_id') ? [`account_id = '${accountId}'`] : []),
      ...(table === 'accounts' ? [`id = '${accountId}'`] : []),
    ];
    if (keys.length === 0) return [];
    const kept = columns.filter((column) => !movedByUse.has(column));
    const rows = database.prepare(`select ${kept.join(', ')} from ${table} where ${keys.join(' or ')}`).all();
    return rows.map((row) => JSON.stringify(row)).toSorted();
  });
  return JSON.stringify(found);
}
