import type { AlertStatus } from './event.ts';
import type { ProposalStatus } from './forecast/proposal.ts';
import type { PasswordWeakness } from './password.ts';
import type { ShipmentStatus } from './shipment-status.ts';
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
  | { code: 'ALERT_STATE'; alertId: string; sku: string; status: AlertStatus }
  | { code: 'PROPOSAL_STATE'; proposalId: string; status: ProposalStatus }
  | { code: 'UNPROPOSED_SKUS'; unproposedSkus: string[] }
  | { code: 'QUANTITY_CHANGED'; sku: string; currentQuantity: number }
  | { code: 'DUPLICATE_EMAIL'; email: string }
  | { code: 'WEAK_PASSWORD'; reason: PasswordWeakness }
  | { code: 'RESET_LINK_INVALID' }
  | { code: 'PRODUCT_EXISTS'; sku: string }
  | { code: 'GTIN_TAKEN'; gtin: string; sku: string }
  | { code: 'CHANGED_MEANWHILE'; current: Readonly<Record<string, string | number | null>> }
  | { code: 'LAST_ADMIN' }
  | { code: 'IDEMPOTENCY_KEY_REUSED' }
  | { code: 'TOKEN_LOCKED'; reason: TokenLockReason }
  | { code: 'LOGIN_FAILED' }
  | { code: 'TOTP_REQUIRED' }
  | { code: 'TOTP_INVALID' }
  | { code: 'SECOND_FACTOR_STATE' }
  | { code: 'ACCOUNT_PENDING' }
  | { code: 'ACCOUNT_SUSPENDED' }
  | { code: 'ACCOUNT_REJECTED' }
  | { code: 'NOT_A_CUSTOMER' }
  | { code: 'NOT_A_SUPERVISOR' }
  | { code: 'URL_NOT_ALLOWED'; reason: string }
  | { code: 'TOO_MANY_WEBHOOKS'; max: number }
  | { code: 'EVENTS_GONE'; newestId: string }
  | { code: 'WAREHOUSE_REQUIRED' }
  | { code: 'PAGE_TOO_DEEP' }
  | { code: 'TOO_MANY_KEYS'; max: number }
  | { code: 'KEY_ENDED' }
  | { code: 'TOO_MANY_WAREHOUSES'; max: number }
  | { code: 'NOTHING_TO_SELL' }
  | { code: 'THROTTLED'; retryAfterSeconds: number };

export type RejectionCode = Rejection['code'];

/** A rejection on its way up, told apart from every answer by its one field. */
export interface Rejected {
  readonly rejected: Rejection;
}

export type Outcome<T> = T | Rejected;

export const reject = (rejected: Rejection): Rejected => ({ rejected });

/** Tells a rejection from an answer, whatever its rejection is made of. */
export const isRejected = <T>(outcome: T): outcome is Extract<T, { readonly rejected: unknown }> =>
  typeof outcome === 'object' && outcome !== null && 'rejected' in outcome;
