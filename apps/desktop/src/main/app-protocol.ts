import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { appHost } from './security.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Nothing but the client's own files, and no call from a page to anywhere: all HTTP is the main process's. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  // Codes in a camera's picture are read by WebAssembly; it lets no text run as script.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The file that a URL names below `root`, or null when it names none there: another host, or a path that leaves it. */
export function assetPath(root: string, url: string): string | null {
  const { host, pathname } = new URL(url);
  if (host !== appHost) return null;
  const path = decodePath(pathname);
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  const file = resolve(root, path === '/' ? 'index.html' : `.${path}`);
  return file.startsWith(resolve(root) + sep) ? file : null;
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

const answer = (status: number, contentType: string, body: string | Uint8Array<ArrayBuffer>): Response =>
  new Response(body, {
    status,
    headers: {
      'content-type': contentType,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
  });

const refuse = (status: number, why: string): Response => answer(status, 'text/plain; charset=utf-8', why);

/** Answers `app://wms/...` from the built renderer in `root`; every answer carries the policy. */
export function createAppProtocol(root: string): (request: Request) => Promise<Response> {
  return async ({ method, url }) => {
    if (method !== 'GET') return refuse(405, 'method not allowed');
    const file = assetPath(root, url);
    const contentType = file && contentTypes[extname(file)];
    if (!file || !contentType) return refuse(403, 'forbidden');
    const bytes = await readFile(file).catch(() => null);
    return bytes ? answer(200, contentType, new Uint8Array(bytes)) : refuse(404, 'not found');
  };
}
