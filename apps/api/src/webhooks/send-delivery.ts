import { deliveryTimeoutMs } from '@wms/domain';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { checkUrl, type CheckedUrl, type UrlRules } from './check-url.ts';

/** Bytes of a receiver's answer that are read, and that are kept for people. */
export const answerBytesMax = 64 * 1024;
export const excerptBytesMax = 1024;
const answerHeaderBytesMax = 16 * 1024;

/** One POST, ready to be made. */
export interface DeliveryJob {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What came of it. `status` is null when no answer came, and `failure` then says why. */
export interface DeliveryOutcome {
  readonly status: number | null;
  /** Until the answer's status, or until it failed. */
  readonly latencyMs: number;
  readonly failure: string | null;
  readonly excerpt: string | null;
}

/**
 * Makes one POST to a receiver whose address is checked again first, and connects to nothing but the addresses that
 * were checked. Follows no redirect, uses no proxy, keeps no connection. Never throws: a failure is an outcome.
 */
export async function sendDelivery(job: DeliveryJob, rules: UrlRules): Promise<DeliveryOutcome> {
  const startedAt = performance.now();
  const passedMs = () => Math.round(performance.now() - startedAt);
  const failed = (failure: string): DeliveryOutcome => ({
    status: null,
    latencyMs: passedMs(),
    failure,
    excerpt: null,
  });
  const deadline = AbortSignal.timeout(deliveryTimeoutMs);
  try {
    const checked = await checkUrl(job.url, rules, deadline);
    if (deadline.aborted) return failed(tooLate);
    if ('refusal' in checked) return failed(`The address may not be sent to. ${checked.refusal}`);
    const response = await post(job, checked, deadline);
    const latencyMs = passedMs();
    const excerpt = await readExcerpt(response);
    return { status: response.statusCode ?? null, latencyMs, failure: null, excerpt };
  } catch (error) {
    return failed(deadline.aborted ? tooLate : whyNot(error as NodeJS.ErrnoException));
  }
}

const tooLate = `The receiver did not answer within ${deliveryTimeoutMs / 1000} seconds.`;

/** Resolves with the answer's beginning. The signal ends the connection whatever has become of it. */
async function post(
  { body, headers }: DeliveryJob,
  { url, hostname, addresses }: CheckedUrl,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = httpsRequest({
    method: 'POST',
    hostname,
    port: url.port,
    path: url.pathname + url.search,
    headers: { ...headers, connection: 'close' },
    // A connection of its own: nothing is shared between receivers, and a global agent's proxy settings do not apply.
    agent: false,
    lookup: pinnedTo(addresses),
    // Said here, so that no environment variable can turn it off.
    rejectUnauthorized: true,
    maxHeaderSize: answerHeaderBytesMax,
    signal,
  });
  request.on('error', () => {
    // Awaited below; once the answer has begun, whoever reads it sees that it broke off.
  });
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response;
}

/** Answers every question for an address with those that were checked. */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  return (_hostname, options, answer) => {
    const [first] = all;
    if (options.all || !first) answer(null, all);
    else answer(null, first.address, first.family);
  };
}

/** Reads as much of the answer as is allowed, keeps its beginning, and closes the connection. */
async function readExcerpt(response: IncomingMessage): Promise<string> {
  const kept: Buffer[] = [];
  let read = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      if (read < excerptBytesMax) kept.push(chunk);
      read += chunk.length;
      if (read >= answerBytesMax) break;
    }
  } catch {
    // It broke off, or took too long: what came is what there is.
  } finally {
    response.destroy();
  }
  return readable(Buffer.concat(kept).subarray(0, excerptBytesMax));
}

// oxlint-disable-next-line no-control-regex -- taking control characters out is the point
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Whatever a receiver sends, as text that every database keeps and a screen can show. */
const readable = (bytes: Buffer): string => bytes.toString('utf8').replace(unreadable, '\ufffd');

/** Why there was no answer, for people: the system's code, never its message, which may hold what was sent. */
function whyNot({ code = '' }: NodeJS.ErrnoException): string {
  if (/CERT|SELF_SIGNED|ALTNAME|UNABLE_TO/.test(code))
    return `The receiver’s certificate is not trusted (${code}).`;
  if (/SSL|TLS|EPROTO/.test(code)) return `The receiver does not speak HTTPS as it should (${code}).`;
  return `The connection failed${code === '' ? '' : ` (${code})`}.`;
}
