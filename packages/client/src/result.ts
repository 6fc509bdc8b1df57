import type { ErrorCode } from '@wms/contract';

/** The server said no: nothing was changed. `details` holds what stands beside the sentence, such as `unregisteredSkus`. */
export interface Refusal {
  readonly kind: 'REFUSED';
  readonly status: number;
  readonly code: ErrorCode;
  readonly error: string;
  readonly requestId: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** No answer came, or none that can be understood: whether it was applied is unknown until the same key is sent again. */
export interface Unreachable {
  readonly kind: 'UNREACHABLE';
  readonly error: string;
}

export type Failure = Refusal | Unreachable;

/** What a call comes to. A plain value, so that it can cross a process boundary. */
export type CallResult<Answer> =
  | { readonly ok: true; readonly answer: Answer; readonly replayed: boolean }
  | { readonly ok: false; readonly failure: Failure };
