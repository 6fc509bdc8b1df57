import {
  changeName,
  type ChangeSubject,
  changeSubjects,
  type Endpoint,
  endpoints,
  headers,
  streamHeartbeatMs,
  warehouseEvent,
  type WarehouseEvent,
} from '@wms/contract';
import { buildUrl } from './build-request.ts';
import type { ClientOptions } from './client-options.ts';
import { readEventStream } from './read-event-stream.ts';
import { readResponse } from './read-response.ts';
import type { Refusal } from './result.ts';
import { attemptTimeoutMs, pause, retryableStatuses } from './retry.ts';

/** A connection that has been silent for this long is dead: the server says something three times in it. */
export const streamIdleTimeoutMs = 3 * streamHeartbeatMs;
/** The pause before the first reconnect at most; it doubles with each that fails, up to the longest. */
export const reconnectBaseMs = 500;
export const reconnectMaxMs = 30_000;

export interface FollowOptions {
  /** The id of the last event that was handled: go on after it. Without it, begin with what happens from now on. */
  readonly after?: string;
  /** Ends the following. */
  readonly signal?: AbortSignal;
  /**
   * Told each time a connection begins. Events that happened since the last one are handed out as always; changes
   * that are no events are not, so that whoever shows more than events reads it anew now.
   */
  readonly onOpen?: () => void;
  /** Told each time no connection could be made. */
  readonly onUnreachable?: () => void;
  /** Told that something has changed, whether or not there is an event for it. */
  readonly onChange?: (subject: ChangeSubject) => void;
}

/** An event; or, as the last step, why the server will not go on. */
export type FollowStep =
  { readonly ok: true; readonly event: WarehouseEvent } | { readonly ok: false; readonly failure: Refusal };

const endpoint: Endpoint = endpoints.streamEvents;

/**
 * Follows the warehouse's events as they happen, one at a time and in order. A connection that is lost is made again,
 * ever more patiently, after the last event that was taken, so that none is missed. It ends when the caller or the
 * signal ends it, or with the server's refusal where trying again is of no use: a token that has ended
 * (`UNAUTHENTICATED`), or a place that is no longer kept (`EVENTS_GONE`, with `newestId`).
 */
export async function* followEvents(
  options: ClientOptions,
  { after, signal, onOpen, onUnreachable, onChange }: FollowOptions = {},
): AsyncGenerator<FollowStep, void, undefined> {
  const random = options.random ?? Math.random;
  let lastId = after;
  for (let failures = 0; !signal?.aborted; failures++) {
    const opened = await openStream(options, lastId, signal);
    if ('refusal' in opened) {
      yield { ok: false, failure: opened.refusal };
      return;
    }
    if (opened.body) {
      failures = 0;
      onOpen?.();
    } else if (!signal?.aborted) onUnreachable?.();
    for await (const { id, event, changed } of opened.body ? readEvents(opened.body) : []) {
      if (signal?.aborted) return;
      if (changed) onChange?.(changed);
      if (event) yield { ok: true, event };
      lastId = id ?? lastId;
    }
    // At random up to the longest pause, so that many clients do not come back at once.
    await pause(random() * Math.min(reconnectMaxMs, reconnectBaseMs * 2 ** failures), signal);
  }
}

type Opened =
  { readonly body: ReadableStream<Uint8Array> } | { readonly refusal: Refusal } | { readonly body?: never };

/** Asks for the stream once. Neither a body nor a refusal: it may be there a little later. */
async function openStream(
  { fetch = globalThis.fetch, baseUrl, credentials }: ClientOptions,
  lastId: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Opened> {
  const silence = new AbortController();
  // Until the stream begins; then it may go on for days.
  const timer = setTimeout(() => silence.abort(), attemptTimeoutMs);
  try {
    const response = await fetch(buildUrl(baseUrl, endpoint, {}) ?? '', {
      headers: {
        accept: 'text/event-stream',
        ...(lastId === undefined ? {} : { [headers.lastEventId]: lastId }),
        ...credentials(),
      },
      cache: 'no-store',
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, silence.signal]) : silence.signal,
    });
    const type = response.headers.get('content-type') ?? '';
    if (response.ok && response.body && type.startsWith('text/event-stream')) return { body: response.body };
    const result = await readResponse<'streamEvents'>(endpoint, response);
    const isFinal = !result.ok && result.failure.kind === 'REFUSED' && isForGood(result.failure.status);
    return isFinal ? { refusal: result.failure } : {};
  } catch {
    return {};
  } finally {
    clearTimeout(timer);
  }
}

const isForGood = (status: number): boolean => status < 500 && !retryableStatuses.has(status);

/** One message: a place, an event with its place, or what has changed. */
interface Told {
  readonly id: string | null;
  readonly event: WarehouseEvent | null;
  readonly changed: ChangeSubject | undefined;
}

/** What a connection says until it breaks. An event that is none of ours ends it too. */
async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<Told, void, undefined> {
  try {
    for await (const { name, id, data } of readEventStream(body, streamIdleTimeoutMs)) {
      const changed =
        data === null ? changeSubjects.find((subject) => changeName(subject) === name) : undefined;
      yield { id, event: data === null ? null : warehouseEvent.parse(JSON.parse(data)), changed };
    }
  } catch {
    // The connection is made again from the last event on.
  }
}
