import type { AlertSituation, AlertStatus } from '@wms/domain';
import type { Commit } from '../store/store.ts';

/** What a row of an alert says of how far it has come. */
export const alertState = (row: {
  readonly status: string;
  readonly acknowledgedAt: number | null;
  readonly orderedAt: number | null;
}): NonNullable<AlertSituation['alert']> => ({
  status: row.status as AlertStatus,
  wasAcknowledged: row.acknowledgedAt !== null,
  wasOrdered: row.orderedAt !== null,
});

/** Keeps the row counts of a warehouse's alerts when one goes from one status to another. */
export function countAlert(commit: Commit, warehouseId: string, from: AlertStatus, to: AlertStatus): void {
  commit.count(warehouseId, `alerts.${from}`, -1);
  commit.count(warehouseId, `alerts.${to}`, 1);
}
