import { tokenLifeDays, userStatuses } from '@wms/domain';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { email, id, instant, newPassword, personName } from './fields.ts';
import { adminOnly, cursorAnswer, cursorPaging, idParams, staffRole } from './ops-fields.ts';

const userStatus = z.enum(userStatuses);

/** One of 888's own people. */
const staffMember = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: staffRole,
  status: userStatus,
  createdAt: instant,
});
export type StaffMemberAnswer = z.infer<typeof staffMember>;

export const listStaff = {
  surface: 'ops',
  method: 'GET',
  path: '/staff',
  summary: '888’s own people, newest first',
  roles: adminOnly,
  query: z.strictObject(cursorPaging),
  status: 200,
  answer: z.object({ staff: z.array(staffMember), ...cursorAnswer }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

export const createStaff = {
  surface: 'ops',
  method: 'POST',
  path: '/staff',
  summary: 'Add a member of staff',
  roles: adminOnly,
  body: z.strictObject({ email, password: newPassword, name: personName, role: staffRole }),
  status: 201,
  answer: z.object({ userId: z.string() }),
  errors: ['DUPLICATE_EMAIL', 'WEAK_PASSWORD'],
  idempotent: true,
} as const satisfies Endpoint;

export const changeStaff = {
  surface: 'ops',
  method: 'PATCH',
  path: '/staff/{id}',
  summary: 'Suspend a member of staff, or let them in again',
  description:
    'Suspending ends their sessions and keys at once. The last active ADMIN cannot be suspended. expectedStatus as for accounts.',
  roles: adminOnly,
  params: idParams,
  body: z.strictObject({ status: userStatus, expectedStatus: userStatus }),
  status: 200,
  answer: z.object({ id: z.string(), status: userStatus }),
  errors: ['NOT_FOUND', 'CHANGED_MEANWHILE', 'LAST_ADMIN'],
  idempotent: true,
} as const satisfies Endpoint;

/** A key of a member of staff, without the key itself. */
const staffToken = z.object({
  id: z.string(),
  name: z.string(),
  lastFour: z.string(),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.nullable(),
});
export type StaffTokenAnswer = z.infer<typeof staffToken>;

/** Most live keys of one member of staff; another is minted once one of them is revoked. */
export const staffTokensMax = 20;

export const listStaffTokens = {
  surface: 'ops',
  method: 'GET',
  path: '/staff/{id}/tokens',
  summary: 'Live keys of a member of staff, newest first',
  roles: adminOnly,
  params: idParams,
  status: 200,
  answer: z.object({ tokens: z.array(staffToken) }),
  errors: ['NOT_FOUND'],
  idempotent: false,
} as const satisfies Endpoint;

export const mintStaffToken = {
  surface: 'ops',
  method: 'POST',
  path: '/staff/{id}/tokens',
  summary: 'Mint a key for a member of staff',
  description: '`secret` is the key, shown this once.',
  roles: adminOnly,
  params: idParams,
  body: z.strictObject({ name: personName, days: z.int().min(1).max(tokenLifeDays).optional() }),
  status: 201,
  answer: z.object({ tokenId: z.string(), secret: z.string(), expiresAt: instant }),
  errors: ['NOT_FOUND', 'TOO_MANY_KEYS'],
  idempotent: true,
} as const satisfies Endpoint;

export const revokeStaffToken = {
  surface: 'ops',
  method: 'DELETE',
  path: '/staff/{id}/tokens/{tokenId}',
  summary: 'Revoke a key of a member of staff, at once',
  roles: adminOnly,
  params: z.strictObject({ id, tokenId: id }),
  status: 204,
  answer: null,
  errors: ['NOT_FOUND'],
  idempotent: true,
} as const satisfies Endpoint;
