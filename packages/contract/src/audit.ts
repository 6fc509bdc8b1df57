import { auditActions } from '@wms/domain';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { instant, pageAnswer, paging } from './fields.ts';
import { staff } from './ops-fields.ts';

/** What security events are about: the first word of their action. */
export const auditSubjects = [
  'sign-in',
  'token',
  'session',
  'password',
  'second-factor',
  'worker',
  'webhook',
  'account',
  'warehouse',
  'level',
  'shipment',
  'staff',
  'staff-token',
] as const;
export type AuditSubject = (typeof auditSubjects)[number];

/** One security event of an account, or of a member of 888's staff. */
const auditEntry = z.object({
  id: z.string(),
  at: instant,
  /** What happened; docs/security.md says when. */
  action: z.enum(auditActions),
  /** True of what 888 did; the user is then whom it concerns. */
  by888: z.boolean(),
  warehouseId: z.string().nullable(),
  /** Whose token or sign-in it was, or whom it concerns. */
  userId: z.string().nullable(),
  userName: z.string().nullable(),
  tokenId: z.string().nullable(),
  /** More about it, without secrets: a reason, a network, a status. */
  detail: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const listAuditEntries = {
  surface: 'portal',
  method: 'GET',
  path: '/audit',
  summary: 'Security events of the account, or of one’s own sign-in at 888, newest first',
  description:
    'Sign-ins, keys and their locks, changes of people and of the account. 888’s staff, who belong to no account, read what concerns themselves. Entries are kept for a year.',
  roles: ['SUPERVISOR', ...staff],
  query: z.strictObject({
    limit: paging.limit,
    cursor: paging.cursor,
    about: z.enum(auditSubjects).optional().describe('Only what begins with this, such as token.locked.'),
    from: instant.optional().describe('From this instant on.'),
    to: instant.optional().describe('Before this instant.'),
  }),
  status: 200,
  answer: z.object({ entries: z.array(auditEntry), ...pageAnswer }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;
