import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { email, newPassword, personName } from './fields.ts';
import { companyName, warehouseName } from './ops-fields.ts';

/** Where the portal's page for new customers is. */
export const signUpPath = '/sign-up';

export const signUp = {
  surface: 'portal',
  method: 'POST',
  path: '/sign-up',
  summary: 'Ask for an account, which 888 approves or rejects',
  description:
    'The answer is the same whether or not somebody signs in with this address already; what became of it comes by e-mail. Until 888 has approved the account, signing in answers 403 ACCOUNT_PENDING.',
  roles: null,
  body: z.strictObject({ companyName, name: personName, email, password: newPassword, warehouseName }),
  status: 202,
  answer: z.object({ success: z.literal(true), message: z.string() }),
  errors: ['WEAK_PASSWORD'],
  idempotent: false,
} as const satisfies Endpoint;
