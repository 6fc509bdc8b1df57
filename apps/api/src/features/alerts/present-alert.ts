import type { AlertAnswer, ReplenishmentOrderAnswer } from '@wms/contract';
import { type AlertStatus, defaultOrderQuantity, type OrderStatus } from '@wms/domain';
import type { Statements } from '../../store/statements/statements.ts';

export type AlertRow = Awaited<ReturnType<Statements['readAlerts']>>[number][number];

const isoOrNull = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();

/** An alert as it goes on the wire. */
export const presentAlert = (row: AlertRow): AlertAnswer => ({
  id: row.id,
  sku: row.sku,
  name: row.name,
  status: row.status as AlertStatus,
  currentQuantity: row.quantity,
  refillThreshold: row.refillThreshold,
  parLevel: row.parLevel,
  inTransit: row.inTransit,
  suggestedQuantity: defaultOrderQuantity({ level: row, inTransit: row.inTransit }),
  openedAt: new Date(row.openedAt).toISOString(),
  acknowledgedAt: isoOrNull(row.acknowledgedAt),
  orderedAt: isoOrNull(row.orderedAt),
  order: presentOrder(row),
});

const presentOrder = ({ orderId, orderQuantity, orderStatus }: AlertRow): ReplenishmentOrderAnswer | null =>
  orderId === null || orderQuantity === null
    ? null
    : { id: orderId, quantity: orderQuantity, status: orderStatus as OrderStatus };
