import type { EventName } from '@wms/domain';
import type { Commit } from '../store/store.ts';

/** Events and deliveries in one commit, so that no write waits long behind it. */
const eventsMax = 50;
const deliveriesMax = 200;

/**
 * Makes the deliveries of events that have none yet: one for each webhook of the warehouse that subscribes and was
 * there when the event happened. In one commit with the events' mark, so that none is made twice.
 */
export async function fanOutEvents({ q, now, newId }: Commit): Promise<{ isDone: boolean }> {
  const events = await q.lockUndispatched({ limit: eventsMax });
  const webhooks = new Map<string, { id: string; fromPosition: number; events: EventName[] }[]>();
  const places: { warehouseId: string; position: number }[] = [];
  const deliveries: Parameters<Commit['q']['insertDeliveries']>[0][number][] = [];

  for (const { warehouseId, position, name, at } of events) {
    let all = webhooks.get(warehouseId);
    if (!all) {
      const rows = await q.listLiveWebhooks({ warehouseId });
      all = rows.map((row) => ({ ...row, events: JSON.parse(row.events) as EventName[] }));
      webhooks.set(warehouseId, all);
    }
    const subscribed = all.filter(
      (webhook) => webhook.fromPosition < position && webhook.events.includes(name as EventName),
    );
    // A warehouse may have half of that many webhooks, so that every commit gets at least one event done.
    if (deliveries.length + subscribed.length > deliveriesMax) break;
    for (const { id: webhookId } of subscribed) {
      const id = newId();
      const about = { event: name, eventPosition: position, eventAt: at, createdAt: now };
      deliveries.push({ warehouseId, id, webhookId, kind: 'EVENT', messageId: id, ...about });
    }
    places.push({ warehouseId, position });
  }
  await q.insertDeliveries(deliveries);
  await q.setDispatched(places);
  return { isDone: places.length === events.length && events.length < eventsMax };
}
