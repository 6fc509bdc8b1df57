import { type AnswerOf, encodeCursor, type ParsedOf } from '@wms/contract';
import { type Outcome, reject } from '@wms/domain';
import type { WarehouseCaller } from '../../caller.ts';
import { pageOf, pageStart } from '../../paging.ts';
import { afterEveryId } from '../../store/statements/ledger.ts';
import type { Reading } from '../../store/store.ts';
import { presentDelivery, presentWebhook, type WebhookRow } from './present-webhook.ts';

/** GET /webhooks, oldest first. A warehouse has few enough to read them all. */
export async function listWebhooks(
  store: Reading,
  { warehouseId }: WarehouseCaller,
  query: ParsedOf<'listWebhooks'>['query'],
  now: number,
): Promise<AnswerOf<'listWebhooks'>> {
  const live = await store.read.listLiveWebhooks({ warehouseId });
  const start = pageStart(query, '');
  const found = live
    .filter((row) => keyOf(row) > start.after)
    .slice(start.offset, start.offset + query.limit + 1);
  const { rows, around } = pageOf(found, query, keyOf, live.length);
  const newest = await store.read.pageDeliveries(
    rows.map(({ id }) => ({ warehouseId, webhookId: id, before: afterEveryId, limit: 1 })),
  );
  const webhooks = rows.map((row, index) => {
    const last = newest[index]?.[0];
    return presentWebhook(row, last ? presentDelivery(warehouseId, last, now) : null);
  });
  return { webhooks, ...around };
}

/** The list's order as text: by age, then by id. */
const keyOf = ({ createdAt, id }: WebhookRow): string => `${new Date(createdAt).toISOString()} ${id}`;

/** GET /webhooks/{id}/deliveries, newest first. */
export async function listDeliveries(
  store: Reading,
  { warehouseId }: WarehouseCaller,
  { webhookId, limit, cursor }: ParsedOf<'listDeliveries'>['query'] & { webhookId: string },
  now: number,
): Promise<Outcome<AnswerOf<'listDeliveries'>>> {
  const [webhook] = await store.read.findLiveWebhook({ warehouseId, id: webhookId });
  if (!webhook) return reject({ code: 'NOT_FOUND' });
  const before = cursor ?? afterEveryId;
  const [rows = []] = await store.read.pageDeliveries([{ warehouseId, webhookId, before, limit: limit + 1 }]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    deliveries: shown.map((row) => presentDelivery(warehouseId, row, now)),
    nextCursor: rows.length > limit && last ? encodeCursor(last.id) : null,
  };
}
