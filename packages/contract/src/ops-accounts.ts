import { accountStatuses, customerRoles, userStatuses } from '@wms/domain';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { email, id, instant, newPassword, personName, text } from './fields.ts';
import {
  adminOnly,
  companyName,
  cursorAnswer,
  cursorPaging,
  idParams,
  search,
  staff,
  warehouseName,
} from './ops-fields.ts';

const accountStatus = z.enum(accountStatuses);

/** A customer, with the supervisor who answers for it. */
const account = z.object({
  id: z.string(),
  companyName: z.string(),
  status: accountStatus,
  createdAt: instant,
  ownerName: z.string().nullable(),
  ownerEmail: z.string().nullable(),
});
export type AccountAnswer = z.infer<typeof account>;

/** Most people that one account's page shows; `userCount` says how many there are. */
export const accountUsersMax = 200;

const accountDetail = account.extend({
  users: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      role: z.enum(customerRoles),
      status: z.enum(userStatuses),
      badge: z.string().nullable(),
      warehouseId: z.string().nullable(),
      createdAt: instant,
    }),
  ),
  userCount: z.int(),
  warehouses: z.array(z.object({ id: z.string(), name: z.string(), createdAt: instant })),
});
export type AccountDetailAnswer = z.infer<typeof accountDetail>;

export const listAccounts = {
  surface: 'ops',
  method: 'GET',
  path: '/accounts',
  summary: 'Customer accounts, newest first',
  description: '?search= looks through company, owner’s name and owner’s e-mail address.',
  roles: adminOnly,
  query: z.strictObject({
    ...cursorPaging,
    status: accountStatus.optional(),
    search: search.optional(),
  }),
  status: 200,
  answer: z.object({ accounts: z.array(account), ...cursorAnswer }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

export const readAccount = {
  surface: 'ops',
  method: 'GET',
  path: '/accounts/{id}',
  summary: 'One account, its people and its warehouses',
  roles: adminOnly,
  params: idParams,
  status: 200,
  answer: accountDetail,
  errors: ['NOT_FOUND'],
  idempotent: false,
} as const satisfies Endpoint;

export const createAccount = {
  surface: 'ops',
  method: 'POST',
  path: '/accounts',
  summary: 'Create an account with its supervisor and first warehouse',
  roles: adminOnly,
  body: z.strictObject({
    email,
    password: newPassword,
    name: personName,
    companyName,
    warehouseName,
    status: accountStatus.optional(),
  }),
  status: 201,
  answer: z.object({ accountId: z.string(), userId: z.string(), warehouseId: z.string() }),
  errors: ['DUPLICATE_EMAIL', 'WEAK_PASSWORD'],
  idempotent: true,
} as const satisfies Endpoint;

export const changeAccount = {
  surface: 'ops',
  method: 'PATCH',
  path: '/accounts/{id}',
  summary: 'Approve, suspend or reject an account',
  description:
    'expectedStatus is the status that the decision was made on: when somebody has changed it meanwhile, the answer is 409 with the current one and nothing is changed. Suspending ends every session and token of the account at once.',
  roles: adminOnly,
  params: idParams,
  body: z.strictObject({
    status: accountStatus,
    expectedStatus: accountStatus,
    reason: text(500).optional(),
  }),
  status: 200,
  answer: z.object({ id: z.string(), status: accountStatus }),
  errors: ['NOT_FOUND', 'CHANGED_MEANWHILE'],
  idempotent: true,
} as const satisfies Endpoint;

export const createWarehouse = {
  surface: 'ops',
  method: 'POST',
  path: '/accounts/{id}/warehouses',
  summary: 'Create one more warehouse of an account',
  roles: adminOnly,
  params: idParams,
  body: z.strictObject({ name: warehouseName }),
  status: 201,
  answer: z.object({ warehouseId: z.string() }),
  errors: ['NOT_FOUND'],
  idempotent: true,
} as const satisfies Endpoint;

/** A warehouse as 888's desk sees it. The counts are kept, not counted. */
const warehouseSummary = z.object({
  id: z.string(),
  name: z.string(),
  accountId: z.string(),
  companyName: z.string(),
  accountStatus,
  createdAt: instant,
  levels: z.object({ OK: z.int(), LOW: z.int(), CRITICAL: z.int() }),
  levelsToReview: z.int(),
  alerts: z.object({ OPEN: z.int(), ACKNOWLEDGED: z.int(), ORDERED: z.int() }),
  shipments: z.object({ PENDING: z.int(), IN_TRANSIT: z.int(), PARTIALLY_RECEIVED: z.int() }),
});
export type WarehouseSummaryAnswer = z.infer<typeof warehouseSummary>;

export const listAllWarehouses = {
  surface: 'ops',
  method: 'GET',
  path: '/warehouses',
  summary: 'Every customer’s warehouses, with what there is to do in them',
  description: 'By id. ?search= looks through warehouse and company names.',
  roles: staff,
  query: z.strictObject({ ...cursorPaging, search: search.optional(), accountId: id.optional() }),
  status: 200,
  answer: z.object({ warehouses: z.array(warehouseSummary), ...cursorAnswer }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;
