import { type Outcome, reject } from '@wms/domain';
import type { WarehouseCaller } from '../../caller.ts';
import type { Commit } from '../../store/store.ts';

/** DELETE /webhooks?id=: its row stays, and so does what was delivered; nothing more is sent. */
export async function deleteWebhook(
  { q, now, newId }: Commit,
  { caller, webhookId }: { caller: WarehouseCaller; webhookId: string },
): Promise<Outcome<null>> {
  const { warehouseId } = caller;
  const [webhook] = await q.deleteWebhook({ warehouseId, id: webhookId, now });
  if (!webhook) return reject({ code: 'NOT_FOUND' });
  await q.insertAudit({
    id: newId(),
    accountId: caller.accountId,
    warehouseId,
    userId: caller.userId,
    tokenId: caller.tokenId,
    action: 'webhook.deleted',
    detail: JSON.stringify({ webhookId, host: new URL(webhook.url).host }),
    at: now,
  });
  return null;
}
