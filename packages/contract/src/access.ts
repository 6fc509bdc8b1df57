import { briefTokenMinutes, passwordLengthMax, roles } from '@wms/domain';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { customerRole, email, id, instant } from './fields.ts';
import { factorCode } from './second-factor.ts';

export const readHealth = {
  surface: 'wms',
  method: 'GET',
  path: '/health',
  summary: 'Probe',
  roles: null,
  status: 200,
  answer: z.object({ status: z.literal('ok') }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

export const readOpenApi = {
  surface: 'wms',
  method: 'GET',
  path: '/openapi.json',
  summary: 'This API as an OpenAPI 3.1 document',
  roles: null,
  status: 200,
  answer: z.record(z.string(), z.unknown()),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

const warehouseChoice = z.object({ id: z.string(), name: z.string() });

export const desktopLogin = {
  surface: 'wms',
  method: 'POST',
  path: '/desktop-login',
  summary: 'Exchange portal credentials for a Bearer token',
  description:
    'The token is shown once and expires after 90 days. A new desktop sign-in revokes the same user’s previous desktop token only. ' +
    `With \`brief\` a supervisor signs in beside a worker for one pallet: that token expires after ${briefTokenMinutes} minutes and revokes none.`,
  roles: null,
  body: z.strictObject({
    email,
    password: z.string().min(1).max(passwordLengthMax),
    warehouseId: id.optional(),
    code: factorCode
      .optional()
      .describe('Of the second factor, or a recovery code; asked for by TOTP_REQUIRED.'),
    brief: z
      .boolean()
      .optional()
      .describe(
        `Supervisors only: a token of ${briefTokenMinutes} minutes that leaves the person’s other sign-ins as they are.`,
      ),
  }),
  status: 200,
  answer: z.object({
    success: z.literal(true),
    token: z.string(),
    warehouseName: z.string(),
    userName: z.string(),
    customerRole,
    parentCustomerId: z.string().nullable(),
    companyName: z.string(),
    warehouseId: z.string(),
    warehouses: z.array(warehouseChoice),
    expiresAt: instant,
  }),
  errors: [
    'LOGIN_FAILED',
    'TOTP_REQUIRED',
    'TOTP_INVALID',
    'ACCOUNT_PENDING',
    'ACCOUNT_SUSPENDED',
    'ACCOUNT_REJECTED',
    'NOT_A_CUSTOMER',
    'NOT_A_SUPERVISOR',
    'NOT_FOUND',
  ],
  idempotent: false,
} as const satisfies Endpoint;

export const endToken = {
  surface: 'wms',
  method: 'DELETE',
  path: '/session',
  summary: 'End the token that this request carries',
  description:
    'Signing out: from then on the token is answered 401, and its event streams end. No other token ends.',
  roles: ['SUPERVISOR', 'WORKER', 'DISPATCH', 'ADMIN'],
  status: 204,
  answer: null,
  errors: [],
  idempotent: true,
} as const satisfies Endpoint;

/** Who the caller is, without any secret; `csrfToken` is sent back as X-WMS-CSRF with every write by cookie. */
export const portalSession = z.object({
  userName: z.string(),
  email: z.string(),
  role: z.enum(roles),
  companyName: z.string().nullable(),
  warehouseId: z.string().nullable(),
  warehouseName: z.string().nullable(),
  warehouses: z.array(warehouseChoice),
  expiresAt: instant,
  csrfToken: z.string(),
});
export type PortalSession = z.infer<typeof portalSession>;

export const signInToPortal = {
  surface: 'portal',
  method: 'POST',
  path: '/session',
  summary: 'Sign in to the portal; the session is a cookie that scripts cannot read',
  roles: null,
  body: z.strictObject({
    email,
    password: z.string().min(1).max(passwordLengthMax),
    warehouseId: id.optional(),
    code: factorCode
      .optional()
      .describe('Of the second factor, or a recovery code; asked for by TOTP_REQUIRED.'),
  }),
  status: 201,
  answer: portalSession,
  errors: [
    'LOGIN_FAILED',
    'TOTP_REQUIRED',
    'TOTP_INVALID',
    'ACCOUNT_PENDING',
    'ACCOUNT_SUSPENDED',
    'ACCOUNT_REJECTED',
    'NOT_FOUND',
  ],
  idempotent: false,
} as const satisfies Endpoint;

export const readPortalSession = {
  surface: 'portal',
  method: 'GET',
  path: '/session',
  summary: 'Who is signed in',
  roles: ['SUPERVISOR', 'WORKER', 'DISPATCH', 'ADMIN'],
  status: 200,
  answer: portalSession,
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

export const signOutOfPortal = {
  surface: 'portal',
  method: 'DELETE',
  path: '/session',
  summary: 'Sign out: the session ends on the server at once',
  roles: ['SUPERVISOR', 'WORKER', 'DISPATCH', 'ADMIN'],
  status: 204,
  answer: null,
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;
