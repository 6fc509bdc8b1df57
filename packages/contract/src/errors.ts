import type { RejectionCode } from '@wms/domain';
import { z } from 'zod';

/** Refusals that the wire itself makes, before or beside any rule of the domain. */
export type WireErrorCode =
  | 'BAD_JSON'
  | 'BAD_DEVICE_HEADER'
  | 'BAD_IDEMPOTENCY_KEY'
  | 'BAD_REQUEST'
  | 'UNAUTHENTICATED'
  | 'WORKER_FORBIDDEN'
  | 'ROLE_FORBIDDEN'
  | 'CSRF_FAILED'
  | 'SECOND_FACTOR_NEEDED'
  | 'METHOD_NOT_ALLOWED'
  | 'BODY_TOO_LARGE'
  | 'FILE_TOO_LARGE'
  | 'UPLOAD_TIMED_OUT'
  | 'BAD_FILE'
  | 'FAULTY_ROWS'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'INVALID_REQUEST'
  | 'TOO_MANY_STREAMS'
  | 'INTERNAL'
  | 'UNAVAILABLE'
  | 'STORAGE_FULL';

export type ErrorCode = RejectionCode | WireErrorCode;

/** The one table from a stable code to its HTTP status and the sentence a person reads. */
export const errors = {
  BAD_JSON: { status: 400, sentence: 'The body is not valid JSON. Nothing was changed.' },
  BAD_DEVICE_HEADER: {
    status: 400,
    sentence: 'X-WMS-Device must be 64 lowercase hex characters. Nothing was changed.',
  },
  BAD_IDEMPOTENCY_KEY: {
    status: 400,
    sentence: 'Idempotency-Key must be 1 to 255 printable characters. Nothing was changed.',
  },
  BAD_REQUEST: { status: 400, sentence: 'The request could not be read. Nothing was changed.' },
  UNAUTHENTICATED: {
    status: 401,
    sentence: 'Sign in again: this token is missing, unknown or no longer valid.',
  },
  LOGIN_FAILED: { status: 401, sentence: 'E-mail or password is wrong.' },
  TOTP_REQUIRED: {
    status: 401,
    sentence: 'This person signs in with a second factor. Send its code with the password.',
  },
  TOTP_INVALID: {
    status: 401,
    sentence: 'This code is wrong, too old or was used before. Wait for the next one; nothing was changed.',
  },
  ACCOUNT_PENDING: { status: 403, sentence: '888 Wholesale has not approved this account yet.' },
  ACCOUNT_SUSPENDED: {
    status: 403,
    sentence: 'This account is suspended. Please contact info@888wholesale.co.',
  },
  ACCOUNT_REJECTED: {
    status: 403,
    sentence: 'This account was not approved. Please contact info@888wholesale.co.',
  },
  NOT_A_CUSTOMER: { status: 403, sentence: 'This sign-in is for customer accounts only.' },
  NOT_A_SUPERVISOR: {
    status: 403,
    sentence: 'This sign-in is for supervisors only. Nobody was signed in or out.',
  },
  SECOND_FACTOR_NEEDED: {
    status: 403,
    sentence: 'Set up a second factor under "Your account" first; nothing was changed.',
  },
  WORKER_FORBIDDEN: { status: 403, sentence: 'Worker accounts cannot perform this action.' },
  ROLE_FORBIDDEN: { status: 403, sentence: 'This token’s role cannot perform this action.' },
  CSRF_FAILED: {
    status: 403,
    sentence: 'The page’s security code is missing or old. Reload the page; nothing was changed.',
  },
  NOT_FOUND: { status: 404, sentence: 'There is nothing here under this address.' },
  METHOD_NOT_ALLOWED: { status: 405, sentence: 'This address does not take this method.' },
  SHIPMENT_STATE: {
    status: 409,
    sentence: 'This shipment’s status does not allow that. Nothing was changed.',
  },
  ALERT_STATE: {
    status: 409,
    sentence: 'This alert is over, because the level has recovered. Nothing was changed.',
  },
  PROPOSAL_STATE: {
    status: 409,
    sentence: 'This proposal has been decided or superseded. Nothing was changed; load the forecast again.',
  },
  DUPLICATE_ASN_NUMBER: { status: 409, sentence: 'This ASN number is already in use. Nothing was changed.' },
  DUPLICATE_EMAIL: { status: 409, sentence: 'This e-mail address is already in use. Nothing was changed.' },
  TOO_MANY_KEYS: {
    status: 409,
    sentence: 'This account has as many live keys as it may have. Revoke one first; nothing was changed.',
  },
  TOO_MANY_WAREHOUSES: {
    status: 409,
    sentence:
      'This account has as many warehouses as it may have. Nothing was changed; contact info@888wholesale.co.',
  },
  SECOND_FACTOR_STATE: {
    status: 409,
    sentence:
      'The second factor is not in the state that this is for: it was turned on or off meanwhile. Nothing was changed; load the page again.',
  },
  NOTHING_TO_SELL: {
    status: 409,
    sentence:
      'Every level is at its threshold already. Receive a test pallet, then sell again; nothing was changed.',
  },
  KEY_ENDED: {
    status: 409,
    sentence: 'This key was revoked or has expired. Mint a new one; nothing was changed.',
  },
  PRODUCT_EXISTS: { status: 409, sentence: 'This SKU is already in the catalogue. Nothing was changed.' },
  GTIN_TAKEN: {
    status: 409,
    sentence:
      'Another product of the catalogue has this GTIN. Take it from there first; nothing was changed.',
  },
  CHANGED_MEANWHILE: {
    status: 409,
    sentence:
      'Somebody has changed this since it was read. Decide again on the current values; nothing was changed.',
  },
  LAST_ADMIN: {
    status: 409,
    sentence: 'Nobody else could run 888’s desk. Add another ADMIN first; nothing was changed.',
  },
  QUANTITY_CHANGED: {
    status: 409,
    sentence: 'The quantity has moved since it was read. Nothing was changed; count again or confirm.',
  },
  TOO_MANY_WEBHOOKS: {
    status: 409,
    sentence: 'This warehouse has as many webhooks as it may have. Delete one first; nothing was changed.',
  },
  EVENTS_GONE: {
    status: 410,
    sentence:
      'The events after this place are no longer kept. Compare with stock, alerts and shipments, then go on after newestId.',
  },
  UPLOAD_TIMED_OUT: {
    status: 408,
    sentence: 'The file took too long to arrive. Nothing was changed; try again on a better connection.',
  },
  FILE_TOO_LARGE: {
    status: 413,
    sentence: 'The file is too large. Send it in parts; nothing was changed.',
  },
  BODY_TOO_LARGE: { status: 413, sentence: 'The body is larger than 256 KB. Nothing was changed.' },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    sentence: 'Send JSON as application/json, and a file of rows as text/csv. Nothing was changed.',
  },
  INVALID_REQUEST: { status: 422, sentence: 'The request does not fit its schema. Nothing was changed.' },
  BAD_FILE: {
    status: 422,
    sentence: 'The file cannot be read as what it should be. Nothing was changed.',
  },
  FAULTY_ROWS: {
    status: 422,
    sentence: 'Some rows of the file are faulty. Correct them and send it again; nothing was changed.',
  },
  UNREGISTERED_SKUS: {
    status: 422,
    sentence: 'Some SKUs are not registered. Ask 888 to register them; nothing was changed.',
  },
  UNPROPOSED_SKUS: { status: 422, sentence: 'Some SKUs are not in this proposal. Nothing was changed.' },
  UNEXPECTED_SKUS: { status: 422, sentence: 'Some SKUs are not on this ASN. Nothing was changed.' },
  DUPLICATE_SKUS: { status: 422, sentence: 'Some SKUs appear more than once. Nothing was changed.' },
  OVER_RECEIPT: {
    status: 422,
    sentence: 'More than twice the expected quantity was counted. Check the count; nothing was changed.',
  },
  INSUFFICIENT_STOCK: { status: 422, sentence: 'There is not enough stock for a line. Nothing was changed.' },
  QUANTITY_OUT_OF_RANGE: {
    status: 422,
    sentence: 'A line would leave the largest quantity that a level can hold. Nothing was changed.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    sentence: 'This Idempotency-Key was used for another request. Nothing was changed.',
  },
  WEAK_PASSWORD: {
    status: 422,
    sentence:
      'This password is too easy to guess. Choose another, of at least 10 characters; nothing was changed.',
  },
  RESET_LINK_INVALID: {
    status: 422,
    sentence: 'This link was used, is too old or is not known. Ask for a new one; nothing was changed.',
  },
  URL_NOT_ALLOWED: {
    status: 422,
    sentence:
      'Webhooks go to public HTTPS addresses only. The reason says what is wrong; nothing was changed.',
  },
  WAREHOUSE_REQUIRED: { status: 422, sentence: 'Name the warehouse with ?warehouseId=.' },
  PAGE_TOO_DEEP: {
    status: 422,
    sentence: 'This page lies too far down the list. Follow nextCursor instead.',
  },
  TOKEN_LOCKED: {
    status: 423,
    sentence:
      'This token is locked to protect the account. Sign in again to get a fresh one; nothing was changed.',
  },
  THROTTLED: {
    status: 429,
    sentence: 'Too many requests. Wait a little and try again; nothing was changed.',
  },
  TOO_MANY_STREAMS: {
    status: 429,
    sentence: 'Too many event streams are open. Close one, or wait a little; nothing was missed.',
  },
  INTERNAL: { status: 500, sentence: 'Something went wrong on our side. Nothing was half done; try again.' },
  UNAVAILABLE: { status: 503, sentence: 'The service is not ready. Nothing was half done; try again.' },
  STORAGE_FULL: {
    status: 507,
    sentence: 'The server cannot store more. Nothing was changed; tell its operator.',
  },
} as const satisfies Record<ErrorCode, { status: number; sentence: string }>;

/** Every error body on the wire. Details, such as `unregisteredSkus`, stand beside these three fields. */
export const errorBody = z.looseObject({
  error: z.string(),
  code: z.enum(Object.keys(errors) as [ErrorCode, ...ErrorCode[]]),
  requestId: z.string(),
});
export type ErrorBody = z.infer<typeof errorBody>;
