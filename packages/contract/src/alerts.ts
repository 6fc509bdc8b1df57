import { alertStatuses, orderStatuses } from '@wms/domain';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import {
  instant,
  listParameter,
  pageAnswer,
  paging,
  positiveQuantity,
  quantity,
  sku,
  text,
} from './fields.ts';

const replenishmentOrder = z.object({
  id: z.string(),
  quantity: positiveQuantity,
  status: z.enum(orderStatuses),
});
export type ReplenishmentOrderAnswer = z.infer<typeof replenishmentOrder>;

/** An alert with its level as it is now; `suggestedQuantity` is what an approval without a quantity orders. */
export const alert = z.object({
  id: z.string(),
  sku,
  name: z.string(),
  status: z.enum(alertStatuses),
  currentQuantity: quantity,
  refillThreshold: quantity,
  parLevel: quantity,
  inTransit: z.int().min(0),
  suggestedQuantity: positiveQuantity,
  openedAt: instant,
  acknowledgedAt: instant.nullable(),
  orderedAt: instant.nullable(),
  order: replenishmentOrder.nullable(),
});
export type AlertAnswer = z.infer<typeof alert>;

export const listAlerts = {
  surface: 'wms',
  method: 'GET',
  path: '/alerts',
  summary: 'Replenishment alerts of the warehouse, newest first',
  description:
    'Live ones (OPEN, ACKNOWLEDGED and ORDERED) unless ?status= is given, once or as a list. ?sku= asks for one SKU’s. Quantities are those of the moment, not of the alert’s beginning.',
  roles: ['SUPERVISOR'],
  query: z.strictObject({
    ...paging,
    status: listParameter(z.enum(alertStatuses), alertStatuses.length).optional(),
    sku: sku.optional(),
  }),
  status: 200,
  answer: z.object({ alerts: z.array(alert), ...pageAnswer }),
  errors: ['PAGE_TOO_DEEP'],
  idempotent: false,
} as const satisfies Endpoint;

export const changeAlert = {
  surface: 'wms',
  method: 'PATCH',
  path: '/alerts/{id}',
  summary: 'Approve or acknowledge an alert',
  description:
    'approve orders the quantity given, or what is missing to par less what is in transit, and makes the alert ORDERED; acknowledge notes that somebody has seen it. An alert that has been ordered stays as it is and answers alreadyOrdered: true, whatever the quantity.',
  roles: ['SUPERVISOR'],
  params: z.strictObject({ id: text(64) }),
  body: z.discriminatedUnion('action', [
    z.strictObject({ action: z.literal('approve'), quantity: positiveQuantity.optional() }),
    z.strictObject({ action: z.literal('acknowledge') }),
  ]),
  status: 200,
  answer: z.object({
    alert,
    order: replenishmentOrder.nullable(),
    alreadyOrdered: z.literal(true).optional(),
  }),
  errors: ['NOT_FOUND', 'ALERT_STATE'],
  idempotent: true,
} as const satisfies Endpoint;
