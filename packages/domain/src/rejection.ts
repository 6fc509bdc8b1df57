import type { ShipmentStatus } from './shipment.ts';
import type { TokenLockReason } from './token.ts';

/**
 * Why a command refused. A rejection is a value: nothing was written, and the code is stable
 * for programs to match on. What goes to people and which HTTP status it takes stands in the contract.
 */
export type Rejection =
  | { code: 'NOT_FOUND' }
  | { code: 'UNREGISTERED_SKUS'; unregisteredSkus: string[] }
  | { code: 'UNEXPECTED_SKUS'; unexpectedSkus: string[] }
  | { code: 'DUPLICATE_SKUS'; duplicateSkus: string[] }
  | { code: 'INSUFFICIENT_STOCK'; sku: string; available: number; line: number }
  | { code: 'QUANTITY_OUT_OF_RANGE'; sku: string; line: number; max: number }
  | { code: 'OVER_RECEIPT'; sku: string; expectedQty: number; receivedQty: number; max: number }
  | { code: 'SHIPMENT_STATE'; asnNumber: string; status: ShipmentStatus }
  | { code: 'DUPLICATE_ASN_NUMBER'; asnNumber: string }
  | { code: 'QUANTITY_CHANGED'; sku: string; currentQuantity: number }
  | { code: 'DUPLICATE_EMAIL'; email: string }
  | { code: 'IDEMPOTENCY_KEY_REUSED' }
  | { code: 'TOKEN_LOCKED'; reason: TokenLockReason }
  | { code: 'LOGIN_FAILED' }
  | { code: 'THROTTLED'; retryAfterSeconds: number };

export type RejectionCode = Rejection['code'];

/** A rejection on its way up, told apart from every answer by its one field. */
export interface Rejected {
  readonly rejected: Rejection;
}

export type Outcome<T> = T | Rejected;

export const reject = (rejected: Rejection): Rejected => ({ rejected });

export const isRejected = (outcome: unknown): outcome is Rejected =>
  typeof outcome === 'object' && outcome !== null && 'rejected' in outcome;
