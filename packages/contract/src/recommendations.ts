import { periodDaysDefault, periodDaysMax } from '@wms/domain';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { pageAnswer, paging, quantity, sku, wholeNumber } from './fields.ts';

/** Rows of GET /recommendations on one page, and without `?limit=`. */
export const recommendationsPerPageMax = 1000;

/** A UTC day, `2026-06-08`. */
const calendarDate = z.iso.date();

export const recommendation = z.object({
  sku,
  name: z.string(),
  currentStock: quantity,
  /** 888's own central stock. */
  ourStock: quantity,
  inProduction: quantity,
  inTransit: z.int().min(0),
  consumedInPeriod: z.int().min(0),
  /** Pieces a day, with two decimals. */
  velocityPerDay: z.string(),
  reorderPoint: z.int().min(0),
  recommendedOrder: z.int().min(0),
  achievableOrder: z.int().min(0),
  daysOfStockLeft: z.int().min(0).nullable(),
  depletionDate: calendarDate.nullable(),
  orderByDate: calendarDate.nullable(),
  periodDays: z.int().min(1).max(periodDaysMax),
  explanation: z.object({
    leadTimeDays: z.int(),
    safetyDays: z.int(),
    position: z.int(),
    isDue: z.boolean(),
    shortfall: z.int(),
    periodDemand: z.int(),
  }),
});
export type RecommendationAnswer = z.infer<typeof recommendation>;

export const listRecommendations = {
  surface: 'wms',
  method: 'GET',
  path: '/recommendations',
  summary: 'Reorder-point and velocity analysis of every SKU, what needs most first',
  description:
    'Sorted by recommendedOrder, the largest first, then by SKU. ?days= is the lookback: 30 by default, above 90 it is 90. Without ?limit= the first 1000 SKUs; due says how many need an order in all. ?sku= lists that one alone. due and consumptionTrend are always of the whole warehouse, the trend with one point for every day of the period, today last.',
  roles: ['SUPERVISOR'],
  query: z.strictObject({
    limit: wholeNumber(1, recommendationsPerPageMax).default(recommendationsPerPageMax),
    page: paging.page,
    cursor: paging.cursor,
    sku: sku.optional(),
    /** Any whole number from 1; one above the longest lookback counts as that. */
    days: z
      .string()
      .regex(/^\d{1,15}$/, 'is not a whole number')
      .transform(Number)
      .pipe(z.int().min(1))
      .default(periodDaysDefault),
  }),
  status: 200,
  answer: z.object({
    recommendations: z.array(recommendation),
    consumptionTrend: z.array(z.object({ date: z.string().regex(/^\d\d-\d\d$/), units: z.int().min(0) })),
    /** SKUs whose recommendedOrder is above 0, on this page and every other. */
    due: z.int().min(0),
    ...pageAnswer,
  }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;
