import { nextAlertStep } from '@wms/domain';
import { appendEvents } from '../outbox/append-event.ts';
import type { Statements } from '../store/statements/statements.ts';
import type { Commit } from '../store/store.ts';
import { alertState, countAlert } from './alert-state.ts';

/** A level that is to be looked at, locked by whoever looks. */
export type MovedLevel = Awaited<ReturnType<Statements['lockMovedLevels']>>[number];

export interface AlertChanges {
  readonly opened: number;
  readonly resolved: number;
}

/**
 * Holds levels against their thresholds (guide, section 5): opens the alerts that are due and tells partners of
 * them, and ends those whose level has recovered. The caller has locked the levels, so that none moves meanwhile.
 */
export async function updateAlerts(commit: Commit, levels: readonly MovedLevel[]): Promise<AlertChanges> {
  const { q } = commit;
  const [live, newest, inTransit] = await Promise.all([
    q.findLiveAlerts(levels),
    q.findNewestAlerts(levels),
    q.readInTransit(levels),
  ]);
  const due: MovedLevel[] = [];
  const over: { warehouseId: string; id: string }[] = [];
  for (const [index, level] of levels.entries()) {
    // A live alert is asked for by itself: the newest by id may be an earlier one, where nodes' clocks differ.
    const alert = live[index]?.[0] ?? newest[index]?.[0];
    const step = nextAlertStep(
      {
        level,
        inTransit: inTransit[index]?.[0]?.quantity ?? 0,
        alert: alert ? alertState(alert) : null,
      },
      { kind: 'SWEPT' },
    );
    if (step.kind === 'OPEN') due.push(level);
    if (step.kind === 'RESOLVE' && alert) over.push({ warehouseId: level.warehouseId, id: alert.id });
  }
  return { opened: await openAlerts(commit, due), resolved: await endAlerts(commit, over) };
}

/** No second alert of a SKU can be opened meanwhile, because its level is locked; the database would refuse it. */
async function openAlerts(commit: Commit, due: readonly MovedLevel[]): Promise<number> {
  const { q, now, newId } = commit;
  const products = await q.findProducts(due);
  const opened = due.map((level, index) => ({ ...level, id: newId(), name: products[index]?.[0]?.name }));
  await q.insertAlerts(opened.map((alert) => ({ ...alert, quantityAtOpen: alert.quantity, openedAt: now })));
  for (const [warehouseId, alerts] of Map.groupBy(opened, (alert) => alert.warehouseId)) {
    commit.count(warehouseId, 'alerts.OPEN', alerts.length);
    const told = alerts.map(({ id, sku, name, quantity, refillThreshold, parLevel }) => ({
      alertId: id,
      sku,
      name,
      currentQuantity: quantity,
      refillThreshold,
      parLevel,
    }));
    await appendEvents(commit, warehouseId, 'alert.triggered', told);
  }
  return opened.length;
}

/** Locked first: somebody may have ordered by one of them a moment ago, and then it waits for goods. */
async function endAlerts(
  commit: Commit,
  over: readonly { warehouseId: string; id: string }[],
): Promise<number> {
  const { q, now } = commit;
  const locked = await q.lockAlerts(over);
  const ending = over.flatMap((alert, index) => {
    const [row] = locked[index] ?? [];
    const { status } = row ? alertState(row) : { status: null };
    return status === 'OPEN' || status === 'ACKNOWLEDGED' ? [{ ...alert, status, now }] : [];
  });
  await q.resolveAlerts(ending);
  for (const { warehouseId, status } of ending) countAlert(commit, warehouseId, status, 'RESOLVED');
  return ending.length;
}
