import { shipmentStatuses } from '@wms/domain';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import {
  dryRunMark,
  dryRunQuery,
  id,
  instant,
  listParameter,
  pageAnswer,
  paging,
  positiveQuantity,
  quantity,
  shipmentStatus,
  sku,
  stationId,
  text,
} from './fields.ts';

export const shipmentLinesMax = 500;
export const asnNumberLengthMax = 40;
export const trackingNumberLengthMax = 100;

/** How many tracking numbers one request may ask for: the spellings of one. */
export const trackingNumbersMax = 5;

const asnNumberField = z
  .string()
  .min(5)
  .max(asnNumberLengthMax)
  .regex(/^ASN-[A-Za-z0-9._-]+$/, 'begins with ASN- and holds letters, digits, dots, dashes or underscores');

export const shipment = z.object({
  id: z.string(),
  asnNumber: z.string(),
  status: shipmentStatus,
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  expectedAt: instant.nullable(),
  replenishmentOrderId: z.string().nullable(),
  createdAt: instant,
  lines: z.array(
    z.object({
      sku,
      name: z.string().nullable(),
      expectedQty: quantity,
      receivedQty: quantity,
      variance: z.int(),
      /** 14 digits, where the catalogue knows it. */
      gtin: z.string().optional(),
    }),
  ),
});
export type ShipmentAnswer = z.infer<typeof shipment>;

export const listShipments = {
  surface: 'wms',
  method: 'GET',
  path: '/shipments',
  summary: 'Advance shipment notices of the warehouse, newest first',
  description:
    'Active ones (all but RECEIVED and CANCELLED) unless ?status= is given, once or as a list. ?asnNumber= finds one, whatever its status, ?trackingNumber= those that travel under a number, once or as a list of its spellings. Dispatch names the warehouse by ?warehouseId=.',
  roles: ['SUPERVISOR', 'DISPATCH', 'ADMIN'],
  query: z.strictObject({
    ...paging,
    status: listParameter(z.enum(shipmentStatuses), shipmentStatuses.length).optional(),
    asnNumber: text(asnNumberLengthMax).optional(),
    trackingNumber: listParameter(text(trackingNumberLengthMax), trackingNumbersMax).optional(),
    warehouseId: id.optional(),
  }),
  status: 200,
  answer: z.object({ shipments: z.array(shipment), ...pageAnswer }),
  errors: ['NOT_FOUND', 'WAREHOUSE_REQUIRED', 'PAGE_TOO_DEEP'],
  idempotent: false,
} as const satisfies Endpoint;

export const createShipment = {
  surface: 'wms',
  method: 'POST',
  path: '/shipments',
  summary: 'Create an ASN (888 dispatch)',
  roles: ['DISPATCH', 'ADMIN'],
  body: z.strictObject({
    warehouseId: id,
    asnNumber: asnNumberField.optional(),
    status: z.enum(['PENDING', 'IN_TRANSIT']).optional(),
    carrier: text(100).optional(),
    trackingNumber: text(trackingNumberLengthMax).optional(),
    expectedAt: instant.optional(),
    replenishmentOrderId: id.optional(),
    lines: z
      .array(z.strictObject({ sku, expectedQty: positiveQuantity }))
      .min(1)
      .max(shipmentLinesMax),
  }),
  status: 201,
  answer: shipment,
  errors: ['NOT_FOUND', 'DUPLICATE_ASN_NUMBER', 'DUPLICATE_SKUS'],
  idempotent: true,
} as const satisfies Endpoint;

const params = z.strictObject({ id: text(64) });

export const changeShipment = {
  surface: 'wms',
  method: 'PATCH',
  path: '/shipments/{id}',
  summary: 'Move an ASN on, cancel it, or change its carrier (888 dispatch)',
  roles: ['DISPATCH', 'ADMIN'],
  params,
  body: z
    .strictObject({
      status: z.enum(['IN_TRANSIT', 'CANCELLED']).optional(),
      carrier: text(100).optional(),
      trackingNumber: text(trackingNumberLengthMax).optional(),
      expectedAt: instant.optional(),
    })
    .refine((change) => Object.keys(change).length > 0, 'names nothing to change'),
  status: 200,
  answer: shipment,
  errors: ['NOT_FOUND', 'SHIPMENT_STATE'],
  idempotent: true,
} as const satisfies Endpoint;

export const receiveShipment = {
  surface: 'wms',
  method: 'POST',
  path: '/shipments/{id}/receive',
  summary: 'Receive an ASN in one atomic step',
  description:
    '{id} is the id or the ASN number. Without lines everything outstanding is accepted; with lines exactly those counts are booked and a SKU left out stays outstanding. A PARTIALLY_RECEIVED ASN takes more with remainder: true, or close: true to close it short.',
  roles: ['SUPERVISOR'],
  params,
  query: dryRunQuery,
  body: z.strictObject({
    stationId: stationId.optional(),
    lines: z
      .array(z.strictObject({ sku, receivedQty: quantity }))
      .min(1)
      .max(shipmentLinesMax)
      .optional(),
    remainder: z.boolean().optional(),
    close: z.boolean().optional(),
  }),
  bodyOptional: true,
  status: 200,
  answer: z.object({
    success: z.literal(true),
    asnNumber: z.string(),
    status: shipmentStatus,
    closedShort: z.boolean().optional(),
    alreadyReceived: z.literal(true).optional(),
    ...dryRunMark,
    lines: z.array(z.object({ sku, receivedQty: quantity, variance: z.int(), quantityAfter: quantity })),
  }),
  errors: [
    'NOT_FOUND',
    'SHIPMENT_STATE',
    'UNREGISTERED_SKUS',
    'UNEXPECTED_SKUS',
    'DUPLICATE_SKUS',
    'OVER_RECEIPT',
    'QUANTITY_OUT_OF_RANGE',
  ],
  idempotent: true,
} as const satisfies Endpoint;
