import { actFields, auditActions } from '@wms/domain';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { id, instant } from './fields.ts';
import { adminOnly, cursorAnswer, cursorPaging } from './ops-fields.ts';

/** What 888's acts are about: the first word of their action. */
export const actSubjects = [
  'account',
  'warehouse',
  'level',
  'shipment',
  'product',
  'catalogue',
  'staff',
  'staff-token',
  'person',
  'keys',
] as const;
export type ActSubject = (typeof actSubjects)[number];

/** Most fields that one act's answer names; `changeCount` says how many it changed. */
export const actChangesMax = 50;

const fieldValue = z.union([z.string(), z.number(), z.boolean()]).nullable();

/** One thing that 888 did: by whom, to whom, and each field before and after. */
const act = z.object({
  id: z.string(),
  at: instant,
  action: z.enum(auditActions),
  /** The member of staff, `operator` for the command line, or `sign-up` for a customer who asked for an account. */
  by: z.string(),
  byName: z.string().nullable(),
  accountId: z.string().nullable(),
  companyName: z.string().nullable(),
  warehouseId: z.string().nullable(),
  warehouseName: z.string().nullable(),
  /** Whom it concerns, where it is about a person. */
  userId: z.string().nullable(),
  userName: z.string().nullable(),
  reason: z.string().nullable(),
  /** `of` is the SKU or ASN that a field belongs to; null before or after means that it was not there. */
  changes: z.array(
    z.object({ of: z.string().nullable(), field: z.enum(actFields), before: fieldValue, after: fieldValue }),
  ),
  changeCount: z.int(),
});
export type ActAnswer = z.infer<typeof act>;

export const listActs = {
  surface: 'ops',
  method: 'GET',
  path: '/audit',
  summary: 'What 888 did, newest first',
  description:
    'Accounts, warehouses, staff, catalogue, levels and ASNs, each with before and after; kept for a year. Any of the filters may be left out.',
  roles: adminOnly,
  query: z.strictObject({
    ...cursorPaging,
    by: id.optional().describe('A member of staff, operator or sign-up.'),
    accountId: id.optional(),
    about: z.enum(actSubjects).optional().describe('Only what begins with this, such as level.set.'),
    from: instant.optional().describe('From this instant on.'),
    to: instant.optional().describe('Before this instant.'),
  }),
  status: 200,
  answer: z.object({ acts: z.array(act), ...cursorAnswer }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;
