import { tokenKinds, tokenLifeDays, tokenLockReasons } from '@wms/domain';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { customerRole, id, instant, pageAnswer, paging, passwordLengthMax, text } from './fields.ts';

/** The longest life that a key may be given, in days. */
export const keyDaysMax = 365;

/** Most keys of one account that may be live at once. */
export const liveKeysMax = 200;

/** Most CIDR ranges that one key may be used from: more than any company's uplinks. */
export const keyNetworksMax = 50;

/** Where a key may be used from; no ranges at all would lock it at its first use. */
const keyNetworks = {
  networkLock: z.boolean().optional(),
  allowedNetworks: z
    .array(z.union([z.cidrv4(), z.cidrv6()], 'is not a CIDR range, such as 198.51.100.0/24'))
    .min(1)
    .max(keyNetworksMax)
    .nullable()
    .optional(),
};

const currentPassword = z.strictObject({ password: z.string().min(1).max(passwordLengthMax) });
const params = z.strictObject({ id });

/** A key as its owner sees it: everything but the key. */
export const apiKey = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(tokenKinds),
  role: customerRole,
  warehouseId: z.string(),
  warehouseName: z.string(),
  /** Whose it is: the supervisor, or the worker whose device holds it. */
  userName: z.string(),
  lastFour: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  expiresAt: instant,
  revokedAt: instant.nullable(),
  isBoundToDevice: z.boolean(),
  /** Whether use from two networks within five minutes locks it; else it is only noted in the audit log. */
  networkLock: z.boolean(),
  /** The only networks that it may be used from; null: any. */
  allowedNetworks: z.array(z.string()).nullable(),
  /** `network` is where the use came from that locked it: an IPv4 /24, an IPv6 /48, `loopback` or `unknown`. */
  lock: z
    .object({ reason: z.enum(tokenLockReasons), at: instant, network: z.string().nullable() })
    .nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;

/** A key at its birth: `secret` is the raw token, shown this once. */
const newApiKey = z.object({ key: apiKey, secret: z.string() });

export const listKeys = {
  surface: 'portal',
  method: 'GET',
  path: '/keys',
  summary: 'The account’s API keys and desktop sign-ins, newest first',
  description: 'Live and locked ones; ?ended=true lists those that were revoked or have expired.',
  roles: ['SUPERVISOR'],
  query: z.strictObject({ ...paging, ended: z.enum(['true', 'false']).optional() }),
  status: 200,
  answer: z.object({ keys: z.array(apiKey), ...pageAnswer }),
  errors: ['PAGE_TOO_DEEP'],
  idempotent: false,
} as const satisfies Endpoint;

export const mintKey = {
  surface: 'portal',
  method: 'POST',
  path: '/keys',
  summary: 'Mint an API key for one warehouse',
  description: 'SUPERVISOR for an integration; WORKER for a worker’s device, which names the worker.',
  roles: ['SUPERVISOR'],
  body: z
    .strictObject({
      name: text(100),
      role: customerRole,
      warehouseId: id,
      workerId: id.optional(),
      days: z.int().min(1).max(keyDaysMax).default(tokenLifeDays).optional(),
      ...keyNetworks,
    })
    .refine(({ role, workerId }) => (role === 'WORKER') === (workerId !== undefined), {
      path: ['workerId'],
      message: 'goes with the role WORKER, and only with it',
    }),
  status: 201,
  answer: newApiKey,
  errors: ['NOT_FOUND', 'TOO_MANY_KEYS'],
  idempotent: true,
} as const satisfies Endpoint;

export const changeKey = {
  surface: 'portal',
  method: 'PATCH',
  path: '/keys/{id}',
  summary: 'Change where a key may be used from',
  description:
    'networkLock locks the key when it is used from two networks within five minutes; desktop sign-ins and workers’ devices always do that. allowedNetworks are CIDR ranges: used from anywhere else the key locks; null allows any.',
  roles: ['SUPERVISOR'],
  params,
  body: z.strictObject(keyNetworks),
  status: 200,
  answer: z.object({ key: apiKey }),
  errors: ['NOT_FOUND', 'KEY_ENDED'],
  idempotent: true,
} as const satisfies Endpoint;

export const revokeKey = {
  surface: 'portal',
  method: 'DELETE',
  path: '/keys/{id}',
  summary: 'Revoke a key: it opens nothing from this moment on',
  roles: ['SUPERVISOR'],
  params,
  status: 204,
  answer: null,
  errors: ['NOT_FOUND'],
  idempotent: true,
} as const satisfies Endpoint;

export const unlockKey = {
  surface: 'portal',
  method: 'POST',
  path: '/keys/{id}/unlock',
  summary: 'Unlock a key after entering the password again; it binds to the next device that uses it',
  roles: ['SUPERVISOR'],
  params,
  body: currentPassword,
  status: 200,
  answer: z.object({ key: apiKey }),
  errors: ['NOT_FOUND', 'LOGIN_FAILED', 'KEY_ENDED'],
  idempotent: true,
} as const satisfies Endpoint;

export const reissueKey = {
  surface: 'portal',
  method: 'POST',
  path: '/keys/{id}/reissue',
  summary: 'Replace a key after entering the password again: the old one ends, the new one is shown once',
  roles: ['SUPERVISOR'],
  params,
  body: currentPassword,
  status: 201,
  answer: newApiKey,
  errors: ['NOT_FOUND', 'LOGIN_FAILED', 'KEY_ENDED'],
  idempotent: true,
} as const satisfies Endpoint;
