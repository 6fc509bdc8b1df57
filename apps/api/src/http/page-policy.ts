import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What the portal's pages may use of a machine: a camera, to read labels with. */
const permissions = 'camera=(self), microphone=(), geolocation=(), usb=(), serial=(), hid=()';

/**
 * The headers of the portal's pages: the same as every page's, but that codes in a camera's picture may be read by
 * WebAssembly, which lets no text run as script.
 */
export function portalPolicy(): RequestHandler {
  const policy = pagePolicy(["'wasm-unsafe-eval'"]);
  return (request, response, next) => {
    response.setHeader('permissions-policy', permissions);
    policy(request, response, next);
  };
}

/**
 * The headers of every page this server sends. Its Content Security Policy lets a page load from this origin alone
 * and forbids inline scripts and styles; `scripts` adds to what may run.
 */
export const pagePolicy = (scripts: readonly string[] = []) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...scripts],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Set by the operator's proxy where TLS ends; on plain loopback it would lock people out.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
