import { and, eq, isNull, lt, sql } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { $, $sql } from './placeholder.ts';

/** Second factors and the recovery codes that stand in for them. */
export function secondFactorStatements({ db, schema, statement }: Preparing) {
  const { secondFactors, recoveryCodes } = schema;
  const ofUser = eq(secondFactors.userId, $('userId'));

  return {
    findSecondFactor: statement<{ userId: string }>()('findSecondFactor', () =>
      db
        .select({
          secret: secondFactors.secret,
          createdAt: secondFactors.createdAt,
          confirmedAt: secondFactors.confirmedAt,
          lastStep: secondFactors.lastStep,
        })
        .from(secondFactors)
        .where(ofUser),
    ),
    /** Begins one, or begins it anew; nothing is returned where one is on. */
    putSecondFactor: statement<{ userId: string; secret: string; createdAt: number }>()(
      'putSecondFactor',
      () =>
        db
          .insert(secondFactors)
          .values({ userId: $('userId'), secret: $('secret'), createdAt: $('createdAt'), lastStep: 0 })
          .onConflictDoUpdate({
            target: [secondFactors.userId],
            set: { secret: sql`excluded.secret`, createdAt: sql`excluded.created_at` },
            setWhere: isNull(secondFactors.confirmedAt),
          })
          .returning({ userId: secondFactors.userId }),
    ),
    confirmSecondFactor: statement<{ userId: string; secret: string; step: number; at: number }>()(
      'confirmSecondFactor',
      () =>
        db
          .update(secondFactors)
          .set({ confirmedAt: $sql('at'), lastStep: $sql('step') })
          .where(and(ofUser, eq(secondFactors.secret, $('secret')), isNull(secondFactors.confirmedAt)))
          .returning({ userId: secondFactors.userId }),
    ),
    /** Uses a code's step up: of two at once, one gets its row. */
    takeTotpStep: statement<{ userId: string; step: number }>()('takeTotpStep', () =>
      db
        .update(secondFactors)
        .set({ lastStep: $sql('step') })
        .where(and(ofUser, lt(secondFactors.lastStep, $('step'))))
        .returning({ userId: secondFactors.userId }),
    ),
    dropSecondFactor: statement<{ userId: string }>()('dropSecondFactor', () =>
      db.delete(secondFactors).where(ofUser).returning({ userId: secondFactors.userId }),
    ),
    insertRecoveryCode: statement<{ userId: string; digest: string }>()('insertRecoveryCode', () =>
      db.insert(recoveryCodes).values({ userId: $('userId'), digest: $('digest') }),
    ),
    takeRecoveryCode: statement<{ userId: string; digest: string }>()('takeRecoveryCode', () =>
      db
        .delete(recoveryCodes)
        .where(and(eq(recoveryCodes.userId, $('userId')), eq(recoveryCodes.digest, $('digest'))))
        .returning({ digest: recoveryCodes.digest }),
    ),
    dropRecoveryCodes: statement<{ userId: string }>()('dropRecoveryCodes', () =>
      db.delete(recoveryCodes).where(eq(recoveryCodes.userId, $('userId'))),
    ),
    countRecoveryCodes: statement<{ userId: string }>()('countRecoveryCodes', () =>
      db
        .select({ count: sql<number>`count(*)`.mapWith(Number) })
        .from(recoveryCodes)
        .where(eq(recoveryCodes.userId, $('userId'))),
    ),
  };
}
