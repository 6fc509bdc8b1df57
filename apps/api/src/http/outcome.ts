import type { ErrorCode } from '@wms/contract';
import type { StreamSink } from '../outbox/event-streams.ts';
import type { Committed } from '../store/store.ts';

/** Why a request is refused, on its way to the wire: a code and what stands beside it. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly [detail: string]: unknown;
}

/** A value, or a refusal in the shape of the domain's rejections, so that both travel the same way. */
export type HttpOutcome<T> = T | { readonly rejected: Refusal };

export const refuse = (code: ErrorCode, details: Readonly<Record<string, unknown>> = {}) => ({
  rejected: { code, ...details } satisfies Refusal,
});

/** What a handler gives back: the writer's ready text, an answer to be written as JSON, or what begins a stream. */
export type Reply<Answer> =
  | Committed
  | { readonly answer: Answer; readonly headers?: Readonly<Record<string, string>> }
  | { readonly stream: (sink: StreamSink) => void };
