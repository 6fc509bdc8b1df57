import { forecastHorizons, forecastMethods, orderStatuses, proposalStatuses } from '@wms/domain';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { id, instant, paging, positiveQuantity, quantity, sku, text, wholeNumber } from './fields.ts';

/** SKUs on one page of GET /forecast, and without `?limit=`. */
export const forecastSkusPerPageMax = 500;

/** Lines that one approval may set a quantity of its own for. */
export const approvedLinesMax = 4000;

const forecastExplanation = z.object({
  pattern: z.string(),
  /** Weeks since the first demand. */
  periods: z.int(),
  measure: z.literal('RMSSE'),
  originCount: z.int(),
  forecastCount: z.int(),
  tested: z.array(z.object({ method: z.enum(forecastMethods), error: z.number() })),
  combined: z.array(z.enum(forecastMethods)),
});

/** What to order of one SKU, and why. `quantity` is what the proposal's horizon orders, or what an approval set instead. */
export const proposalLine = z.object({
  sku,
  name: z.string(),
  quarterQuantity: quantity,
  halfYearQuantity: quantity,
  quantity,
  method: z.enum(forecastMethods),
  /** Root mean squared scaled error in the back-test, below 1 is better than the naive method; null without a test. */
  error: z.number().nullable(),
  explanation: z.object({
    position: z.int(),
    runRateDays: z.int(),
    consumed: z.int(),
    quarterDemand: z.number(),
    halfYearDemand: z.number(),
    forecast: forecastExplanation.nullable(),
  }),
});
export type ProposalLineAnswer = z.infer<typeof proposalLine>;

/** A procurement proposal without its lines. */
export const proposalSummary = z.object({
  id: z.string(),
  status: z.enum(proposalStatuses),
  horizon: z.enum(forecastHorizons),
  createdAt: instant,
  decidedAt: instant.nullable(),
  reason: z.string().nullable(),
  lineCount: z.int().min(0),
});
export type ProposalSummaryAnswer = z.infer<typeof proposalSummary>;

/** How long one SKU's stock lasts at its run rate. */
export const coverLine = z.object({
  sku,
  name: z.string(),
  currentQuantity: quantity,
  inTransit: z.int().min(0),
  inProduction: quantity,
  /** Pieces in 30 days, to the hundredth. */
  runRatePerMonth: z.number().min(0),
  /** To the hundredth; null when nothing is consumed. */
  monthsOfCover: z.number().min(0).nullable(),
});
export type CoverLineAnswer = z.infer<typeof coverLine>;

export const readForecast = {
  surface: 'wms',
  method: 'GET',
  path: '/forecast',
  summary: 'The active procurement proposal and a live months-of-cover snapshot',
  description:
    'A page is a stretch of SKUs in byte order: the snapshot has a line for each of its levels, and proposal.lines those of the same stretch. Follow nextCursor for the rest; a proposal’s lineCount says how many there are in all.',
  roles: ['SUPERVISOR'],
  query: z.strictObject({
    limit: wholeNumber(1, forecastSkusPerPageMax).default(forecastSkusPerPageMax),
    cursor: paging.cursor,
  }),
  status: 200,
  answer: z.object({
    proposal: proposalSummary.extend({ lines: z.array(proposalLine) }).nullable(),
    snapshot: z.object({ at: instant, lines: z.array(coverLine) }),
    limit: z.int(),
    /** Levels of the warehouse. */
    total: z.int(),
    nextCursor: z.string().nullable(),
  }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

/** A UTC day, `2026-06-08`. */
const calendarDate = z.iso.date();

export const readForecastWeeks = {
  surface: 'wms',
  method: 'GET',
  path: '/forecast/weeks',
  summary: 'What one SKU has consumed week by week, and what is expected of the coming weeks',
  description:
    'As of the day on which the active proposal was made, so that it shows what the proposal’s line comes from, and as of today without one. consumed has the whole weeks since the first consumption, the oldest first, the last of them ending with upTo; expected has the weeks of half a year after it. A SKU that the warehouse has no level of, or that never left it, has no weeks.',
  roles: ['SUPERVISOR'],
  query: z.strictObject({ sku }),
  status: 200,
  answer: z.object({
    sku,
    upTo: calendarDate,
    method: z.enum(forecastMethods),
    /** As in the proposal's line. */
    error: z.number().nullable(),
    consumed: z.array(z.int().min(0)),
    /** Pieces a week, to the hundredth. */
    expected: z.array(z.number().min(0)),
  }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

export const regenerateForecast = {
  surface: 'wms',
  method: 'POST',
  path: '/forecast/regenerate',
  summary: 'Compute the proposal anew from the latest consumption',
  description:
    'Answers when the new proposal is there, after some seconds for thousands of SKUs. It takes the place of the one before, which becomes SUPERSEDED. Read its lines with GET /forecast.',
  roles: ['SUPERVISOR'],
  body: z.strictObject({}),
  bodyOptional: true,
  status: 200,
  answer: z.object({ proposal: proposalSummary }),
  errors: ['PROPOSAL_STATE'],
  idempotent: true,
} as const satisfies Endpoint;

const params = z.strictObject({ id });

export const approveForecast = {
  surface: 'wms',
  method: 'POST',
  path: '/forecast/{id}/approve',
  summary: 'Approve a proposal: create its replenishment orders',
  description:
    'Orders what the horizon proposes (QUARTER without one); lines set a quantity of their own for some SKUs of the proposal, 0 to leave one out. Approving again changes nothing and answers with the same orders and alreadyApproved: true.',
  roles: ['SUPERVISOR'],
  params,
  body: z.strictObject({
    horizon: z.enum(forecastHorizons).optional(),
    lines: z.array(z.strictObject({ sku, quantity })).min(1).max(approvedLinesMax).optional(),
  }),
  bodyOptional: true,
  status: 200,
  answer: z.object({
    proposal: proposalSummary,
    orders: z.array(
      z.object({ id: z.string(), sku, quantity: positiveQuantity, status: z.enum(orderStatuses) }),
    ),
    alreadyApproved: z.literal(true).optional(),
  }),
  errors: ['NOT_FOUND', 'PROPOSAL_STATE', 'UNPROPOSED_SKUS', 'DUPLICATE_SKUS'],
  idempotent: true,
} as const satisfies Endpoint;

export const rejectForecast = {
  surface: 'wms',
  method: 'POST',
  path: '/forecast/{id}/reject',
  summary: 'Reject a proposal, with a reason',
  roles: ['SUPERVISOR'],
  params,
  body: z.strictObject({ reason: text(500) }),
  status: 200,
  answer: z.object({ proposal: proposalSummary }),
  errors: ['NOT_FOUND', 'PROPOSAL_STATE'],
  idempotent: true,
} as const satisfies Endpoint;
