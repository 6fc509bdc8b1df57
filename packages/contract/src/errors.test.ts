import { expect, it } from 'vitest';
import { type ErrorCode, errorBody, errors } from './errors.ts';

const statuses: Record<ErrorCode, number> = {
  BAD_JSON: 400,
  BAD_DEVICE_HEADER: 400,
  BAD_IDEMPOTENCY_KEY: 400,
  BAD_REQUEST: 400,
  UNAUTHENTICATED: 401,
  LOGIN_FAILED: 401,
  TOTP_REQUIRED: 401,
  TOTP_INVALID: 401,
  ACCOUNT_PENDING: 403,
  ACCOUNT_SUSPENDED: 403,
  ACCOUNT_REJECTED: 403,
  NOT_A_CUSTOMER: 403,
  NOT_A_SUPERVISOR: 403,
  WORKER_FORBIDDEN: 403,
  ROLE_FORBIDDEN: 403,
  CSRF_FAILED: 403,
  SECOND_FACTOR_NEEDED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  SHIPMENT_STATE: 409,
  SECOND_FACTOR_STATE: 409,
  ALERT_STATE: 409,
  PROPOSAL_STATE: 409,
  DUPLICATE_ASN_NUMBER: 409,
  DUPLICATE_EMAIL: 409,
  PRODUCT_EXISTS: 409,
  GTIN_TAKEN: 409,
  CHANGED_MEANWHILE: 409,
  LAST_ADMIN: 409,
  QUANTITY_CHANGED: 409,
  TOO_MANY_WEBHOOKS: 409,
  EVENTS_GONE: 410,
  UPLOAD_TIMED_OUT: 408,
  FILE_TOO_LARGE: 413,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  INVALID_REQUEST: 422,
  BAD_FILE: 422,
  FAULTY_ROWS: 422,
  UNREGISTERED_SKUS: 422,
  UNPROPOSED_SKUS: 422,
  UNEXPECTED_SKUS: 422,
  DUPLICATE_SKUS: 422,
  OVER_RECEIPT: 422,
  INSUFFICIENT_STOCK: 422,
  QUANTITY_OUT_OF_RANGE: 422,
  IDEMPOTENCY_KEY_REUSED: 422,
  WEAK_PASSWORD: 422,
  KEY_ENDED: 409,
  TOO_MANY_KEYS: 409,
  TOO_MANY_WAREHOUSES: 409,
  NOTHING_TO_SELL: 409,
  RESET_LINK_INVALID: 422,
  URL_NOT_ALLOWED: 422,
  WAREHOUSE_REQUIRED: 422,
  PAGE_TOO_DEEP: 422,
  TOKEN_LOCKED: 423,
  THROTTLED: 429,
  TOO_MANY_STREAMS: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  STORAGE_FULL: 507,
};

it.each(Object.entries(statuses))('%s is %i', (code, status) => {
  expect(errors[code as ErrorCode].status).toBe(status);
});

it('has no code beyond these', () => {
  expect(Object.keys(errors).toSorted()).toEqual(Object.keys(statuses).toSorted());
});

it('says the guide’s own sentence to a worker', () => {
  expect(errors.WORKER_FORBIDDEN.sentence).toBe('Worker accounts cannot perform this action.');
});

it.each(Object.entries(errors))('%s speaks to a person in whole sentences', (_code, { sentence }) => {
  expect(sentence).toMatch(/^[A-Z8].*\.$/);
});

const ofReadsOnly = ['WAREHOUSE_REQUIRED', 'PAGE_TOO_DEEP'];
const ofWrites = Object.entries(errors).filter(
  ([code, { status }]) => [409, 413, 415, 422, 423].includes(status) && !ofReadsOnly.includes(code),
);
it.each(ofWrites)('%s tells that nothing was changed', (_code, { sentence }) => {
  expect(sentence).toMatch(/nothing was changed/i);
});

it('an error body takes details beside its three fields, and no code of its own invention', () => {
  const body = { error: 'No.', code: 'UNREGISTERED_SKUS', requestId: 'r', unregisteredSkus: ['A'] };
  expect(errorBody.parse(body)).toEqual(body);
  expect(errorBody.safeParse({ ...body, code: 'OOPS' }).success).toBe(false);
  expect(errorBody.safeParse({ error: 'No.', code: 'NOT_FOUND' }).success).toBe(false);
});
