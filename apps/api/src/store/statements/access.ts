import { and, asc, eq, gt, inArray, isNull, lt, ne, sql } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { $, $sql } from './placeholder.ts';

/** Accounts, people, warehouses, tokens and throttles. */
export function accessStatements({ db, schema, locked, statement, forEach }: Preparing) {
  const { accounts, users, warehouses, tokens, throttles } = schema;

  const tokenColumns = {
    id: tokens.id,
    kind: tokens.kind,
    role: tokens.role,
    userId: tokens.userId,
    accountId: tokens.accountId,
    warehouseId: tokens.warehouseId,
    createdAt: tokens.createdAt,
    lastUsedAt: tokens.lastUsedAt,
    expiresAt: tokens.expiresAt,
    revokedAt: tokens.revokedAt,
    deviceDigest: tokens.deviceDigest,
    networkDigest: tokens.networkDigest,
    networkSeenAt: tokens.networkSeenAt,
    allowedNetworks: tokens.allowedNetworks,
    lockReason: tokens.lockReason,
    userStatus: users.status,
    accountStatus: accounts.status,
  };
  const tokenWithOwner = () =>
    db
      .select(tokenColumns)
      .from(tokens)
      .innerJoin(users, eq(users.id, tokens.userId))
      .leftJoin(accounts, eq(accounts.id, tokens.accountId));

  const isOtherWindow = sql`${throttles.windowEndsAt} <= ${$('now')} or ${throttles.windowEndsAt} - excluded.window_ends_at > excluded.window_ends_at - ${$('now')}`;

  return {
    insertAccount: statement<typeof accounts.$inferInsert>()('insertAccount', () =>
      db.insert(accounts).values({
        id: $('id'),
        companyName: $('companyName'),
        status: $('status'),
        createdAt: $('createdAt'),
      }),
    ),
    setAccountStatus: statement<{ id: string; status: string }>()('setAccountStatus', () =>
      db
        .update(accounts)
        .set({ status: $sql('status') })
        .where(eq(accounts.id, $('id'))),
    ),
    insertWarehouse: statement<{ id: string; accountId: string; name: string; createdAt: number }>()(
      'insertWarehouse',
      () =>
        db.insert(warehouses).values({
          id: $('id'),
          accountId: $('accountId'),
          name: $('name'),
          createdAt: $('createdAt'),
          eventPosition: 0,
        }),
    ),
    listWarehouses: statement<{ accountId: string }>()('listWarehouses', () =>
      db
        .select({ id: warehouses.id, name: warehouses.name })
        .from(warehouses)
        .where(eq(warehouses.accountId, $('accountId')))
        .orderBy(asc(warehouses.createdAt), asc(warehouses.id)),
    ),
    findWarehouse: statement<{ id: string }>()('findWarehouse', () =>
      db
        .select({ id: warehouses.id, name: warehouses.name, accountId: warehouses.accountId })
        .from(warehouses)
        .where(eq(warehouses.id, $('id'))),
    ),
    /** Pages through every warehouse; begin with `after: ''`. */
    pageWarehouses: statement<{ after: string; limit: number }>()('pageWarehouses', () =>
      db
        .select({ id: warehouses.id, name: warehouses.name, accountId: warehouses.accountId })
        .from(warehouses)
        .where(gt(warehouses.id, $('after')))
        .orderBy(asc(warehouses.id))
        .limit($('limit')),
    ),
    insertUser: statement<typeof users.$inferInsert>()('insertUser', () =>
      db
        .insert(users)
        .values({
          id: $('id'),
          accountId: $('accountId'),
          warehouseId: $('warehouseId'),
          parentUserId: $('parentUserId'),
          email: $('email'),
          name: $('name'),
          passwordHash: $('passwordHash'),
          role: $('role'),
          status: $('status'),
          badge: $('badge'),
          createdAt: $('createdAt'),
        })
        .onConflictDoNothing()
        .returning({ id: users.id }),
    ),
    findUserByEmail: statement<{ email: string }>()('findUserByEmail', () =>
      db
        .select({
          id: users.id,
          accountId: users.accountId,
          warehouseId: users.warehouseId,
          parentUserId: users.parentUserId,
          email: users.email,
          name: users.name,
          passwordHash: users.passwordHash,
          role: users.role,
          status: users.status,
          accountStatus: accounts.status,
          companyName: accounts.companyName,
        })
        .from(users)
        .leftJoin(accounts, eq(accounts.id, users.accountId))
        .where(eq(users.email, $('email'))),
    ),
    findUser: statement<{ id: string }>()('findUser', () =>
      db
        .select({
          id: users.id,
          email: users.email,
          name: users.name,
          role: users.role,
          status: users.status,
          accountId: users.accountId,
          warehouseId: users.warehouseId,
          companyName: accounts.companyName,
        })
        .from(users)
        .leftJoin(accounts, eq(accounts.id, users.accountId))
        .where(eq(users.id, $('id'))),
    ),
    firstUser: statement()('firstUser', () =>
      db.select({ id: users.id }).from(users).orderBy(asc(users.id)).limit(1),
    ),
    /** Locks a user's row, so that two sign-ins at once follow one another. */
    lockUser: statement<{ id: string }>()('lockUser', () =>
      locked(
        db
          .select({ id: users.id })
          .from(users)
          .where(eq(users.id, $('id'))),
      ),
    ),
    /** The account's first supervisor: who answers for it and gets its mail. */
    findAccountOwner: statement<{ accountId: string }>()('findAccountOwner', () =>
      db
        .select({ id: users.id, email: users.email, name: users.name })
        .from(users)
        .where(and(eq(users.accountId, $('accountId')), eq(users.role, 'SUPERVISOR')))
        .orderBy(asc(users.createdAt), asc(users.id))
        .limit(1),
    ),
    insertToken: statement<
      Pick<
        typeof tokens.$inferInsert,
        'id' | 'digest' | 'lastFour' | 'kind' | 'role' | 'name' | 'userId' | 'createdAt' | 'expiresAt'
      > & {
        accountId: string | null;
        warehouseId: string | null;
        networkLock: boolean;
        allowedNetworks: string | null;
      }
    >()('insertToken', () =>
      db.insert(tokens).values({
        id: $('id'),
        digest: $('digest'),
        lastFour: $('lastFour'),
        kind: $('kind'),
        role: $('role'),
        name: $('name'),
        userId: $('userId'),
        accountId: $('accountId'),
        warehouseId: $('warehouseId'),
        createdAt: $('createdAt'),
        expiresAt: $('expiresAt'),
        networkLock: $('networkLock'),
        allowedNetworks: $('allowedNetworks'),
      }),
    ),
    findTokenByDigest: statement<{ digest: string }>()('findTokenByDigest', () =>
      tokenWithOwner().where(eq(tokens.digest, $('digest'))),
    ),
    findTokens: forEach<{ id: string }>()('findTokens', () => tokenWithOwner().where(eq(tokens.id, $('id')))),
    /** Locks the token's row, so that two first calls from two devices cannot both bind it. */
    lockToken: statement<{ id: string }>()('lockToken', () =>
      locked(
        db
          .select({
            id: tokens.id,
            kind: tokens.kind,
            name: tokens.name,
            accountId: tokens.accountId,
            warehouseId: tokens.warehouseId,
            userId: tokens.userId,
            deviceDigest: tokens.deviceDigest,
            networkDigest: tokens.networkDigest,
            networkSeenAt: tokens.networkSeenAt,
            networkLock: tokens.networkLock,
            lockReason: tokens.lockReason,
            revokedAt: tokens.revokedAt,
          })
          .from(tokens)
          .where(eq(tokens.id, $('id'))),
      ),
    ),
    bindDevice: statement<{ id: string; deviceDigest: string }>()('bindDevice', () =>
      db
        .update(tokens)
        .set({ deviceDigest: $sql('deviceDigest') })
        .where(eq(tokens.id, $('id'))),
    ),
    setTokenLock: statement<{ id: string; reason: string; at: number; network: string }>()(
      'setTokenLock',
      () =>
        db
          .update(tokens)
          .set({ lockReason: $sql('reason'), lockedAt: $sql('at'), lockNetwork: $sql('network') })
          .where(eq(tokens.id, $('id'))),
    ),
    noteTokenUse: statement<{ id: string; at: number }>()('noteTokenUse', () =>
      db
        .update(tokens)
        .set({ lastUsedAt: $sql('at') })
        .where(eq(tokens.id, $('id'))),
    ),
    noteTokenNetwork: statement<{ id: string; at: number; networkDigest: string }>()('noteTokenNetwork', () =>
      db
        .update(tokens)
        .set({ networkDigest: $sql('networkDigest'), networkSeenAt: $sql('at') })
        .where(eq(tokens.id, $('id'))),
    ),
    revokeToken: statement<{ id: string; at: number }>()('revokeToken', () =>
      db
        .update(tokens)
        .set({ revokedAt: $sql('at') })
        .where(and(eq(tokens.id, $('id')), isNull(tokens.revokedAt))),
    ),
    /** Revokes a user's live tokens of one kind, but for the one just made. */
    revokeOtherTokens: statement<{ userId: string; kind: string; keepId: string; at: number }>()(
      'revokeOtherTokens',
      () =>
        db
          .update(tokens)
          .set({ revokedAt: $sql('at') })
          .where(
            and(
              eq(tokens.userId, $('userId')),
              eq(tokens.kind, $('kind')),
              ne(tokens.id, $('keepId')),
              isNull(tokens.revokedAt),
            ),
          )
          .returning({ id: tokens.id }),
    ),
    /**
     * Counts one attempt: a window that has ended begins anew with this one. So does one that ends more than its own
     * length too late, because the clock has been set back since it began.
     */
    countAttempt: statement<{ subject: string; now: number; windowEndsAt: number }>()('countAttempt', () =>
      db
        .insert(throttles)
        .values({ subject: $('subject'), attempts: 1, windowEndsAt: $('windowEndsAt') })
        .onConflictDoUpdate({
          target: [throttles.subject],
          set: {
            attempts: sql`case when ${isOtherWindow} then 1 else ${throttles.attempts} + 1 end`,
            windowEndsAt: sql`case when ${isOtherWindow} then excluded.window_ends_at else ${throttles.windowEndsAt} end`,
          },
        })
        .returning({ attempts: throttles.attempts, windowEndsAt: throttles.windowEndsAt }),
    ),
    forgetAttempts: statement<{ subject: string }>()('forgetAttempts', () =>
      db.delete(throttles).where(eq(throttles.subject, $('subject'))),
    ),
    dropEndedThrottles: statement<{ now: number; limit: number }>()('dropEndedThrottles', () =>
      db
        .delete(throttles)
        .where(
          inArray(
            throttles.subject,
            db
              .select({ subject: throttles.subject })
              .from(throttles)
              .where(lt(throttles.windowEndsAt, $('now')))
              .limit($('limit')),
          ),
        )
        .returning({ subject: throttles.subject }),
    ),
  };
}
