import { and, asc, eq, inArray, isNull, lt, lte, sql } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { $, $sql } from './placeholder.ts';

/** The outbox of mail: rows to send, taken by one node at a time. */
export function mailStatements({ db, schema, locked, statement }: Preparing) {
  const { mails } = schema;
  const isWaiting = and(isNull(mails.sentAt), isNull(mails.failedAt));
  const isDue = and(isWaiting, lte(mails.nextAttemptAt, $('now')));

  /** Ends a mail; what it said about people is forgotten. */
  const settle = (column: 'sentAt' | 'failedAt') =>
    db
      .update(mails)
      .set({ [column]: $sql('at'), fields: '{}' })
      .where(and(eq(mails.id, $('id')), isWaiting));

  return {
    insertMail: statement<{ id: string; recipient: string; template: string; fields: string; now: number }>()(
      'insertMail',
      () =>
        db.insert(mails).values({
          id: $('id'),
          recipient: $('recipient'),
          template: $('template'),
          fields: $('fields'),
          createdAt: $('now'),
          attempts: 0,
          nextAttemptAt: $('now'),
        }),
    ),
    findDueMail: statement<{ now: number }>()('findDueMail', () =>
      db.select({ id: mails.id }).from(mails).where(isDue).limit(1),
    ),
    /** Locks due mails that no other node is just taking. */
    lockDueMails: statement<{ now: number; limit: number }>()('lockDueMails', () =>
      locked(
        db
          .select({
            id: mails.id,
            recipient: mails.recipient,
            template: mails.template,
            fields: mails.fields,
            attempts: mails.attempts,
          })
          .from(mails)
          .where(isDue)
          .orderBy(asc(mails.nextAttemptAt))
          .limit($('limit')),
        { skipLocked: true },
      ),
    ),
    /** Counts an attempt and keeps the mail from everybody else until `until`. */
    leaseMail: statement<{ id: string; until: number }>()('leaseMail', () =>
      db
        .update(mails)
        .set({ attempts: sql`${mails.attempts} + 1`, nextAttemptAt: $sql('until') })
        .where(eq(mails.id, $('id'))),
    ),
    postponeMail: statement<{ id: string; until: number }>()('postponeMail', () =>
      db
        .update(mails)
        .set({ nextAttemptAt: $sql('until') })
        .where(and(eq(mails.id, $('id')), isWaiting)),
    ),
    markMailSent: statement<{ id: string; at: number }>()('markMailSent', () => settle('sentAt')),
    markMailFailed: statement<{ id: string; at: number }>()('markMailFailed', () => settle('failedAt')),
    dropMail: statement<{ id: string }>()('dropMail', () => db.delete(mails).where(eq(mails.id, $('id')))),
    dropOldMails: statement<{ before: number; limit: number }>()('dropOldMails', () =>
      db
        .delete(mails)
        .where(
          inArray(
            mails.id,
            db
              .select({ id: mails.id })
              .from(mails)
              .where(lt(mails.createdAt, $('before')))
              .limit($('limit')),
          ),
        )
        .returning({ id: mails.id }),
    ),
  };
}
