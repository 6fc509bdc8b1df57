import type { AnswerOf, ParsedOf, PlacedShipmentAnswer } from '@wms/contract';
import { activeShipmentStatuses, awaitedShipmentStatuses, isTestWarehouse, promised } from '@wms/domain';
import { cursorPageOf } from '../../paging.ts';
import { afterEveryId } from '../../store/statements/ledger.ts';
import { afterAsnCharacters } from '../../store/statements/ops-supply.ts';
import type { Reading } from '../../store/store.ts';
import { presentShipment, type ShipmentRow } from './present-shipment.ts';

type Query = ParsedOf<'listAllShipments'>['query'];

/** GET /shipments of 888's desk: every warehouse's, newest first unless the longest overdue or a number is asked for. */
export async function listAllShipments(
  store: Reading,
  query: Query,
  now: number,
): Promise<AnswerOf<'listAllShipments'>> {
  const [found, keyOf] = await findRows(store, query, now);
  const { rows, around } = cursorPageOf(found, query.limit, keyOf, null);
  const lines = await store.read.readShipmentLines(
    rows.map(({ warehouseId, id }) => ({ warehouseId, shipmentId: id })),
  );
  const ids = [...new Set(rows.map(({ warehouseId }) => warehouseId))];
  const places = new Map(
    (await store.read.findWarehouseSummaries(ids.map((id) => ({ id })))).flat().map((row) => [row.id, row]),
  );
  const shipments = rows.map((row, index): PlacedShipmentAnswer => {
    const place = promised(places.get(row.warehouseId), 'a shipment has a warehouse');
    return {
      ...presentShipment(row, lines[index] ?? []),
      warehouseId: row.warehouseId,
      warehouseName: place.name,
      companyName: place.companyName,
      late: isLate(row, now),
    };
  });
  return { shipments, ...around };
}

/** One row more than the page, which tells whether another follows; and the key of the list's order. */
async function findRows(
  store: Reading,
  query: Query,
  now: number,
): Promise<[ShipmentRow[], (row: ShipmentRow) => string]> {
  const { cursor, late, search } = query;
  const limit = query.limit + 1;
  const warehouseId = query.warehouseId ?? '';
  if (isTestWarehouse(warehouseId)) return [[], ({ id }) => id];
  if (search !== undefined) {
    const range = { prefix: search, end: search + afterAsnCharacters, after: cursor ?? '' };
    const rows = await store.read.pageShipmentsByNumber({ warehouseId, ...range, limit });
    return [rows, ({ asnNumber }) => asnNumber];
  }
  if (late === 'true') {
    const [, afterAt = '0', afterId = ''] = latePosition.exec(cursor ?? '') ?? [];
    const after = { afterAt: Number(afterAt), afterId };
    const rows: ShipmentRow[] = [];
    for (const status of awaitedShipmentStatuses) {
      const page = { warehouseId, status, now, ...after, limit };
      rows.push(...(await store.read.pageOverdueShipments(page)));
    }
    return [rows.toSorted(byExpectation).slice(0, limit), ({ expectedAt, id }) => `${expectedAt} ${id}`];
  }
  const before = cursor ?? afterEveryId;
  const rows: ShipmentRow[] = [];
  for (const status of new Set(query.status ?? activeShipmentStatuses)) {
    const page = { status, before, limit };
    rows.push(
      ...(await (warehouseId === ''
        ? store.read.pageAllShipments(page)
        : store.read.pageShipments({ ...page, warehouseId }))),
    );
  }
  return [rows.toSorted((a, b) => (a.id > b.id ? -1 : 1)).slice(0, limit), ({ id }) => id];
}

/** An instant and the id of a shipment that was expected then. */
const latePosition = /^(\d{1,15}) (.*)$/;

const byExpectation = (a: ShipmentRow, b: ShipmentRow): number =>
  (a.expectedAt ?? 0) - (b.expectedAt ?? 0) || (a.id < b.id ? -1 : 1);

/** It should have arrived, and nothing of it has. */
const isLate = ({ status, expectedAt }: ShipmentRow, now: number): boolean =>
  awaitedShipmentStatuses.some((awaited) => awaited === status) && expectedAt !== null && expectedAt < now;
