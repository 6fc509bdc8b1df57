import { and, asc, desc, eq, inArray, isNotNull, lt, or, sql } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { $ } from './placeholder.ts';

/** Request counts that nodes share, the audit log, and what is dropped once it has had its time. */
export function securityStatements({ db, schema, statement, forEach }: Preparing) {
  const { tokens, users, throttles, auditEntries } = schema;

  /** A node whose clock lags a little still counts in the window before. */
  const isOldWindow = sql`${throttles.windowEndsAt} > excluded.window_ends_at and ${throttles.windowEndsAt} - excluded.window_ends_at <= ${$('windowMs')}`;
  const isSameWindow = sql`${throttles.windowEndsAt} = excluded.window_ends_at`;

  return {
    /** Adds a node's requests to those of all nodes, and tells their sum. A new window begins with these alone. */
    addRequests: forEach<{ subject: string; count: number; windowEndsAt: number; windowMs: number }>()(
      'addRequests',
      () =>
        db
          .insert(throttles)
          .values({ subject: $('subject'), attempts: $('count'), windowEndsAt: $('windowEndsAt') })
          .onConflictDoUpdate({
            target: [throttles.subject],
            set: {
              attempts: sql`case when ${isSameWindow} then ${throttles.attempts} + excluded.attempts when ${isOldWindow} then ${throttles.attempts} else excluded.attempts end`,
              windowEndsAt: sql`case when ${isOldWindow} then ${throttles.windowEndsAt} else excluded.window_ends_at end`,
            },
          })
          .returning({
            subject: throttles.subject,
            requests: throttles.attempts,
            windowEndsAt: throttles.windowEndsAt,
          }),
    ),
    findRequests: statement<{ subject: string; windowEndsAt: number }>()('findRequests', () =>
      db
        .select({ requests: throttles.attempts })
        .from(throttles)
        .where(and(eq(throttles.subject, $('subject')), eq(throttles.windowEndsAt, $('windowEndsAt')))),
    ),
    /**
     * An account's audit entries, newest first, from before an id; `'~'` is after every id. `pattern` is what their
     * actions are like, `from` and `to` the instants that they lie between.
     */
    pageAuditEntries: statement<{
      accountId: string;
      before: string;
      pattern: string;
      from: number;
      to: number;
      limit: number;
    }>()('pageAuditEntries', () =>
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
        })
        .from(auditEntries)
        .leftJoin(users, eq(users.id, auditEntries.userId))
        .where(
          and(
            eq(auditEntries.accountId, $('accountId')),
            lt(auditEntries.id, $('before')),
            sql`${auditEntries.action} like ${$('pattern')}`,
            sql`${auditEntries.at} >= ${$('from')}`,
            lt(auditEntries.at, $('to')),
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
    dropOldNetworks: statement<{ before: number; limit: number }>()('dropOldNetworks', () =>
      db
        .update(tokens)
        .set({ networkDigest: null, networkSeenAt: null })
        .where(
          inArray(
            tokens.id,
            db
              .select({ id: tokens.id })
              .from(tokens)
              .where(and(isNotNull(tokens.networkDigest), lt(tokens.networkSeenAt, $('before'))))
              .limit($('limit')),
          ),
        )
        .returning({ id: tokens.id }),
    ),
    /** Devices of tokens that expired or were revoked before an instant. */
    dropEndedDevices: statement<{ before: number; limit: number }>()('dropEndedDevices', () =>
      db
        .update(tokens)
        .set({ deviceDigest: null })
        .where(
          inArray(
            tokens.id,
            db
              .select({ id: tokens.id })
              .from(tokens)
              .where(
                and(
                  isNotNull(tokens.deviceDigest),
                  or(lt(tokens.expiresAt, $('before')), lt(tokens.revokedAt, $('before'))),
                ),
              )
              .limit($('limit')),
          ),
        )
        .returning({ id: tokens.id }),
    ),
  };
}
