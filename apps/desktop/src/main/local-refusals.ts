import type { Refusal } from '@wms/client';
import { type ErrorCode, errors } from '@wms/contract';

/** A refusal that this program makes by itself, in the form in which the server's come, so that screens need one. */
export const refuseLocally = (
  code: ErrorCode,
  error: string,
  details: Readonly<Record<string, unknown>> = {},
): Refusal => ({ kind: 'REFUSED', status: errors[code].status, code, error, requestId: '', details });
