import { and, asc, count, desc, eq, gt, isNull, lt, or, sql } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { isReal } from './is-real.ts';
import { $, $sql } from './placeholder.ts';

/** Accounts, warehouses and staff as 888's desk sees them: of every customer. */
export function opsAccountStatements({ db, schema, locked, statement, forEach }: Preparing) {
  const { accounts, users, warehouses, tokens, rowCounts } = schema;

  const ownerId = sql`(select u.id from ${users} u where u.account_id = ${accounts.id} and u.role = 'SUPERVISOR' order by u.id limit 1)`;
  const accountsWithOwner = () =>
    db
      .select({
        id: accounts.id,
        companyName: accounts.companyName,
        status: accounts.status,
        createdAt: accounts.createdAt,
        ownerName: users.name,
        ownerEmail: users.email,
      })
      .from(accounts)
      .leftJoin(users, eq(users.id, ownerId));
  const olderAccount = lt(accounts.id, $('before'));

  const summaries = () =>
    db
      .select({
        id: warehouses.id,
        name: warehouses.name,
        accountId: warehouses.accountId,
        companyName: accounts.companyName,
        accountStatus: accounts.status,
        createdAt: warehouses.createdAt,
      })
      .from(warehouses)
      .innerJoin(accounts, eq(accounts.id, warehouses.accountId));

  const staffColumns = {
    id: users.id,
    name: users.name,
    email: users.email,
    role: users.role,
    status: users.status,
    createdAt: users.createdAt,
  };
  const isStaff = isNull(users.accountId);
  const isNoTestWorker = or(isNull(users.warehouseId), isReal(users.warehouseId));
  const liveStaffTokens = (more?: ReturnType<typeof eq>) =>
    db
      .select({
        id: tokens.id,
        name: tokens.name,
        lastFour: tokens.lastFour,
        createdAt: tokens.createdAt,
        expiresAt: tokens.expiresAt,
        lastUsedAt: tokens.lastUsedAt,
      })
      .from(tokens)
      .where(
        and(
          eq(tokens.userId, $('userId')),
          eq(tokens.kind, sql`'STAFF'`),
          isNull(tokens.revokedAt),
          gt(tokens.expiresAt, $('now')),
          more,
        ),
      );

  return {
    /** Newest first; begin with `before` after every id. */
    pageAccounts: statement<{ before: string; limit: number }>()('pageAccounts', () =>
      accountsWithOwner().where(olderAccount).orderBy(desc(accounts.id)).limit($('limit')),
    ),
    pageAccountsByStatus: statement<{ status: string; before: string; limit: number }>()(
      'pageAccountsByStatus',
      () =>
        accountsWithOwner()
          .where(and(eq(accounts.status, $('status')), olderAccount))
          .orderBy(desc(accounts.id))
          .limit($('limit')),
    ),
    findAccount: statement<{ id: string }>()('findAccount', () =>
      accountsWithOwner().where(eq(accounts.id, $('id'))),
    ),
    lockAccountStatus: statement<{ id: string }>()('lockAccountStatus', () =>
      locked(
        db
          .select({ status: accounts.status })
          .from(accounts)
          .where(eq(accounts.id, $('id'))),
      ),
    ),
    countAccounts: statement<{ status: string }>()('countAccounts', () =>
      db
        .select({ value: count() })
        .from(accounts)
        .where(eq(accounts.status, $('status'))),
    ),
    listAccountUsers: statement<{ accountId: string; limit: number }>()('listAccountUsers', () =>
      db
        .select({ ...staffColumns, badge: users.badge, warehouseId: users.warehouseId })
        .from(users)
        .where(and(eq(users.accountId, $('accountId')), isNoTestWorker))
        .orderBy(asc(users.id))
        .limit($('limit')),
    ),
    countAccountUsers: statement<{ accountId: string }>()('countAccountUsers', () =>
      db
        .select({ value: count() })
        .from(users)
        .where(and(eq(users.accountId, $('accountId')), isNoTestWorker)),
    ),

    /** By id; begin with `after: ''`. */
    pageWarehouseSummaries: statement<{ after: string; limit: number }>()('pageWarehouseSummaries', () =>
      summaries()
        .where(and(gt(warehouses.id, $('after')), isReal(warehouses.id)))
        .orderBy(asc(warehouses.id))
        .limit($('limit')),
    ),
    listWarehouseSummaries: statement<{ accountId: string }>()('listWarehouseSummaries', () =>
      summaries()
        .where(and(eq(warehouses.accountId, $('accountId')), isReal(warehouses.id)))
        .orderBy(asc(warehouses.id)),
    ),
    findWarehouseSummaries: forEach<{ id: string }>()('findWarehouseSummaries', () =>
      summaries().where(eq(warehouses.id, $('id'))),
    ),
    readRowCountsOfEach: forEach<{ warehouseId: string }>()('readRowCountsOfEach', () =>
      db
        .select({ name: rowCounts.name, value: sql<number>`sum(${rowCounts.value})`.mapWith(Number) })
        .from(rowCounts)
        .where(eq(rowCounts.warehouseId, $('warehouseId')))
        .groupBy(rowCounts.name),
    ),
    /** The kept counts of every warehouse; those of names that nobody asks for here are left out. */
    readAllRowCounts: statement()('readAllRowCounts', () =>
      db
        .select({
          warehouseId: rowCounts.warehouseId,
          name: rowCounts.name,
          value: sql<number>`sum(${rowCounts.value})`.mapWith(Number),
        })
        .from(rowCounts)
        .where(
          sql`${isReal(rowCounts.warehouseId)} and ${rowCounts.name} in ('alerts.OPEN', 'alerts.ACKNOWLEDGED', 'alerts.ORDERED', 'reviews', 'shipments.PENDING', 'shipments.IN_TRANSIT', 'shipments.PARTIALLY_RECEIVED')`,
        )
        .groupBy(rowCounts.warehouseId, rowCounts.name),
    ),

    /** Newest first; begin with `before` after every id. */
    pageStaff: statement<{ before: string; limit: number }>()('pageStaff', () =>
      db
        .select(staffColumns)
        .from(users)
        .where(and(isStaff, lt(users.id, $('before'))))
        .orderBy(desc(users.id))
        .limit($('limit')),
    ),
    /** Locks a member of staff, so that two keys minted at once cannot both be the last one allowed. */
    lockStaff: statement<{ id: string }>()('lockStaff', () =>
      locked(
        db
          .select({ role: users.role, status: users.status })
          .from(users)
          .where(and(isStaff, eq(users.id, $('id')))),
      ),
    ),
    /** Locks every active ADMIN in the order of their ids, so that no two can suspend each other at once. */
    lockActiveAdmins: statement()('lockActiveAdmins', () =>
      locked(
        db
          .select({ id: users.id })
          .from(users)
          .where(and(isStaff, eq(users.role, sql`'ADMIN'`), eq(users.status, sql`'ACTIVE'`)))
          .orderBy(asc(users.id)),
      ),
    ),
    setUserStatus: statement<{ id: string; status: string }>()('setUserStatus', () =>
      db
        .update(users)
        .set({ status: $sql('status') })
        .where(eq(users.id, $('id'))),
    ),
    /** A member of staff's live keys, newest first. */
    listStaffTokens: statement<{ userId: string; now: number; limit: number }>()('listStaffTokens', () =>
      liveStaffTokens().orderBy(desc(tokens.id)).limit($('limit')),
    ),
    findStaffToken: statement<{ userId: string; id: string; now: number }>()('findStaffToken', () =>
      liveStaffTokens(eq(tokens.id, $('id'))),
    ),
  };
}
