import { and, eq, inArray, isNotNull, lt, or, sql } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { $ } from './placeholder.ts';

/** Request counts that nodes share, and what is dropped of tokens once it has had its time. */
export function securityStatements({ db, schema, statement, forEach }: Preparing) {
  const { tokens, throttles } = schema;

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
