import type { Role } from '@wms/domain';
import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';

/** The three surfaces: partners' and the desktop's API, the portal's own session, and 888's staff. */
export const basePaths = { wms: '/api/wms/v1', portal: '/api/portal/v1', ops: '/api/ops/v1' } as const;
export type Surface = keyof typeof basePaths;

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * One entry of the endpoint list, from which the routes, the client, the OpenAPI document and the role matrix
 * are made. Body schemas only check, they never transform: the exact bytes of a body go on to the writer.
 */
export interface Endpoint {
  readonly surface: Surface;
  readonly method: Method;
  /** Below the surface's base path; parameters in braces, as in OpenAPI. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  /** Who may call it; `null` is open to anyone, without a token. */
  readonly roles: readonly Role[] | null;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** A file instead of a JSON body, of this media type and at most so many bytes; it is never held whole in memory. */
  readonly upload?: { readonly type: 'text/csv'; readonly bytesMax: number };
  /** A missing body counts as `{}`. */
  readonly bodyOptional?: true;
  readonly status: 200 | 201 | 202 | 204;
  /** `null` for an answer without a body. */
  readonly answer: z.ZodType | null;
  /** Answers with server-sent events until either side ends it; `answer` is what each one's data holds. */
  readonly stream?: true;
  /** What it may refuse with, beside what every endpoint of its kind may. */
  readonly errors: readonly ErrorCode[];
  /** Honours Idempotency-Key. False for reads, and for sign-in, whose answer holds a fresh secret. */
  readonly idempotent: boolean;
}

/** The refusals that any endpoint may answer, by what it takes. */
export function commonErrors(endpoint: Endpoint): ErrorCode[] {
  return [
    'BAD_REQUEST',
    'METHOD_NOT_ALLOWED',
    'THROTTLED',
    'INTERNAL',
    'UNAVAILABLE',
    ...(endpoint.roles ? (['UNAUTHENTICATED', 'TOKEN_LOCKED', 'BAD_DEVICE_HEADER'] as const) : []),
    ...(endpoint.roles && !endpoint.roles.includes('WORKER') ? (['WORKER_FORBIDDEN'] as const) : []),
    ...(endpoint.roles && endpoint.roles.length < 4 ? (['ROLE_FORBIDDEN'] as const) : []),
    ...(endpoint.roles?.includes('ADMIN') && endpoint.surface !== 'portal'
      ? (['SECOND_FACTOR_NEEDED'] as const)
      : []),
    ...(endpoint.query || endpoint.body ? (['INVALID_REQUEST'] as const) : []),
    ...(endpoint.body ? (['BAD_JSON', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const) : []),
    ...(endpoint.upload ? (['FILE_TOO_LARGE', 'UPLOAD_TIMED_OUT', 'UNSUPPORTED_MEDIA_TYPE'] as const) : []),
    ...(endpoint.method === 'GET' ? [] : (['STORAGE_FULL'] as const)),
    ...(endpoint.method === 'GET' || endpoint.roles === null ? [] : (['CSRF_FAILED'] as const)),
    ...(endpoint.idempotent ? (['BAD_IDEMPOTENCY_KEY', 'IDEMPOTENCY_KEY_REUSED'] as const) : []),
  ];
}
