import { type AnswerOf, type Endpoint, type EndpointName, errorBody, headers } from '@wms/contract';
import type { CallResult, Unreachable } from './result.ts';

export const unreachable = (error: string): { readonly ok: false; readonly failure: Unreachable } => ({
  ok: false,
  failure: { kind: 'UNREACHABLE', error },
});

const notUnderstood =
  'Something answered, but not as the WMS server does. Check the server address and try again; repeating is safe.';

/**
 * Turns an HTTP response into a value. Anything that does not fit the contract (a proxy's page, a captive
 * portal, a cut-off body) counts as no answer, because nothing can be concluded from it.
 */
export async function readResponse<Name extends EndpointName>(
  endpoint: Endpoint,
  response: Response,
): Promise<CallResult<AnswerOf<Name>>> {
  const replayed = response.headers.get(headers.idempotentReplayed) === 'true';
  if (response.status === 204 && endpoint.answer === null) {
    return { ok: true, answer: null as AnswerOf<Name>, replayed };
  }
  const json = parseJson(await response.text());
  if (!response.ok) return readRefusal(response, json);
  const answer = endpoint.answer?.safeParse(json);
  return answer?.success
    ? { ok: true, answer: answer.data as AnswerOf<Name>, replayed }
    : unreachable(notUnderstood);
}

function readRefusal(response: Response, json: unknown): CallResult<never> {
  const parsed = errorBody.safeParse(json);
  if (!parsed.success) return unreachable(notUnderstood);
  const { error, code, requestId, ...details } = parsed.data;
  return {
    ok: false,
    failure: { kind: 'REFUSED', status: response.status, code, error, requestId, details },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
