import { and, asc, eq, gt, or } from '../drizzle.ts';
import type { Preparing } from '../prepare.ts';
import { $, $sql } from './placeholder.ts';

/** Secrets at rest, for whoever seals them under another key. */
export function secretStatements({ db, schema, statement }: Preparing) {
  const { webhooks, secondFactors } = schema;

  return {
    /** Pages through the secrets of every webhook, deleted ones too; begin with empty texts. */
    pageWebhookSecrets: statement<{ warehouseId: string; id: string; limit: number }>()(
      'pageWebhookSecrets',
      () =>
        db
          .select({ warehouseId: webhooks.warehouseId, id: webhooks.id, secret: webhooks.secret })
          .from(webhooks)
          .where(
            or(
              gt(webhooks.warehouseId, $('warehouseId')),
              and(eq(webhooks.warehouseId, $('warehouseId')), gt(webhooks.id, $('id'))),
            ),
          )
          .orderBy(asc(webhooks.warehouseId), asc(webhooks.id))
          .limit($('limit')),
    ),
    replaceWebhookSecret: statement<{ warehouseId: string; id: string; before: string; after: string }>()(
      'replaceWebhookSecret',
      () =>
        db
          .update(webhooks)
          .set({ secret: $sql('after') })
          .where(
            and(
              eq(webhooks.warehouseId, $('warehouseId')),
              eq(webhooks.id, $('id')),
              eq(webhooks.secret, $('before')),
            ),
          )
          .returning({ id: webhooks.id }),
    ),
    /** Pages through the secrets of every second factor; begin with `after: ''`. */
    pageFactorSecrets: statement<{ after: string; limit: number }>()('pageFactorSecrets', () =>
      db
        .select({ id: secondFactors.userId, secret: secondFactors.secret })
        .from(secondFactors)
        .where(gt(secondFactors.userId, $('after')))
        .orderBy(asc(secondFactors.userId))
        .limit($('limit')),
    ),
    replaceFactorSecret: statement<{ id: string; before: string; after: string }>()(
      'replaceFactorSecret',
      () =>
        db
          .update(secondFactors)
          .set({ secret: $sql('after') })
          .where(and(eq(secondFactors.userId, $('id')), eq(secondFactors.secret, $('before'))))
          .returning({ id: secondFactors.userId }),
    ),
  };
}
