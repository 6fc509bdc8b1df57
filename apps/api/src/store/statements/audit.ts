import type { AuditAction } from '@wms/domain';
import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, or, sql } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { $ } from './placeholder.ts';

export interface NewEntry {
  readonly id: string;
  readonly accountId: string | null;
  readonly warehouseId: string | null;
  readonly userId: string | null;
  readonly tokenId: string | null;
  readonly action: AuditAction;
  /** JSON, without secrets. */
  readonly detail: string;
  readonly at: number;
}

/** Which part of the log a page shows. */
export interface PageSearch {
  readonly before: string;
  readonly pattern: string;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

/** The audit log: what is written, what a customer reads of it, and what 888 reads of its own acts. */
export function auditStatements({ db, schema, statement }: Preparing) {
  const { users, accounts, warehouses, auditEntries } = schema;

  const values = {
    id: $('id'),
    accountId: $('accountId'),
    warehouseId: $('warehouseId'),
    userId: $('userId'),
    tokenId: $('tokenId'),
    action: $('action'),
    detail: $('detail'),
    at: $('at'),
  };
  const isWanted = and(
    lt(auditEntries.id, $('before')),
    sql`${auditEntries.action} like ${$('pattern')}`,
    sql`${auditEntries.at} >= ${$('from')}`,
    lt(auditEntries.at, $('to')),
  );
  const entries = () =>
    db
      .select({
        id: auditEntries.id,
        at: auditEntries.at,
        action: auditEntries.action,
        warehouseId: auditEntries.warehouseId,
        userId: auditEntries.userId,
        userName: users.name,
        tokenId: auditEntries.tokenId,
        detail: auditEntries.detail,
        actBy: auditEntries.actBy,
      })
      .from(auditEntries)
      .leftJoin(users, eq(users.id, auditEntries.userId));

  return {
    insertAudit: statement<NewEntry>()('insertAudit', () => db.insert(auditEntries).values(values)),
    /** The same of what 888 did, or had done. */
    insertAct: statement<NewEntry & { actBy: string }>()('insertAct', () =>
      db.insert(auditEntries).values({ ...values, actBy: $('actBy') }),
    ),
    /**
     * An account's audit entries, newest first, from before an id; `'~'` is after every id. `pattern` is what their
     * actions are like, `from` and `to` the instants that they lie between.
     */
    pageAuditEntries: statement<PageSearch & { accountId: string }>()('pageAuditEntries', () =>
      entries()
        .where(and(eq(auditEntries.accountId, $('accountId')), isWanted))
        .orderBy(desc(auditEntries.id))
        .limit($('limit')),
    ),
    /** The same of what concerns one member of 888's staff, who belongs to no account. */
    pageStaffEntries: statement<PageSearch & { userId: string }>()('pageStaffEntries', () =>
      entries()
        .where(and(isNull(auditEntries.accountId), eq(auditEntries.userId, $('userId')), isWanted))
        .orderBy(desc(auditEntries.id))
        .limit($('limit')),
    ),
    /** What 888 did, newest first, in the same manner; `accountId` and `actBy` are '' for any. */
    pageActs: statement<PageSearch & { accountId: string; actBy: string }>()('pageActs', () =>
      db
        .select({
          id: auditEntries.id,
          at: auditEntries.at,
          action: auditEntries.action,
          actBy: auditEntries.actBy,
          companyName: accounts.companyName,
          accountId: auditEntries.accountId,
          warehouseId: auditEntries.warehouseId,
          warehouseName: warehouses.name,
          userId: auditEntries.userId,
          userName: users.name,
          detail: auditEntries.detail,
        })
        .from(auditEntries)
        .leftJoin(users, eq(users.id, auditEntries.userId))
        .leftJoin(accounts, eq(accounts.id, auditEntries.accountId))
        .leftJoin(warehouses, eq(warehouses.id, auditEntries.warehouseId))
        .where(
          and(
            isNotNull(auditEntries.actBy),
            or(sql`${$('accountId')} = ''`, eq(auditEntries.accountId, $('accountId'))),
            or(sql`${$('actBy')} = ''`, eq(auditEntries.actBy, $('actBy'))),
            isWanted,
          ),
        )
        .orderBy(desc(auditEntries.id))
        .limit($('limit')),
    ),
    /** Looks at the entries with the lowest ids alone, which are the oldest: no index on the time is needed. */
    dropOldAudit: statement<{ before: number; limit: number }>()('dropOldAudit', () =>
      db
        .delete(auditEntries)
        .where(
          and(
            inArray(
              auditEntries.id,
              db
                .select({ id: auditEntries.id })
                .from(auditEntries)
                .orderBy(asc(auditEntries.id))
                .limit($('limit')),
            ),
            lt(auditEntries.at, $('before')),
          ),
        )
        .returning({ id: auditEntries.id }),
    ),
  };
}
