import { errors, headers } from '@wms/contract';
import type { Response } from 'express';
import type { Refusal } from './outcome.ts';

/** Stock data is live: nothing between us and the caller may keep an answer (guide, section 1). */
export const neverCached = 'no-store, max-age=0, must-revalidate';

/** An answer is data: should a browser be made to show it, it may load nothing and stand in no frame. */
export const dataHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
} as const;

export const requestIdOf = (response: Response): string => String(response.getHeader(headers.requestId));

/** Sends a JSON text that is ready as it is. */
export function sendText(
  response: Response,
  status: number,
  text: string,
  more: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    ...more,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': neverCached,
    ...dataHeaders,
  });
  response.end(text);
}

export function sendNothing(response: Response, more: Readonly<Record<string, string>> = {}): void {
  response.writeHead(204, { ...more, 'cache-control': neverCached });
  response.end();
}

const unreadBody: ReadonlySet<string> = new Set(['BODY_TOO_LARGE', 'FILE_TOO_LARGE', 'UPLOAD_TIMED_OUT']);

/** Every error goes out here: `{ error, code, requestId, ...details }`, with the status of the one table. */
export function sendRefusal(response: Response, { code, ...details }: Refusal): void {
  const { status, sentence } = errors[code];
  const body = { error: sentence, code, requestId: requestIdOf(response), ...details };
  const retryAfter = details['retryAfterSeconds'];
  sendText(response, status, JSON.stringify(body), {
    ...(typeof retryAfter === 'number' ? { 'retry-after': String(retryAfter) } : {}),
    // The rest of a body that is too large or too late is not worth reading.
    ...(unreadBody.has(code) ? { connection: 'close' } : {}),
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  });
}
