/** Header names of the contract, lowercase as Node has them. */
export const headers = {
  idempotencyKey: 'idempotency-key',
  idempotentReplayed: 'idempotent-replayed',
  device: 'x-wms-device',
  csrf: 'x-wms-csrf',
  requestId: 'x-request-id',
} as const;

/** Name of the portal's session cookie. */
export const sessionCookie = 'wms_session';

/** Largest body the API reads, in bytes; above it the answer is 413. */
export const bodyBytesMax = 256 * 1024;
