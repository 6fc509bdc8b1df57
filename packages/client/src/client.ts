import { type AnswerOf, type Endpoint, type EndpointName, endpoints, type RequestOf } from '@wms/contract';
import { buildInit, buildUrl, type RequestParts } from './build-request.ts';
import type { ClientOptions } from './client-options.ts';
import { followEvents, type FollowOptions, type FollowStep } from './follow-events.ts';
import { readResponse, unreachable } from './read-response.ts';
import type { CallResult, Refusal } from './result.ts';
import {
  attemptsMax,
  attemptTimeoutMs,
  pause,
  pauseMs,
  retryableStatuses,
  uploadTimeoutMs,
} from './retry.ts';

export interface CallOptions {
  /** One key per event, not per try: every retry carries the same one. Ignored where the endpoint takes none. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  /** Fewer tries than `attemptsMax`, for a caller that has its own queue. */
  readonly attempts?: number;
}

export interface Client {
  /**
   * Calls one endpoint. Never throws or rejects for what a network or a server may do: a failure is a value.
   * Reads, and idempotent writes that carry a key, are tried up to `attemptsMax` times; all else once.
   */
  call<Name extends EndpointName>(
    name: Name,
    request: RequestOf<Name>,
    options?: CallOptions,
  ): Promise<CallResult<AnswerOf<Name>>>;

  /** The warehouse's events as they happen, none left out: see `followEvents`. */
  follow(options?: FollowOptions): AsyncGenerator<FollowStep, void, undefined>;
}

const noSuchAddress: Refusal = {
  kind: 'REFUSED',
  status: 404,
  code: 'NOT_FOUND',
  error: 'There is nothing here under this address.',
  requestId: '',
  details: {},
};

/** A client of the whole endpoint list; it holds no state beyond its options. */
export function createClient(options: ClientOptions): Client {
  const now = options.now ?? Date.now;
  const random = options.random ?? Math.random;

  return {
    async call<Name extends EndpointName>(
      name: Name,
      request: RequestOf<Name>,
      callOptions: CallOptions = {},
    ) {
      const endpoint: Endpoint = endpoints[name];
      // The endpoint list types the parts precisely; for building the request they are plain records.
      const parts = request as RequestParts;
      const url = buildUrl(options.baseUrl, endpoint, parts);
      if (url === null) return { ok: false, failure: noSuchAddress };
      const init = buildInit(endpoint, parts, callOptions.idempotencyKey);
      const tries = triesOf(endpoint, callOptions);

      let last = await attemptOnce<Name>(options, endpoint, url, init, callOptions.signal);
      for (let attempt = 1; attempt < tries && mayRetry(last.result); attempt++) {
        const ms = pauseMs(attempt, last.retryAfter, now(), random());
        if (ms === null) break;
        await pause(ms, callOptions.signal);
        if (callOptions.signal?.aborted) break;
        last = await attemptOnce<Name>(options, endpoint, url, init, callOptions.signal);
      }
      return last.result;
    },

    follow: (followOptions) => followEvents(options, followOptions),
  };
}

function triesOf(endpoint: Endpoint, { idempotencyKey, attempts = attemptsMax }: CallOptions): number {
  const repeatable = endpoint.method === 'GET' || (endpoint.idempotent && idempotencyKey !== undefined);
  return repeatable ? Math.min(attempts, attemptsMax) : 1;
}

const mayRetry = (result: CallResult<unknown>): boolean =>
  !result.ok && (result.failure.kind === 'UNREACHABLE' || retryableStatuses.has(result.failure.status));

interface Attempt<Name extends EndpointName> {
  readonly result: CallResult<AnswerOf<Name>>;
  readonly retryAfter: string | null;
}

async function attemptOnce<Name extends EndpointName>(
  { fetch = globalThis.fetch, credentials }: ClientOptions,
  endpoint: Endpoint,
  url: string,
  init: RequestInit,
  signal: AbortSignal | undefined,
): Promise<Attempt<Name>> {
  const timeoutMs = endpoint.upload ? uploadTimeoutMs : attemptTimeoutMs;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), ...credentials() },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const result = await readResponse<Name>(endpoint, response);
    return { result, retryAfter: response.headers.get('retry-after') };
  } catch {
    return { result: unreachable(noAnswer(signal, timeout, timeoutMs)), retryAfter: null };
  }
}

function noAnswer(signal: AbortSignal | undefined, timeout: AbortSignal, timeoutMs: number): string {
  if (signal?.aborted) return 'The call was given up before an answer came.';
  if (timeout.aborted) {
    return `The server did not answer within ${timeoutMs / 1000} seconds. Try again; repeating is safe.`;
  }
  return 'The server cannot be reached. Check the network and the server address, then try again.';
}
