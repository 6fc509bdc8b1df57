import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { email, newPassword } from './fields.ts';

/** Where the portal's reset page is; the link's secret stands behind it as `#token=...`. */
export const passwordResetPath = '/reset-password';

export const requestPasswordReset = {
  surface: 'wms',
  method: 'POST',
  path: '/desktop-forgot-password',
  summary: 'Ask for a link to choose a new password',
  description:
    'The answer is the same whether or not anybody signs in with this address, and however often it is asked for. The link comes by e-mail, works once and for 30 minutes, and opens the portal.',
  roles: null,
  body: z.strictObject({ email }),
  status: 202,
  answer: z.object({ success: z.literal(true), message: z.string() }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

export const resetPassword = {
  surface: 'portal',
  method: 'POST',
  path: '/password-reset',
  summary: 'Choose a new password with the link’s secret; every token and session of the user ends',
  roles: null,
  body: z.strictObject({ token: z.string().min(1).max(200), password: newPassword }),
  status: 204,
  answer: null,
  errors: ['RESET_LINK_INVALID', 'WEAK_PASSWORD'],
  idempotent: false,
} as const satisfies Endpoint;
