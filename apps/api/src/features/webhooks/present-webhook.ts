import type { DeliveryAnswer, WebhookAnswer } from '@wms/contract';
import { type DeliveryKind, deliveryState, type EventName } from '@wms/domain';
import { eventId } from '../../outbox/event-id.ts';
import type { Statements } from '../../store/statements/statements.ts';

export type WebhookRow = Awaited<ReturnType<Statements['listLiveWebhooks']>>[number];
export type DeliveryRow = Awaited<ReturnType<Statements['findDelivery']>>[number];

/** A delivery as it goes on the wire; its state is that of the moment. */
export const presentDelivery = (warehouseId: string, row: DeliveryRow, now: number): DeliveryAnswer => ({
  id: row.id,
  deliveryId: row.messageId,
  kind: row.kind as DeliveryKind,
  event: row.event as EventName,
  eventId: row.eventPosition === null ? null : eventId(warehouseId, row.eventPosition),
  state: deliveryState(row, now),
  status: row.status,
  latencyMs: row.latencyMs,
  failure: row.failure,
  excerpt: row.excerpt,
  createdAt: new Date(row.createdAt).toISOString(),
  attemptedAt: row.attemptedAt === null ? null : new Date(row.attemptedAt).toISOString(),
});

/** A webhook as it goes on the wire, without its secret. */
export const presentWebhook = (row: WebhookRow, lastDelivery: DeliveryAnswer | null): WebhookAnswer => ({
  id: row.id,
  url: row.url,
  events: eventsOf(row),
  createdAt: new Date(row.createdAt).toISOString(),
  lastDelivery,
});

export const eventsOf = ({ events }: Pick<WebhookRow, 'events'>): EventName[] =>
  JSON.parse(events) as EventName[];
