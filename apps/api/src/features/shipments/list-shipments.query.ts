import type { AnswerOf, ParsedOf } from '@wms/contract';
import { activeShipmentStatuses, isTestWarehouse, type Outcome, reject } from '@wms/domain';
import type { Caller } from '../../caller.ts';
import { pageOf, pageStart } from '../../paging.ts';
import { afterEveryId } from '../../store/statements/ledger.ts';
import type { Reading } from '../../store/store.ts';
import { presentShipment, type ShipmentRow } from './present-shipment.ts';

type Query = ParsedOf<'listShipments'>['query'];
type Answer = AnswerOf<'listShipments'>;

/** How many rows in a page by number may begin; further on, follow the cursor. */
const offsetMax = 10_000;

/** How many shipments of one tracking number are looked at, the newest of them. */
const trackedShipmentsMax = 50;

/** GET /shipments, newest first. A customer sees their own warehouse's alone, staff the one they name. */
export async function listShipments(store: Reading, caller: Caller, query: Query): Promise<Outcome<Answer>> {
  const warehouseId = caller.warehouseId ?? query.warehouseId;
  // 888 has no part in test warehouses.
  const isHidden = caller.warehouseId === null && warehouseId !== undefined && isTestWarehouse(warehouseId);
  if (isHidden) return reject({ code: 'NOT_FOUND' });
  if (query.asnNumber !== undefined) return findByNumber(store, warehouseId, query.asnNumber, query);
  if (warehouseId === undefined) return reject({ code: 'WAREHOUSE_REQUIRED' });
  if (query.warehouseId !== undefined && query.warehouseId !== warehouseId)
    return reject({ code: 'NOT_FOUND' });
  if (query.trackingNumber !== undefined)
    return findByTracking(store, warehouseId, query.trackingNumber, query);
  const start = pageStart(query, afterEveryId);
  if (start.offset > offsetMax) return reject({ code: 'PAGE_TOO_DEEP' });

  const statuses = [...new Set(query.status ?? activeShipmentStatuses)];
  const limit = start.offset + query.limit + 1;
  const found: ShipmentRow[] = [];
  for (const status of statuses) {
    found.push(...(await store.read.pageShipments({ warehouseId, status, before: start.after, limit })));
  }
  const rows = found.toSorted((a, b) => (a.id > b.id ? -1 : 1)).slice(start.offset, limit);
  const counts = await store.read.readRowCounts({ warehouseId });
  const total = statuses
    .map((status) => counts.find(({ name }) => name === `shipments.${status}`)?.value ?? 0)
    .reduce((sum, value) => sum + value, 0);
  return present(store, rows, query, total);
}

async function findByNumber(
  store: Reading,
  warehouseId: string | undefined,
  asnNumber: string,
  query: Query,
): Promise<Answer> {
  const rows = (await store.read.findShipmentByAsn({ asnNumber }))
    .filter((row) => (warehouseId ? row.warehouseId === warehouseId : !isTestWarehouse(row.warehouseId)))
    .filter((row) => query.status === undefined || query.status.some((status) => status === row.status));
  return present(store, rows, query, rows.length);
}

/** Active ones unless a status is asked for, as in the whole list. */
async function findByTracking(
  store: Reading,
  warehouseId: string,
  trackingNumbers: readonly string[],
  query: Query,
): Promise<Answer> {
  const statuses: readonly string[] = query.status ?? activeShipmentStatuses;
  const found: ShipmentRow[] = [];
  for (const trackingNumber of new Set(trackingNumbers)) {
    const limit = trackedShipmentsMax;
    found.push(...(await store.read.findShipmentsByTracking({ warehouseId, trackingNumber, limit })));
  }
  const rows = found
    .filter(({ status }) => statuses.includes(status))
    .toSorted((a, b) => (a.id > b.id ? -1 : 1))
    .slice(0, query.limit);
  return present(store, rows, query, rows.length);
}

async function present(
  store: Reading,
  found: readonly ShipmentRow[],
  query: Query,
  total: number,
): Promise<Answer> {
  const { rows, around } = pageOf(found, query, ({ id }) => id, total);
  const lines = await store.read.readShipmentLines(
    rows.map(({ warehouseId, id }) => ({ warehouseId, shipmentId: id })),
  );
  return { shipments: rows.map((row, index) => presentShipment(row, lines[index] ?? [])), ...around };
}
