import { roles } from '@wms/domain';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { instant, passwordLengthMax } from './fields.ts';

/** Codes that stand in for a lost second factor; each works once. */
export const recoveryCodesCount = 10;

/** Six digits of the authenticator app, or a recovery code; spaces and hyphens do not count. */
export const factorCode = z.string().min(6).max(32);

const password = z.string().min(1).max(passwordLengthMax);
const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

export const readSecondFactor = {
  surface: 'portal',
  method: 'GET',
  path: '/second-factor',
  summary: 'Whether the caller signs in with a second factor',
  roles,
  status: 200,
  answer: z.object({
    isOn: z.boolean(),
    since: instant.nullable(),
    recoveryCodesLeft: z.int(),
    /** 888's staff may have to have one. */
    isRequired: z.boolean(),
  }),
  errors: [],
  idempotent: false,
} as const satisfies Endpoint;

export const beginSecondFactor = {
  surface: 'portal',
  method: 'POST',
  path: '/second-factor',
  summary: 'Begin to set up an authenticator app (RFC 6238), after entering the password again',
  description:
    'The secret is shown this once, also as an otpauth address for a QR code. Nothing changes about signing in until a code of it was confirmed; beginning again makes another secret.',
  roles,
  body: z.strictObject({ password }),
  status: 200,
  answer: z.object({ secret: z.string(), uri: z.string() }),
  errors: ['LOGIN_FAILED', 'SECOND_FACTOR_STATE'],
  idempotent: false,
} as const satisfies Endpoint;

export const confirmSecondFactor = {
  surface: 'portal',
  method: 'POST',
  path: '/second-factor/confirm',
  summary: 'Turn the second factor on with a first code of it; the recovery codes are shown this once',
  roles,
  body: z.strictObject({ code: factorCode }),
  status: 200,
  answer: recoveryCodes,
  errors: ['TOTP_INVALID', 'SECOND_FACTOR_STATE'],
  idempotent: false,
} as const satisfies Endpoint;

export const renewRecoveryCodes = {
  surface: 'portal',
  method: 'POST',
  path: '/second-factor/recovery-codes',
  summary: 'Make new recovery codes; the old ones end',
  roles,
  body: z.strictObject({ password, code: factorCode }),
  status: 200,
  answer: recoveryCodes,
  errors: ['LOGIN_FAILED', 'TOTP_INVALID', 'SECOND_FACTOR_STATE'],
  idempotent: false,
} as const satisfies Endpoint;

export const endSecondFactor = {
  surface: 'portal',
  method: 'POST',
  path: '/second-factor/end',
  summary: 'Turn the second factor off, with the password and a code',
  roles,
  body: z.strictObject({ password, code: factorCode }),
  status: 204,
  answer: null,
  errors: ['LOGIN_FAILED', 'TOTP_INVALID', 'SECOND_FACTOR_STATE'],
  idempotent: false,
} as const satisfies Endpoint;
