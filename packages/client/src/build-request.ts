import { basePaths, type Endpoint, headers, type UploadFile } from '@wms/contract';

type QueryValue = string | number | boolean | undefined;

/** What a request carries, before it becomes a URL and a body. */
export interface RequestParts {
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, QueryValue | readonly QueryValue[]>> | undefined;
  readonly body?: unknown;
  readonly upload?: UploadFile | undefined;
}

const pathParameter = /\{(\w+)\}/g;

/**
 * The URL of one call below `baseUrl`, or null when a parameter is a dot segment: a URL parser would
 * walk up the path with it, and the call would reach another endpoint than the one that was named.
 */
export function buildUrl(baseUrl: string, endpoint: Endpoint, parts: RequestParts): string | null {
  const params = parts.params ?? {};
  if (Object.values(params).some((value) => value === '.' || value === '..' || value === '')) return null;
  const path = endpoint.path.replace(pathParameter, (_match, name: string) =>
    encodeURIComponent(String(params[name]).toWellFormed()),
  );
  const query = buildQuery(parts.query ?? {});
  return `${baseUrl.replace(/\/+$/, '')}${basePaths[endpoint.surface]}${path}${query && `?${query}`}`;
}

/** Arrays repeat their name; what is undefined is left out. */
function buildQuery(query: NonNullable<RequestParts['query']>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of [value].flat()) if (item !== undefined) search.append(name, String(item));
  }
  return search.toString();
}

/** Everything `fetch` needs beside the URL, the signal and the credentials. */
export function buildInit(
  endpoint: Endpoint,
  { body, upload }: Pick<RequestParts, 'body' | 'upload'>,
  idempotencyKey: string | undefined,
): RequestInit {
  const sent: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) sent['content-type'] = 'application/json';
  if (upload && endpoint.upload) sent['content-type'] = endpoint.upload.type;
  if (endpoint.idempotent && idempotencyKey !== undefined) sent[headers.idempotencyKey] = idempotencyKey;
  return {
    method: endpoint.method,
    headers: sent,
    cache: 'no-store',
    // A redirect would carry the device header to another address, and the API never redirects.
    redirect: 'error',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    // A Blob, which the contract knows by what it needs of one.
    ...(upload ? { body: upload as unknown as Blob } : {}),
  };
}
