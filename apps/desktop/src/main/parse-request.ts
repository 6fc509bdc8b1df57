import type { Refusal } from '@wms/client';
import { type Endpoint, type EndpointName, endpoints, type RequestOf } from '@wms/contract';
import { z } from 'zod';
import { refuseLocally } from './local-refusals.ts';

/** Most schema errors that a refusal lists. */
export const issuesMax = 20;

export type ParsedRequest<Name extends EndpointName> =
  | { readonly ok: true; readonly request: RequestOf<Name> }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Checks what a screen wants to send against the endpoint's own schemas, before it is kept or sent. The request
 * goes on as it was given: body schemas only check, and query values are text on the wire.
 */
export function parseRequest<Name extends EndpointName>(
  name: Name,
  given: unknown,
  sentence: string,
): ParsedRequest<Name> {
  const { params, query, body, bodyOptional }: Endpoint = endpoints[name];
  const schema = z.strictObject({
    ...(params && { params }),
    ...(query && { query: query.optional() }),
    ...(body && { body: bodyOptional ? body.optional() : body }),
  });
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, request: given as RequestOf<Name> };
  const issues = parsed.error.issues
    .slice(0, issuesMax)
    .map(({ path, message }) => ({ path: `/${path.join('/')}`, message }));
  return { ok: false, refusal: refuseLocally('INVALID_REQUEST', sentence, { issues }) };
}
