import type { AnswerOf, ParsedOf, PlacedOrderAnswer } from '@wms/contract';
import { orderStatuses, promised, type OrderStatus, type ShipmentStatus } from '@wms/domain';
import { cursorPageOf } from '../../paging.ts';
import type { Statements } from '../../store/statements/statements.ts';
import type { Reading } from '../../store/store.ts';

type Query = ParsedOf<'listOrders'>['query'];
type OrderRow = Awaited<ReturnType<Statements['pageOrders']>>[number];

/** GET /orders: of every warehouse, by status in the order of an order's life, and within it the oldest first. */
export async function listOrders(store: Reading, query: Query): Promise<AnswerOf<'listOrders'>> {
  const found = await findRows(store, query);
  const { rows, around } = cursorPageOf(found, query.limit, ({ status, id }) => `${status} ${id}`, null);
  const ids = [...new Set(rows.map(({ warehouseId }) => warehouseId))];
  const places = new Map(
    (await store.read.findWarehouseSummaries(ids.map((id) => ({ id })))).flat().map((row) => [row.id, row]),
  );
  const shipments = await store.read.findOrderShipments(
    rows.map(({ warehouseId, id }) => ({ warehouseId, orderId: id })),
  );
  const orders = rows.map((row, index): PlacedOrderAnswer => {
    const place = promised(places.get(row.warehouseId), 'an order has a warehouse');
    return {
      ...row,
      warehouseName: place.name,
      companyName: place.companyName,
      status: row.status as OrderStatus,
      shipments: (shipments[index] ?? [])
        .toSorted((a, b) => (a.id > b.id ? -1 : 1))
        .map((shipment) => ({ ...shipment, status: shipment.status as ShipmentStatus })),
      createdAt: new Date(row.createdAt).toISOString(),
      updatedAt: new Date(row.updatedAt).toISOString(),
    };
  });
  return { orders, ...around };
}

/** One row more than the page, which tells whether another follows. A cursor is a status and the id within it. */
async function findRows(store: Reading, { cursor, status, warehouseId, limit }: Query): Promise<OrderRow[]> {
  const [fromStatus = '', fromId = ''] = (cursor ?? '').split(' ');
  const begun = orderStatuses.indexOf(fromStatus as OrderStatus);
  const rows: OrderRow[] = [];
  for (const [index, wanted] of orderStatuses.entries()) {
    if (index < begun || (status && !status.includes(wanted)) || rows.length > limit) continue;
    const after = index === begun ? fromId : '';
    const page = { status: wanted, after, limit: limit + 1 - rows.length };
    rows.push(
      ...(await (warehouseId === undefined
        ? store.read.pageOrders(page)
        : store.read.pageWarehouseOrders({ ...page, warehouseId }))),
    );
  }
  return rows;
}
