import { z } from 'zod';
import { portalSession } from './access.ts';
import type { Endpoint } from './endpoint.ts';
import { id, instant, newPassword, passwordLengthMax, text } from './fields.ts';

const everyone = ['SUPERVISOR', 'WORKER', 'DISPATCH', 'ADMIN'] as const;

/** A portal session that nobody uses ends after this long; the pages warn this long before. */
export const portalIdleMs = 30 * 60_000;
export const portalIdleWarningMs = 2 * 60_000;

/** Most warehouses that one account may have. */
export const warehousesMax = 100;

export const chooseWarehouse = {
  surface: 'portal',
  method: 'POST',
  path: '/session/warehouse',
  summary: 'Go on in another warehouse of the account: the session’s cookie is replaced',
  roles: ['SUPERVISOR'],
  body: z.strictObject({ warehouseId: id }),
  status: 200,
  answer: portalSession,
  errors: ['NOT_FOUND'],
  idempotent: false,
} as const satisfies Endpoint;

export const listSessions = {
  surface: 'portal',
  method: 'GET',
  path: '/sessions',
  summary: 'Where the caller is signed in to the portal, newest first',
  roles: everyone,
  status: 200,
  answer: z.object({
    sessions: z.array(
      z.object({
        id: z.string(),
        createdAt: instant,
        lastUsedAt: instant.nullable(),
        expiresAt: instant,
        isThisOne: z.boolean(),
      }),
    ),
  }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

export const endOtherSessions = {
  surface: 'portal',
  method: 'DELETE',
  path: '/sessions',
  summary: 'Sign out everywhere else: the caller’s other portal sessions and desktop sign-ins end at once',
  roles: everyone,
  status: 204,
  answer: null,
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

export const changePassword = {
  surface: 'portal',
  method: 'POST',
  path: '/password',
  summary: 'Choose a new password; the caller’s other portal sessions and desktop sign-ins end',
  roles: everyone,
  body: z.strictObject({
    currentPassword: z.string().min(1).max(passwordLengthMax),
    newPassword,
  }),
  status: 204,
  answer: null,
  errors: ['LOGIN_FAILED', 'WEAK_PASSWORD'],
  idempotent: false,
} as const satisfies Endpoint;

const warehouse = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: instant,
  /** Nothing in a test warehouse is real. */
  isTest: z.boolean(),
});

export const listOwnWarehouses = {
  surface: 'portal',
  method: 'GET',
  path: '/warehouses',
  summary: 'The account’s warehouses, in the order they were registered',
  roles: ['SUPERVISOR'],
  status: 200,
  answer: z.object({ warehouses: z.array(warehouse) }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

export const registerWarehouse = {
  surface: 'portal',
  method: 'POST',
  path: '/warehouses',
  summary: 'Register one more warehouse: a separate set of levels, keys and workers',
  roles: ['SUPERVISOR'],
  body: z.strictObject({ name: text(100) }),
  status: 201,
  answer: warehouse,
  errors: ['TOO_MANY_WAREHOUSES'],
  idempotent: true,
} as const satisfies Endpoint;
