import type { AnswerOf, ParsedOf } from '@wms/contract';
import { type AlertStatus, type Outcome, reject } from '@wms/domain';
import { pageOf, type PageStart, pageStart } from '../../paging.ts';
import { afterEveryId } from '../../store/statements/ledger.ts';
import type { Reading } from '../../store/store.ts';
import { presentAlert } from './present-alert.ts';

type Query = ParsedOf<'listAlerts'>['query'];

/** What GET /alerts lists unless a status is asked for (guide, section 8). */
const liveStatuses = ['OPEN', 'ACKNOWLEDGED', 'ORDERED'] as const satisfies AlertStatus[];
/** How many rows in a page by number may begin; further on, follow the cursor. */
const offsetMax = 10_000;

/** GET /alerts, newest first: finds the page by ids alone, and then reads its alerts. */
export async function listAlerts(
  store: Reading,
  warehouseId: string,
  query: Query,
): Promise<Outcome<AnswerOf<'listAlerts'>>> {
  const start = pageStart(query, afterEveryId);
  if (start.offset > offsetMax) return reject({ code: 'PAGE_TOO_DEEP' });
  const statuses = [...new Set<AlertStatus>(query.status ?? liveStatuses)];
  const found = await pageIds(store, warehouseId, statuses, query, start);
  const total = query.sku === undefined ? await countAlerts(store, warehouseId, statuses) : null;
  const { rows, around } = pageOf(found, query, (id) => id, total);
  const alerts = await store.read.readAlerts(rows.map((id) => ({ warehouseId, id })));
  return { alerts: alerts.flat().map(presentAlert), ...around };
}

/** One id more than the page, which tells whether another follows. */
async function pageIds(
  { read }: Reading,
  warehouseId: string,
  statuses: readonly AlertStatus[],
  query: Query,
  { after: before, offset }: PageStart,
): Promise<string[]> {
  const limit = offset + query.limit + 1;
  const ids: string[] = [];
  for (const status of statuses) {
    const page = { warehouseId, status, before, limit };
    const found =
      query.sku === undefined
        ? await read.pageAlertIds(page)
        : await read.pageAlertIdsOfSku({ ...page, sku: query.sku });
    ids.push(...found.map(({ id }) => id));
  }
  return ids.toSorted((a, b) => (a > b ? -1 : 1)).slice(offset, limit);
}

/** From the kept counts; one SKU's alerts are not counted. */
async function countAlerts(
  { read }: Reading,
  warehouseId: string,
  statuses: readonly AlertStatus[],
): Promise<number> {
  const counts = await read.readRowCounts({ warehouseId });
  return statuses
    .map((status) => counts.find(({ name }) => name === `alerts.${status}`)?.value ?? 0)
    .reduce((sum, value) => sum + value, 0);
}
