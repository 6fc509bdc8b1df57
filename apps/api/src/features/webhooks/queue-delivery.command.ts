import type { DeliveryAnswer } from '@wms/contract';
import { type DeliveryKind, type Outcome, promised, reject } from '@wms/domain';
import type { WarehouseCaller } from '../../caller.ts';
import type { Commit } from '../../store/store.ts';
import { eventsOf, presentDelivery } from './present-webhook.ts';

/** POST /webhooks/{id}/test: a delivery that is about no event. The dispatcher sends it. */
export async function testWebhook(
  commit: Commit,
  { caller, params }: { caller: WarehouseCaller; params: { readonly id: string } },
): Promise<Outcome<DeliveryAnswer>> {
  const { warehouseId } = caller;
  const [webhook] = await commit.q.findLiveWebhook({ warehouseId, id: params.id });
  if (!webhook) return reject({ code: 'NOT_FOUND' });
  const [event] = eventsOf(webhook);
  return queueDelivery(commit, warehouseId, {
    webhookId: webhook.id,
    kind: 'TEST',
    event: promised(event, 'a webhook subscribes to something'),
    eventPosition: null,
    eventAt: commit.now,
  });
}

/** POST /webhooks/{id}/deliveries/{deliveryId}/resend: the same message in a delivery of its own. */
export async function resendDelivery(
  commit: Commit,
  {
    caller,
    params,
  }: { caller: WarehouseCaller; params: { readonly id: string; readonly deliveryId: string } },
): Promise<Outcome<DeliveryAnswer>> {
  const { warehouseId } = caller;
  const [webhook] = await commit.q.findLiveWebhook({ warehouseId, id: params.id });
  const [earlier] = await commit.q.findDelivery({ warehouseId, id: params.deliveryId });
  if (!webhook || earlier?.webhookId !== webhook.id) return reject({ code: 'NOT_FOUND' });
  const { event, eventPosition, eventAt, messageId } = earlier;
  return queueDelivery(commit, warehouseId, {
    webhookId: webhook.id,
    kind: 'RESEND',
    messageId,
    event,
    eventPosition,
    eventAt,
  });
}

interface NewDelivery {
  readonly webhookId: string;
  readonly kind: DeliveryKind;
  readonly messageId?: string;
  readonly event: string;
  readonly eventPosition: number | null;
  readonly eventAt: number;
}

async function queueDelivery(
  { q, now, newId }: Commit,
  warehouseId: string,
  delivery: NewDelivery,
): Promise<DeliveryAnswer> {
  const id = newId();
  const row = { messageId: id, ...delivery, id, createdAt: now };
  await q.insertDeliveries([{ warehouseId, ...row }]);
  const untried = { attemptedAt: null, latencyMs: null, status: null, failure: null, excerpt: null };
  return presentDelivery(warehouseId, { ...row, ...untried }, now);
}
