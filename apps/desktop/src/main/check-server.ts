import { basePaths, isFitServer, readHealth, readOpenApi, serverVersionMin } from '@wms/contract';
import { z } from 'zod';
import type { ServerCheck } from '../shared/ipc.ts';

/** How long a server may take to say who it is. */
export const checkTimeoutMs = 10_000;

/** Most characters of a server's description of itself; ours has far fewer. */
const descriptionLengthMax = 5_000_000;

const description = z.object({ info: z.object({ version: z.string() }) });

/**
 * Finds out what stands at an address, before anybody's password goes there. The version is in the description that
 * the server publishes of its API, for its probe says nothing about an installation.
 */
export async function checkServer(fetch: typeof globalThis.fetch, serverUrl: string): Promise<ServerCheck> {
  const read = async (path: string): Promise<unknown> => {
    const signal = AbortSignal.timeout(checkTimeoutMs);
    const response = await fetch(`${serverUrl}${basePaths.wms}${path}`, { redirect: 'error', signal });
    const text = await response.text();
    return response.ok && text.length <= descriptionLengthMax ? asJson(text) : null;
  };
  try {
    if (!readHealth.answer.safeParse(await read(readHealth.path)).success) return { found: 'NOT_A_WMS' };
    const described = description.safeParse(await read(readOpenApi.path));
    if (!described.success) return { found: 'NOT_A_WMS' };
    const { version } = described.data.info;
    return isFitServer(version)
      ? { found: 'FIT', version }
      : { found: 'TOO_OLD', version, needed: serverVersionMin };
  } catch (cause) {
    return { found: isUntrusted(cause) ? 'UNTRUSTED' : 'UNREACHABLE' };
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** OpenSSL's and Node's own codes for a certificate that nobody vouches for, that is too old, or of another name. */
const certificateCode = /CERT|SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)|^ERR_TLS_/;

/** `fetch` hides why a connection failed one level down. */
function isUntrusted(cause: unknown): boolean {
  const { code, cause: inner } = (cause ?? {}) as { readonly code?: unknown; readonly cause?: unknown };
  if (typeof code === 'string' && certificateCode.test(code)) return true;
  return inner !== undefined && inner !== cause && isUntrusted(inner);
}
