import { and, asc, desc, eq, gt, inArray, isNull, lt, sql } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { $, $sql } from './placeholder.ts';

/** What changes of people: their passwords, the links that reset them, and a warehouse's workers. */
export function peopleStatements({ db, schema, locked, statement }: Preparing) {
  const { users, tokens, passwordResets } = schema;
  const workerColumns = {
    id: users.id,
    name: users.name,
    email: users.email,
    status: users.status,
    badge: users.badge,
    createdAt: users.createdAt,
  };
  // The role is written out, as in the partial index: no engine uses it for a condition that it learns later.
  const isWorkerHere = and(eq(users.warehouseId, $('warehouseId')), sql`${users.role} = 'WORKER'`);

  return {
    /** A warehouse's workers by id; begin with `after: ''`. */
    pageWorkers: statement<{ warehouseId: string; after: string; limit: number; offset: number }>()(
      'pageWorkers',
      () =>
        db
          .select(workerColumns)
          .from(users)
          .where(and(isWorkerHere, gt(users.id, $('after'))))
          .orderBy(asc(users.id))
          .limit($('limit'))
          .offset($('offset')),
    ),
    lockWorker: statement<{ warehouseId: string; id: string }>()('lockWorker', () =>
      locked(
        db
          .select(workerColumns)
          .from(users)
          .where(and(isWorkerHere, eq(users.id, $('id')))),
      ),
    ),
    suspendUser: statement<{ id: string }>()('suspendUser', () =>
      db
        .update(users)
        .set({ status: 'SUSPENDED' })
        .where(eq(users.id, $('id'))),
    ),
    setPassword: statement<{ id: string; passwordHash: string }>()('setPassword', () =>
      db
        .update(users)
        .set({ passwordHash: $sql('passwordHash') })
        .where(eq(users.id, $('id'))),
    ),
    /** Ends all that a user can come in with: keys, desktop and portal sessions. */
    revokeAllTokens: statement<{ userId: string; at: number }>()('revokeAllTokens', () =>
      db
        .update(tokens)
        .set({ revokedAt: $sql('at') })
        .where(and(eq(tokens.userId, $('userId')), isNull(tokens.revokedAt)))
        .returning({ id: tokens.id }),
    ),
    insertPasswordReset: statement<typeof passwordResets.$inferInsert>()('insertPasswordReset', () =>
      db
        .insert(passwordResets)
        .values({ id: $('id'), digest: $('digest'), userId: $('userId'), expiresAt: $('expiresAt') }),
    ),
    findPasswordReset: statement<{ digest: string; now: number }>()('findPasswordReset', () =>
      db
        .select({
          userId: passwordResets.userId,
          email: users.email,
          name: users.name,
          accountId: users.accountId,
          warehouseId: users.warehouseId,
          status: users.status,
        })
        .from(passwordResets)
        .innerJoin(users, eq(users.id, passwordResets.userId))
        .where(and(eq(passwordResets.digest, $('digest')), gt(passwordResets.expiresAt, $('now')))),
    ),
    /** A user's links, newest first. */
    listPasswordResets: statement<{ userId: string }>()('listPasswordResets', () =>
      db
        .select({ id: passwordResets.id })
        .from(passwordResets)
        .where(eq(passwordResets.userId, $('userId')))
        .orderBy(desc(passwordResets.id)),
    ),
    dropPasswordReset: statement<{ id: string }>()('dropPasswordReset', () =>
      db.delete(passwordResets).where(eq(passwordResets.id, $('id'))),
    ),
    /** Uses a link up: of two at once, one gets its row. */
    takePasswordReset: statement<{ digest: string; now: number }>()('takePasswordReset', () =>
      db
        .delete(passwordResets)
        .where(and(eq(passwordResets.digest, $('digest')), gt(passwordResets.expiresAt, $('now'))))
        .returning({ id: passwordResets.id }),
    ),
    dropPasswordResetsOf: statement<{ userId: string }>()('dropPasswordResetsOf', () =>
      db.delete(passwordResets).where(eq(passwordResets.userId, $('userId'))),
    ),
    dropEndedPasswordResets: statement<{ now: number; limit: number }>()('dropEndedPasswordResets', () =>
      db
        .delete(passwordResets)
        .where(
          inArray(
            passwordResets.id,
            db
              .select({ id: passwordResets.id })
              .from(passwordResets)
              .where(lt(passwordResets.expiresAt, $('now')))
              .limit($('limit')),
          ),
        )
        .returning({ id: passwordResets.id }),
    ),
  };
}
