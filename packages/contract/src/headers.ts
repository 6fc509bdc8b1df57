/** Header names of the contract, lowercase as Node has them. */
export const headers = {
  idempotencyKey: 'idempotency-key',
  idempotentReplayed: 'idempotent-replayed',
  device: 'x-wms-device',
  csrf: 'x-wms-csrf',
  requestId: 'x-request-id',
  lastEventId: 'last-event-id',
  /** What is left of the limit that this request counted against, and the limits themselves (draft-ietf-httpapi-ratelimit-headers). */
  rateLimit: 'ratelimit',
  rateLimitPolicy: 'ratelimit-policy',
} as const;

/** Name of the portal's session cookie. */
export const sessionCookie = 'wms_session';
/**
 * Its name where the portal is reached by https: by this prefix a browser takes it from this very host alone, and never
 * over http (RFC 6265bis, 4.1.3.2).
 */
export const secureSessionCookie = `__Host-${sessionCookie}`;

/** Largest body the API reads, in bytes; above it the answer is 413. */
export const bodyBytesMax = 256 * 1024;
