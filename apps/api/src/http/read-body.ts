import { bodyBytesMax } from '@wms/contract';
import { isRejected } from '@wms/domain';
import type { Request } from 'express';
import { type HttpOutcome, refuse } from './outcome.ts';

/** How long a body may take to arrive. */
export const bodyTimeoutMs = 30_000;

/** A body as it came, and what it says. The text is what idempotency compares and what goes on to the writer. */
export interface ReadBody {
  readonly text: string;
  readonly value: unknown;
}

/** What may be sent; curl's default type is read as JSON, as the product page's examples send it (decision 0009). */
const readableTypes = new Set(['', 'application/json', 'application/x-www-form-urlencoded']);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a JSON body whole, within the size and time it may take. An empty one gives `undefined` as its value. */
export async function readBody(request: Request, jsonOnly: boolean): Promise<HttpOutcome<ReadBody>> {
  if (!isReadable(request, jsonOnly)) return refuse('UNSUPPORTED_MEDIA_TYPE');
  const bytes = await readBytes(request);
  if (isRejected(bytes)) return bytes;
  if (bytes.length === 0) return { text: '', value: undefined };
  try {
    const text = utf8.decode(bytes);
    return { text, value: JSON.parse(text) as unknown };
  } catch {
    return refuse('BAD_JSON');
  }
}

function isReadable({ headers }: Request, jsonOnly: boolean): boolean {
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') return false;
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith('charset='));
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset)) return false;
  return jsonOnly ? type.trim() === 'application/json' : readableTypes.has(type.trim());
}

function readBytes(request: Request): Promise<HttpOutcome<Buffer>> {
  if (Number(request.headers['content-length'] ?? 0) > bodyBytesMax)
    return Promise.resolve(refuse('BODY_TOO_LARGE'));
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (outcome: HttpOutcome<Buffer>) => {
      clearTimeout(timer);
      request.off('data', collect);
      resolve(outcome);
    };
    const collect = (chunk: Buffer) => {
      size += chunk.length;
      if (size > bodyBytesMax) finish(refuse('BODY_TOO_LARGE'));
      else chunks.push(chunk);
    };
    const timer = setTimeout(() => finish(refuse('BAD_REQUEST')), bodyTimeoutMs);
    request.on('data', collect);
    request.once('end', () => finish(Buffer.concat(chunks)));
    request.once('error', () => finish(refuse('BAD_REQUEST')));
    request.once('aborted', () => finish(refuse('BAD_REQUEST')));
  });
}
