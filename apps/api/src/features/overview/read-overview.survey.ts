import { type AnswerOf, overviewWarehousesMax } from '@wms/contract';
import { awaitedShipmentStatuses } from '@wms/domain';
import type { Statements } from '../../store/statements/statements.ts';

type Overview = AnswerOf<'readOverview'>;
type PlacedToDo = Overview['warehouses'][number];
type ToDo = Omit<PlacedToDo, 'warehouseName' | 'companyName'>;

/**
 * What there is to do over all warehouses. It adds up the kept counts of each, so that it looks at some ten rows a
 * warehouse however much they hold; off the request path, because there may be thousands of warehouses.
 */
export async function readOverview(q: Statements, { now }: { now: number }): Promise<Overview> {
  const counts = await q.readAllRowCounts({});
  const totals = new Map<string, number>();
  const toDo = new Map<string, ToDo>();
  const of = (warehouseId: string): ToDo => {
    const known = toDo.get(warehouseId) ?? nothingToDo(warehouseId);
    toDo.set(warehouseId, known);
    return known;
  };
  for (const { warehouseId, name, value } of counts) {
    totals.set(name, (totals.get(name) ?? 0) + value);
    const status = alertCounts[name];
    if (status) of(warehouseId).alerts[status] = value;
    if (name === 'reviews') of(warehouseId).levelsToReview = value;
  }
  let lateShipments = 0;
  for (const status of awaitedShipmentStatuses) {
    for (const { warehouseId, value } of await q.countOverdueShipments({ status, now })) {
      of(warehouseId).lateShipments += value;
      lateShipments += value;
    }
  }
  const proposed = await q.listProposedWarehouses({});
  for (const { warehouseId } of proposed) of(warehouseId).proposalProposed = true;

  const [pending] = await q.countAccounts({ status: 'PENDING' });
  const [placed] = await q.countPlacedOrders({});
  const total = (name: string) => totals.get(name) ?? 0;
  return {
    alerts: {
      OPEN: total('alerts.OPEN'),
      ACKNOWLEDGED: total('alerts.ACKNOWLEDGED'),
      ORDERED: total('alerts.ORDERED'),
    },
    levelsToReview: total('reviews'),
    lateShipments,
    accountsPending: pending?.value ?? 0,
    proposalsProposed: proposed.length,
    ordersPlaced: placed?.value ?? 0,
    shipments: {
      PENDING: total('shipments.PENDING'),
      IN_TRANSIT: total('shipments.IN_TRANSIT'),
      PARTIALLY_RECEIVED: total('shipments.PARTIALLY_RECEIVED'),
    },
    warehouses: await nameBusiest(q, [...toDo.values()]),
  };
}

const alertCounts: Readonly<Record<string, 'OPEN' | 'ACKNOWLEDGED' | 'ORDERED'>> = {
  'alerts.OPEN': 'OPEN',
  'alerts.ACKNOWLEDGED': 'ACKNOWLEDGED',
  'alerts.ORDERED': 'ORDERED',
};

const nothingToDo = (warehouseId: string): ToDo => ({
  warehouseId,
  alerts: { OPEN: 0, ACKNOWLEDGED: 0, ORDERED: 0 },
  levelsToReview: 0,
  lateShipments: 0,
  proposalProposed: false,
});

/** Those with anything to do: late arrivals first, then open alerts, then levels to review. */
async function nameBusiest(q: Statements, toDo: readonly ToDo[]): Promise<PlacedToDo[]> {
  const busiest = toDo
    .filter(
      ({ alerts, levelsToReview, lateShipments, proposalProposed }) =>
        alerts.OPEN + alerts.ACKNOWLEDGED + levelsToReview + lateShipments > 0 || proposalProposed,
    )
    .toSorted(
      (a, b) =>
        b.lateShipments - a.lateShipments ||
        b.alerts.OPEN - a.alerts.OPEN ||
        b.levelsToReview - a.levelsToReview ||
        (a.warehouseId < b.warehouseId ? -1 : 1),
    )
    .slice(0, overviewWarehousesMax);
  const found = await q.findWarehouseSummaries(busiest.map(({ warehouseId }) => ({ id: warehouseId })));
  return busiest.flatMap((row, index) =>
    (found[index] ?? []).map(({ name, companyName }) => ({ ...row, warehouseName: name, companyName })),
  );
}
