import { userStatuses } from '@wms/domain';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { email, id, instant, newPassword, pageAnswer, paging, personName } from './fields.ts';

const worker = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  status: z.enum(userStatuses),
  badge: z.string(),
  createdAt: instant,
});
export type WorkerAnswer = z.infer<typeof worker>;

export const listWorkers = {
  surface: 'wms',
  method: 'GET',
  path: '/workers',
  summary: 'The warehouse’s workers, in the order they were added; those suspended stay listed',
  roles: ['SUPERVISOR'],
  query: z.strictObject(paging),
  status: 200,
  answer: z.object({ workers: z.array(worker), ...pageAnswer }),
  errors: ['PAGE_TOO_DEEP'],
  idempotent: false,
} as const satisfies Endpoint;

export const createWorker = {
  surface: 'wms',
  method: 'POST',
  path: '/workers',
  summary: 'Add a worker to the warehouse',
  description:
    'The e-mail address must be new to 888 WMS, whoever uses it. The password has at least 10 characters and is not easy to guess.',
  roles: ['SUPERVISOR'],
  body: z.strictObject({ name: personName, email, password: newPassword }),
  status: 201,
  answer: worker,
  errors: ['DUPLICATE_EMAIL', 'WEAK_PASSWORD'],
  idempotent: true,
} as const satisfies Endpoint;

export const suspendWorker = {
  surface: 'wms',
  method: 'DELETE',
  path: '/workers/{id}',
  summary: 'Suspend a worker: their tokens and sessions end at once, what was issued to them stays',
  roles: ['SUPERVISOR'],
  params: z.object({ id }),
  status: 204,
  answer: null,
  errors: ['NOT_FOUND'],
  idempotent: true,
} as const satisfies Endpoint;
