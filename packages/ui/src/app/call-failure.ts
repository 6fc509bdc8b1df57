import type { CallResult, Failure } from '@wms/client';

/** A failed call on its way through TanStack Query, which carries failures as thrown errors. */
export class CallFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.error);
    this.name = 'CallFailure';
    this.failure = failure;
  }
}

/** The answer of a call, or a thrown `CallFailure`: for query functions only. */
export async function answerOf<Answer>(call: Promise<CallResult<Answer>>): Promise<Answer> {
  const result = await call;
  if (!result.ok) throw new CallFailure(result.failure);
  return result.answer;
}

/** The failure inside an error that a query reports; anything unforeseen counts as no answer. */
export function failureOf(error: Error): Failure {
  return error instanceof CallFailure ? error.failure : { kind: 'UNREACHABLE', error: error.message };
}

/** True when a query's last try found no server. */
export const isOffline = (error: Error | null): boolean =>
  error !== null && failureOf(error).kind === 'UNREACHABLE';
