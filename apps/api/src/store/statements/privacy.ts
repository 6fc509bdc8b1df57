import { and, asc, desc, eq, lt } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { $, $sql } from './placeholder.ts';

/** What is kept of one person, to show it to them or to take it out. */
export function privacyStatements({ db, schema, statement }: Preparing) {
  const { users, tokens, auditEntries, mails } = schema;

  return {
    findPerson: statement<{ email: string }>()('findPerson', () =>
      db
        .select({
          id: users.id,
          accountId: users.accountId,
          warehouseId: users.warehouseId,
          parentUserId: users.parentUserId,
          email: users.email,
          name: users.name,
          role: users.role,
          status: users.status,
          badge: users.badge,
          createdAt: users.createdAt,
        })
        .from(users)
        .where(eq(users.email, $('email'))),
    ),
    listTokensOf: statement<{ userId: string }>()('listTokensOf', () =>
      db
        .select({
          id: tokens.id,
          kind: tokens.kind,
          name: tokens.name,
          createdAt: tokens.createdAt,
          lastUsedAt: tokens.lastUsedAt,
          expiresAt: tokens.expiresAt,
          revokedAt: tokens.revokedAt,
          deviceDigest: tokens.deviceDigest,
          networkDigest: tokens.networkDigest,
          lockReason: tokens.lockReason,
          lockedAt: tokens.lockedAt,
          lockNetwork: tokens.lockNetwork,
        })
        .from(tokens)
        .where(eq(tokens.userId, $('userId')))
        .orderBy(asc(tokens.id)),
    ),
    pageAuditOf: statement<{ userId: string; before: string; limit: number }>()('pageAuditOf', () =>
      db
        .select({
          id: auditEntries.id,
          at: auditEntries.at,
          action: auditEntries.action,
          detail: auditEntries.detail,
        })
        .from(auditEntries)
        .where(and(eq(auditEntries.userId, $('userId')), lt(auditEntries.id, $('before'))))
        .orderBy(desc(auditEntries.id))
        .limit($('limit')),
    ),
    /** Puts nobody in a person's place: their id stays, and what was issued to it. */
    eraseUser: statement<{ id: string; name: string; email: string; passwordHash: string }>()(
      'eraseUser',
      () =>
        db
          .update(users)
          .set({
            name: $sql('name'),
            email: $sql('email'),
            passwordHash: $sql('passwordHash'),
            status: 'SUSPENDED',
          })
          .where(eq(users.id, $('id'))),
    ),
    dropHashesOf: statement<{ userId: string }>()('dropHashesOf', () =>
      db
        .update(tokens)
        .set({ deviceDigest: null, networkDigest: null, networkSeenAt: null })
        .where(eq(tokens.userId, $('userId'))),
    ),
    dropMailsTo: statement<{ recipient: string }>()('dropMailsTo', () =>
      db.delete(mails).where(eq(mails.recipient, $('recipient'))),
    ),
  };
}
