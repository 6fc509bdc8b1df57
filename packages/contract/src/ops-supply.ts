import { forecastHorizons, orderStatuses, proposalStatuses, shipmentStatuses } from '@wms/domain';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { id, instant, listParameter, positiveQuantity, quantity } from './fields.ts';
import { cursorAnswer, cursorPaging, search, staff, trueOrFalse } from './ops-fields.ts';
import { asnNumberLengthMax, shipment } from './shipments.ts';

/** Whose warehouse a row belongs to. */
const place = { warehouseId: z.string(), warehouseName: z.string(), companyName: z.string() };

/** `late`: nothing of it has arrived, and its expected instant has passed. */
const placedShipment = shipment.extend({ ...place, late: z.boolean() });
export type PlacedShipmentAnswer = z.infer<typeof placedShipment>;

export const listAllShipments = {
  surface: 'ops',
  method: 'GET',
  path: '/shipments',
  summary: 'Every warehouse’s ASNs',
  description:
    'Newest first; active ones (all but RECEIVED and CANCELLED) unless ?status= is given, once or as a list. ?late=true lists those that should have arrived, the longest overdue first. ?search= is the beginning of an ASN number, whatever the status.',
  roles: staff,
  query: z
    .strictObject({
      ...cursorPaging,
      status: listParameter(z.enum(shipmentStatuses), shipmentStatuses.length).optional(),
      warehouseId: id.optional(),
      late: trueOrFalse.optional(),
      search: search.max(asnNumberLengthMax).optional(),
    })
    .refine(
      ({ status, late, search: asn }) =>
        [status, late === 'true' ? late : undefined, asn].filter((filter) => filter !== undefined).length <=
        1,
      { error: 'takes one of status, late and search' },
    ),
  status: 200,
  answer: z.object({ shipments: z.array(placedShipment), ...cursorAnswer }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

/** What a customer has ordered of 888, and the ASNs that bring it, newest first. */
const placedOrder = z.object({
  id: z.string(),
  ...place,
  sku: z.string(),
  name: z.string().nullable(),
  quantity: positiveQuantity,
  ourStock: quantity,
  status: z.enum(orderStatuses),
  alertId: z.string().nullable(),
  proposalId: z.string().nullable(),
  shipments: z.array(z.object({ id: z.string(), asnNumber: z.string(), status: z.enum(shipmentStatuses) })),
  createdAt: instant,
  updatedAt: instant,
});
export type PlacedOrderAnswer = z.infer<typeof placedOrder>;

export const listOrders = {
  surface: 'ops',
  method: 'GET',
  path: '/orders',
  summary: 'Replenishment orders of every warehouse: what to make ASNs from',
  description: 'By status, PLACED first, and within it the oldest first. ?status= once or as a list.',
  roles: staff,
  query: z.strictObject({
    ...cursorPaging,
    status: listParameter(z.enum(orderStatuses), orderStatuses.length).optional(),
    warehouseId: id.optional(),
  }),
  status: 200,
  answer: z.object({ orders: z.array(placedOrder), ...cursorAnswer }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

/** A customer's procurement proposal, as 888 sees it: what may be ordered, or was, and what the customer said. */
const placedProposal = z.object({
  id: z.string(),
  ...place,
  status: z.enum(proposalStatuses),
  horizon: z.enum(forecastHorizons),
  lineCount: z.int(),
  /** Pieces in all, for its horizon. */
  pieces: z.int(),
  createdAt: instant,
  decidedAt: instant.nullable(),
  reason: z.string().nullable(),
});
export type PlacedProposalAnswer = z.infer<typeof placedProposal>;

/** Those that somebody may still look at: a superseded proposal has no lines any more. */
export const listedProposalStatuses = ['PROPOSED', 'APPROVED', 'REJECTED'] as const;

export const listProposals = {
  surface: 'ops',
  method: 'GET',
  path: '/proposals',
  summary: 'Procurement proposals of every warehouse, newest first',
  description: 'Those that wait for their customer, unless ?status= asks for those that were decided.',
  roles: staff,
  query: z.strictObject({ ...cursorPaging, status: z.enum(listedProposalStatuses).default('PROPOSED') }),
  status: 200,
  answer: z.object({ proposals: z.array(placedProposal), ...cursorAnswer }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

/** Most warehouses that the overview names, those with the most to do first. */
export const overviewWarehousesMax = 100;

const toDo = {
  alerts: z.object({ OPEN: z.int(), ACKNOWLEDGED: z.int(), ORDERED: z.int() }),
  levelsToReview: z.int(),
  lateShipments: z.int(),
};

export const readOverview = {
  surface: 'ops',
  method: 'GET',
  path: '/overview',
  summary: 'What there is to do over all warehouses, and where',
  roles: staff,
  status: 200,
  answer: z.object({
    ...toDo,
    accountsPending: z.int(),
    proposalsProposed: z.int(),
    ordersPlaced: z.int(),
    shipments: z.object({ PENDING: z.int(), IN_TRANSIT: z.int(), PARTIALLY_RECEIVED: z.int() }),
    warehouses: z.array(z.object({ ...place, ...toDo, proposalProposed: z.boolean() })),
  }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;
