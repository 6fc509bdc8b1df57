import { type BodyOf, type NewWebhookAnswer, webhooksMax } from '@wms/contract';
import { type Outcome, promised, reject } from '@wms/domain';
import type { WarehouseCaller } from '../../caller.ts';
import type { Commit } from '../../store/store.ts';

export interface NewWebhook {
  readonly caller: WarehouseCaller;
  readonly webhookId: string;
  /** The signing secret as the row keeps it, sealed for this webhook's id. */
  readonly sealedSecret: string;
  /** The same as the answer carries it until the route opens it. */
  readonly answerSecret: string;
  /** Why the URL may not be used, as a sentence; found out before, because a commit asks no name server. */
  readonly urlRefusal: string | null;
}

/** POST /webhooks: a receiver of the events from the next one on. */
export async function createWebhook(
  { q, now, newId }: Commit,
  {
    caller,
    webhookId,
    sealedSecret,
    answerSecret,
    urlRefusal,
    body,
  }: NewWebhook & {
    body: BodyOf<'createWebhook'>;
  },
): Promise<Outcome<NewWebhookAnswer>> {
  if (urlRefusal !== null) return reject({ code: 'URL_NOT_ALLOWED', reason: urlRefusal });
  const { warehouseId } = caller;
  const { url, events } = body;
  // Holding the event log also makes two registrations at once follow one another, so that both count right.
  const [log] = await q.lockEventPosition({ warehouseId });
  const { position } = promised(log, 'a caller’s warehouse exists');
  const live = await q.listLiveWebhooks({ warehouseId });
  if (live.length >= webhooksMax) return reject({ code: 'TOO_MANY_WEBHOOKS', max: webhooksMax });
  await q.insertWebhook({
    warehouseId,
    id: webhookId,
    url,
    events: JSON.stringify(events),
    secret: sealedSecret,
    fromPosition: position,
    createdAt: now,
  });
  await q.insertAudit({
    id: newId(),
    accountId: caller.accountId,
    warehouseId,
    userId: caller.userId,
    tokenId: caller.tokenId,
    action: 'webhook.created',
    detail: JSON.stringify({ webhookId, host: new URL(url).host, events }),
    at: now,
  });
  return { id: webhookId, url, events, createdAt: new Date(now).toISOString(), secret: answerSecret };
}
