import {
  type AnswerOf,
  basePaths,
  type Endpoint,
  type EndpointName,
  type Endpoints,
  endpoints,
  headers,
  type ParsedOf,
} from '@wms/contract';
import { isRejected } from '@wms/domain';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Caller, WarehouseCaller } from '../caller.ts';
import type { SecretKeys } from '../security/secret-keys.ts';
import type { CommitOptions } from '../store/store.ts';
import { sendNothing, sendRefusal, sendText } from './answer.ts';
import type { Authenticate, Authenticated } from './authenticate.ts';
import type { LacksSecondFactor } from './demand-second-factor.ts';
import { readIdempotencyKey } from './idempotency-key.ts';
import { type HttpOutcome, refuse, type Reply } from './outcome.ts';
import { readBody } from './read-body.ts';
import type { SpooledUpload, SpoolUpload } from './spool-upload.ts';
import { sendStream } from './send-stream.ts';

/** Customers' callers carry a warehouse, staff's do not, and an open endpoint has no caller. */
export type CallerOf<Name extends EndpointName> = Endpoints[Name]['roles'] extends null
  ? null
  : Endpoints[Name]['roles'] extends readonly ('SUPERVISOR' | 'WORKER')[]
    ? WarehouseCaller
    : Caller;

/** A request after authenticating, authorising and parsing: what a route's handler works on. */
export interface EndpointRequest<Name extends EndpointName> extends ParsedOf<Name> {
  readonly caller: CallerOf<Name>;
  /** For the store: the exact body, the key, and whether it is a dry run. */
  readonly commitOptions: CommitOptions;
  readonly authenticated: Authenticated | null;
  /** The client's address; X-Forwarded-For counts only from the operator's own proxies. */
  readonly address: string | undefined;
  /** The file that came instead of a body; it is gone once the request is answered. */
  readonly upload: Endpoints[Name] extends { upload: object } ? SpooledUpload : null;
  /** Where a client that comes back to a stream has got to. */
  readonly lastEventId: string | undefined;
}

export type Handler<Name extends EndpointName> = (
  request: EndpointRequest<Name>,
) => Promise<HttpOutcome<Reply<AnswerOf<Name>>>>;

/** One handler for every entry of the endpoint list: a missing one does not compile. */
export type Handlers = { readonly [Name in EndpointName]: Handler<Name> };

export interface EndpointTools {
  readonly authenticate: Authenticate;
  readonly lacksSecondFactor: LacksSecondFactor;
  readonly keys: SecretKeys;
  readonly spool: SpoolUpload;
}

/** The path as Express writes it. */
export const expressPath = ({ surface, path }: Endpoint): string =>
  basePaths[surface] + path.replace(/\{(\w+)\}/g, ':$1');

/** One endpoint as Express sees it: authenticate, authorise, parse, handle, answer. */
export function createEndpoint<Name extends EndpointName>(
  name: Name,
  handler: Handler<Name>,
  tools: EndpointTools,
) {
  const endpoint: Endpoint = endpoints[name];

  return async function answer(request: Request, response: Response): Promise<void> {
    const outcome = await prepare(endpoint, request, response, tools);
    if (isRejected(outcome)) return sendRefusal(response, outcome.rejected);
    const reply = await handle(handler, outcome as unknown as EndpointRequest<Name>);
    if (isRejected(reply)) return sendRefusal(response, reply.rejected);
    if ('stream' in reply) return sendStream(request, response, reply.stream);
    if ('text' in reply) {
      const replayed = reply.replayed ? { [headers.idempotentReplayed]: 'true' } : {};
      return endpoint.answer
        ? sendText(response, endpoint.status, reply.text, replayed)
        : sendNothing(response, replayed);
    }
    if (!endpoint.answer) return sendNothing(response, reply.headers);
    return sendText(response, endpoint.status, JSON.stringify(reply.answer), reply.headers);
  };
}

/** Lets the handler work, and closes what came with the request whatever becomes of it. */
async function handle<Name extends EndpointName>(handler: Handler<Name>, request: EndpointRequest<Name>) {
  const upload: SpooledUpload | null = request.upload;
  try {
    return await handler(request);
  } finally {
    await upload?.close();
  }
}

type Prepared = Omit<EndpointRequest<EndpointName>, 'caller' | 'params' | 'query' | 'body' | 'upload'> & {
  readonly caller: Caller | null;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly upload: SpooledUpload | null;
};

async function prepare(
  endpoint: Endpoint,
  request: Request,
  response: Response,
  tools: EndpointTools,
): Promise<HttpOutcome<Prepared>> {
  const authenticated = endpoint.roles === null ? null : await tools.authenticate(request, response);
  if (isRejected(authenticated)) return authenticated;
  const byCookie = authenticated !== null && authenticated.cookieDigest !== null;
  // The portal's own endpoints speak of its session, which a Bearer token is not.
  if (authenticated && endpoint.surface === 'portal' && !byCookie) return refuse('UNAUTHENTICATED');
  const caller = authenticated?.caller ?? null;
  if (caller && !endpoint.roles?.includes(caller.role)) {
    return refuse(caller.role === 'WORKER' ? 'WORKER_FORBIDDEN' : 'ROLE_FORBIDDEN');
  }
  if (caller && endpoint.surface !== 'portal' && (await tools.lacksSecondFactor(caller))) {
    return refuse('SECOND_FACTOR_NEEDED');
  }
  if (byCookie && request.method !== 'GET' && !hasCsrfToken(request, authenticated, tools.keys)) {
    return refuse('CSRF_FAILED');
  }
  const params = parsePart(endpoint.params, request.params, 'params');
  if (isRejected(params)) return params;
  const query = parsePart(endpoint.query, request.query, 'query');
  if (isRejected(query)) return query;

  let text = '';
  let body: unknown;
  if (endpoint.body) {
    // A browser sends a form across sites without asking; JSON it does not.
    const read = await readBody(request, byCookie || endpoint.surface === 'portal');
    if (isRejected(read)) return read;
    const parsed = parsePart(endpoint.body, read.value ?? (endpoint.bodyOptional ? {} : undefined), 'body');
    if (isRejected(parsed)) return parsed;
    body = parsed;
    text = read.text === '' ? '{}' : read.text;
  }
  const key =
    endpoint.idempotent && caller ? readIdempotencyKey(request, caller, text, tools.keys) : undefined;
  if (isRejected(key)) return key;
  // The last step, because what it opens must be closed.
  const upload = endpoint.upload ? await tools.spool(request, endpoint.upload) : null;
  if (isRejected(upload)) return upload;
  const dryRun = (query as { dryRun?: string } | undefined)?.dryRun === 'true';
  return {
    caller,
    params,
    query,
    body,
    authenticated,
    upload,
    address: request.ip,
    lastEventId: request.get(headers.lastEventId),
    commitOptions: {
      ...(endpoint.body ? { bodyText: text } : {}),
      ...(key ? { key } : {}),
      ...(dryRun ? { dryRun } : {}),
    },
  };
}

function hasCsrfToken(request: Request, { cookieDigest }: Authenticated, keys: SecretKeys): boolean {
  const given = request.headers[headers.csrf];
  return typeof given === 'string' && cookieDigest !== null && keys.matches('csrf', cookieDigest, given);
}

/** Checks one part of the request; each fault is named by its JSON path. */
function parsePart(schema: z.ZodType | undefined, value: unknown, part: string): HttpOutcome<unknown> {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({
    path: [part, ...path].join('.'),
    message,
  }));
  return refuse('INVALID_REQUEST', { issues });
}
