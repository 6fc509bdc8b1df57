import type { Rejection } from '@wms/domain';
import type { WireErrorCode } from './errors.ts';

/** The fields that stand beside a rejection's code, for each code that has any. */
type RejectionDetails = {
  readonly [One in Rejection as keyof One extends 'code' ? never : One['code']]: Omit<One, 'code'>;
};

/**
 * What stands beside the sentence of an error, by example. A rejection that brings fields does not compile without
 * an entry; the documentation is made from this.
 */
export const errorDetails: RejectionDetails & {
  readonly [Code in WireErrorCode]?: Readonly<Record<string, unknown>>;
} = {
  UNREGISTERED_SKUS: { unregisteredSkus: ['CAP-RED-OS'] },
  UNEXPECTED_SKUS: { unexpectedSkus: ['CAP-RED-OS'] },
  DUPLICATE_SKUS: { duplicateSkus: ['TSHIRT-BLK-L'] },
  UNPROPOSED_SKUS: { unproposedSkus: ['CAP-RED-OS'] },
  INSUFFICIENT_STOCK: { sku: 'TSHIRT-BLK-L', available: 24, line: 0 },
  QUANTITY_OUT_OF_RANGE: { sku: 'TSHIRT-BLK-L', line: 0, max: 2_147_483_647 },
  OVER_RECEIPT: { sku: 'TSHIRT-BLK-L', expectedQty: 100, receivedQty: 201, max: 200 },
  SHIPMENT_STATE: { asnNumber: 'ASN-00042', status: 'PARTIALLY_RECEIVED' },
  DUPLICATE_ASN_NUMBER: { asnNumber: 'ASN-00042' },
  ALERT_STATE: { alertId: '01KB2M6R1V9Y3T8C5D7F0G2H4M', sku: 'TSHIRT-BLK-L', status: 'RESOLVED' },
  PROPOSAL_STATE: { proposalId: '01KB2M6R1V9Y3T8C5D7F0G2H4Q', status: 'SUPERSEDED' },
  QUANTITY_CHANGED: { sku: 'TSHIRT-BLK-L', currentQuantity: 24 },
  CHANGED_MEANWHILE: { current: { parLevel: 200, refillThreshold: 40 } },
  GTIN_TAKEN: { gtin: '09520000000011', sku: 'TSHIRT-BLK-L' },
  PRODUCT_EXISTS: { sku: 'TSHIRT-BLK-L' },
  DUPLICATE_EMAIL: { email: 'worker@example.test' },
  WEAK_PASSWORD: { reason: 'TOO_SHORT' },
  TOKEN_LOCKED: { reason: 'DEVICE_MISMATCH' },
  URL_NOT_ALLOWED: { reason: 'hooks.example.test has a private address.' },
  TOO_MANY_WEBHOOKS: { max: 100 },
  TOO_MANY_KEYS: { max: 200 },
  TOO_MANY_WAREHOUSES: { max: 100 },
  EVENTS_GONE: { newestId: 'wh_4k7m2p9qrs.1207' },
  THROTTLED: { retryAfterSeconds: 12 },
  BAD_FILE: {
    fault: 'NOT_UTF8',
    values: { line: 3 },
    reason: 'The file is not UTF-8 text on line 3: save it as "CSV UTF-8" and try again.',
  },
  FAULTY_ROWS: {
    rows: 250,
    faultCount: 1,
    faults: [
      {
        line: 4,
        code: 'SKU_TWICE',
        values: { firstLine: 2 },
        reason: 'sku is the same as on line 2',
      },
    ],
  },
  INVALID_REQUEST: { issues: [{ path: 'body.transactions.0.delta', message: 'must not be 0' }] },
};
