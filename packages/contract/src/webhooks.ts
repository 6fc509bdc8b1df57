import { deliveryKinds, deliveryStates, eventNames } from '@wms/domain';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { id, instant, pageAnswer, paging, text } from './fields.ts';

/** Most live webhooks of a warehouse. */
export const webhooksMax = 100;
export const webhookUrlLengthMax = 2048;
/** How long deliveries are kept. */
export const deliveryLifeDays = 30;

const eventName = z.enum(eventNames);

/** One POST to a receiver, and what came of it. */
const delivery = z.object({
  id: z.string(),
  /** What the receiver sees as deliveryId and webhook-id; a resend carries that of the first. */
  deliveryId: z.string(),
  kind: z.enum(deliveryKinds),
  event: eventName,
  /** As in GET /events; null for a test. */
  eventId: z.string().nullable(),
  state: z.enum(deliveryStates),
  /** The receiver's HTTP status, null when none came. */
  status: z.int().nullable(),
  latencyMs: z.int().nullable(),
  /** Why it failed without a status, as a sentence. */
  failure: z.string().nullable(),
  /** The first 1 KB of the receiver's answer. */
  excerpt: z.string().nullable(),
  createdAt: instant,
  attemptedAt: instant.nullable(),
});
export type DeliveryAnswer = z.infer<typeof delivery>;

const webhook = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(eventName),
  createdAt: instant,
  lastDelivery: delivery.nullable(),
});
export type WebhookAnswer = z.infer<typeof webhook>;

export const listWebhooks = {
  surface: 'wms',
  method: 'GET',
  path: '/webhooks',
  summary: 'The warehouse’s webhooks, oldest first, each with its newest delivery',
  roles: ['SUPERVISOR'],
  query: z.strictObject(paging),
  status: 200,
  answer: z.object({ webhooks: z.array(webhook), ...pageAnswer }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

export const createWebhook = {
  surface: 'wms',
  method: 'POST',
  path: '/webhooks',
  summary: 'Register a webhook; its signing secret is shown this once',
  description: `HTTPS only, on port 443 or from 1024 up, without a user name in the URL. Refused when its host has no address, or any that is private, loopback or reserved; the same check runs at every delivery. A warehouse may have ${webhooksMax}.`,
  roles: ['SUPERVISOR'],
  body: z.strictObject({
    url: text(webhookUrlLengthMax),
    events: z
      .array(eventName)
      .min(1)
      .max(eventNames.length)
      .refine((names) => new Set(names).size === names.length, 'names an event twice'),
  }),
  status: 201,
  answer: z.object({
    id: z.string(),
    url: z.string(),
    events: z.array(eventName),
    createdAt: instant,
    secret: z.string(),
  }),
  errors: ['URL_NOT_ALLOWED', 'TOO_MANY_WEBHOOKS'],
  idempotent: true,
} as const satisfies Endpoint;
export type NewWebhookAnswer = z.infer<typeof createWebhook.answer>;

export const deleteWebhook = {
  surface: 'wms',
  method: 'DELETE',
  path: '/webhooks',
  summary: 'Delete a webhook by ?id=; nothing more is sent to it',
  roles: ['SUPERVISOR'],
  query: z.strictObject({ id }),
  status: 204,
  answer: null,
  errors: ['NOT_FOUND'],
  idempotent: true,
} as const satisfies Endpoint;

export const listDeliveries = {
  surface: 'wms',
  method: 'GET',
  path: '/webhooks/{id}/deliveries',
  summary: `A webhook’s deliveries of the last ${deliveryLifeDays} days, newest first`,
  description: 'Paged by cursor alone; there is no total.',
  roles: ['SUPERVISOR'],
  params: z.strictObject({ id }),
  query: z.strictObject({ limit: paging.limit, cursor: paging.cursor }),
  status: 200,
  answer: z.object({ deliveries: z.array(delivery), nextCursor: pageAnswer.nextCursor }),
  errors: ['NOT_FOUND'],
  idempotent: false,
} as const satisfies Endpoint;

export const testWebhook = {
  surface: 'wms',
  method: 'POST',
  path: '/webhooks/{id}/test',
  summary: 'Send a webhook a test event',
  description:
    'The body is the first event that it subscribes to, with test: true and no fields of an event. It is sent right after the answer; the deliveries show what came of it.',
  roles: ['SUPERVISOR'],
  params: z.strictObject({ id }),
  status: 202,
  answer: delivery,
  errors: ['NOT_FOUND'],
  idempotent: true,
} as const satisfies Endpoint;

export const resendDelivery = {
  surface: 'wms',
  method: 'POST',
  path: '/webhooks/{id}/deliveries/{deliveryId}/resend',
  summary: 'Send a delivery once more',
  description:
    'The same body with the same deliveryId, freshly signed, so that a receiver that had it already can tell.',
  roles: ['SUPERVISOR'],
  params: z.strictObject({ id, deliveryId: id }),
  status: 202,
  answer: delivery,
  errors: ['NOT_FOUND'],
  idempotent: true,
} as const satisfies Endpoint;
