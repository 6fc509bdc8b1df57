import { and, asc, desc, eq, gt, inArray, isNull, lt, sql } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { isReal } from './is-real.ts';
import { $, $sql } from './placeholder.ts';

/** What the portal lists as API keys: the tokens that somebody carries to another machine. */
const keyKinds = ['DESKTOP', 'INTEGRATION', 'WORKER_DEVICE'];

/** API keys and sessions, as the account that owns them sees them. */
export function keyStatements({ db, schema, locked, statement }: Preparing) {
  const { tokens, users, warehouses } = schema;

  const keys = () =>
    db
      .select({
        id: tokens.id,
        name: tokens.name,
        kind: tokens.kind,
        role: tokens.role,
        userId: tokens.userId,
        warehouseId: sql<string>`${tokens.warehouseId}`,
        warehouseName: warehouses.name,
        userName: users.name,
        lastFour: tokens.lastFour,
        createdAt: tokens.createdAt,
        lastUsedAt: tokens.lastUsedAt,
        expiresAt: tokens.expiresAt,
        revokedAt: tokens.revokedAt,
        deviceDigest: tokens.deviceDigest,
        networkLock: tokens.networkLock,
        allowedNetworks: tokens.allowedNetworks,
        lockReason: tokens.lockReason,
        lockedAt: tokens.lockedAt,
        lockNetwork: tokens.lockNetwork,
      })
      .from(tokens)
      .innerJoin(users, eq(users.id, tokens.userId))
      .innerJoin(warehouses, eq(warehouses.id, tokens.warehouseId));
  const ofAccount = and(eq(tokens.accountId, $('accountId')), inArray(tokens.kind, keyKinds));
  const isLive = and(isNull(tokens.revokedAt), gt(tokens.expiresAt, $('now')));

  return {
    pageLiveApiKeys: statement<{
      accountId: string;
      now: number;
      before: string;
      limit: number;
      offset: number;
    }>()('pageLiveApiKeys', () =>
      keys()
        .where(and(ofAccount, isLive, lt(tokens.id, $('before'))))
        .orderBy(desc(tokens.id))
        .limit($('limit'))
        .offset($('offset')),
    ),
    pageEndedApiKeys: statement<{
      accountId: string;
      now: number;
      before: string;
      limit: number;
      offset: number;
    }>()('pageEndedApiKeys', () =>
      keys()
        .where(and(ofAccount, sql`not (${isLive})`, lt(tokens.id, $('before'))))
        .orderBy(desc(tokens.id))
        .limit($('limit'))
        .offset($('offset')),
    ),
    findApiKey: statement<{ accountId: string; id: string }>()('findApiKey', () =>
      keys().where(and(ofAccount, eq(tokens.id, $('id')))),
    ),
    countLiveApiKeys: statement<{ accountId: string; now: number }>()('countLiveApiKeys', () =>
      db
        .select({ live: sql<number>`count(*)`.mapWith(Number) })
        .from(tokens)
        .where(and(ofAccount, isLive)),
    ),
    /** Locks the account's row, so that two keys minted at once cannot both be the last one allowed. */
    lockAccount: statement<{ id: string }>()('lockAccount', () =>
      locked(
        db
          .select({ id: schema.accounts.id })
          .from(schema.accounts)
          .where(eq(schema.accounts.id, $('id'))),
      ),
    ),
    /** The lock goes, and with it the device and the network: the next ones that use the key are its own. */
    unlockApiKey: statement<{ id: string }>()('unlockApiKey', () =>
      db
        .update(tokens)
        .set({
          lockReason: null,
          lockedAt: null,
          lockNetwork: null,
          deviceDigest: null,
          networkDigest: null,
          networkSeenAt: null,
        })
        .where(eq(tokens.id, $('id'))),
    ),
    /** Where a key may be used from; what is known of its networks so far is looked at afresh. */
    setKeyNetworks: statement<{ id: string; networkLock: boolean; allowedNetworks: string | null }>()(
      'setKeyNetworks',
      () =>
        db
          .update(tokens)
          .set({
            networkLock: sql`${sql.param($('networkLock'), tokens.networkLock)}`,
            allowedNetworks: $sql('allowedNetworks'),
            networkDigest: null,
            networkSeenAt: null,
          })
          .where(eq(tokens.id, $('id'))),
    ),
    /** Test warehouses have a bound of their own. */
    countWarehouses: statement<{ accountId: string }>()('countWarehouses', () =>
      db
        .select({ count: sql<number>`count(*)`.mapWith(Number) })
        .from(warehouses)
        .where(and(eq(warehouses.accountId, $('accountId')), isReal(warehouses.id))),
    ),
    listOwnWarehouses: statement<{ accountId: string }>()('listOwnWarehouses', () =>
      db
        .select({ id: warehouses.id, name: warehouses.name, createdAt: warehouses.createdAt })
        .from(warehouses)
        .where(eq(warehouses.accountId, $('accountId')))
        .orderBy(asc(warehouses.createdAt), asc(warehouses.id)),
    ),
    /** The portal sessions of a user that are open. */
    listSessions: statement<{ userId: string; now: number }>()('listSessions', () =>
      db
        .select({
          id: tokens.id,
          createdAt: tokens.createdAt,
          lastUsedAt: tokens.lastUsedAt,
          expiresAt: tokens.expiresAt,
        })
        .from(tokens)
        .where(and(eq(tokens.userId, $('userId')), eq(tokens.kind, 'PORTAL'), isLive))
        .orderBy(desc(tokens.id)),
    ),
  };
}
