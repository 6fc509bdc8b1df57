import { assertNever } from './assert.ts';
import { type Outcome, reject } from './rejection.ts';
import type { ShipmentStatus } from './shipment-status.ts';
import { quantityMax } from './stock-level.ts';

/** What GET /shipments lists unless a status is asked for. */
export const activeShipmentStatuses = ['PENDING', 'IN_TRANSIT', 'PARTIALLY_RECEIVED'] as const;

/** Nothing of it has arrived yet, and something is to: it can be late. */
export const awaitedShipmentStatuses = ['PENDING', 'IN_TRANSIT'] as const;

/** A line may be received up to this many times its expected quantity before it must be a mistake. */
export const overReceiptFactorMax = 2;

/** One SKU of an ASN; quantities in pieces. */
export interface ShipmentLine {
  readonly sku: string;
  readonly expectedQty: number;
  readonly receivedQty: number;
}

export interface ReceivableShipment {
  readonly asnNumber: string;
  readonly status: ShipmentStatus;
  readonly lines: readonly ShipmentLine[];
}

/** The body of POST /shipments/{id}/receive, as far as the rules need it. */
export interface ReceiptRequest {
  readonly lines?: readonly { readonly sku: string; readonly receivedQty: number }[] | undefined;
  readonly remainder?: boolean | undefined;
  readonly close?: boolean | undefined;
}

export interface ReceiptPlan {
  readonly status: 'PARTIALLY_RECEIVED' | 'RECEIVED';
  readonly closedShort: boolean;
  /** What to book now: the SKUs counted in this call, without those counted zero. */
  readonly arrivals: readonly { readonly sku: string; readonly quantity: number }[];
  /** Every line of the ASN as it stands after this call. */
  readonly lines: readonly ShipmentLine[];
}

/** Received so far less expected: negative is short, positive is over. */
export const variance = (line: ShipmentLine): number => line.receivedQty - line.expectedQty;

export const outstanding = (line: ShipmentLine): number => Math.max(0, line.expectedQty - line.receivedQty);

const duplicatesOf = (skus: readonly string[]): string[] => [
  ...new Set(skus.filter((sku, index) => skus.indexOf(sku) !== index)),
];

/** Books nothing and changes nothing when the ASN is RECEIVED: the caller answers with the first answer again. */
export type ReceiptDecision =
  { readonly kind: 'ALREADY_RECEIVED' } | ({ readonly kind: 'RECEIVE' } & ReceiptPlan);

/**
 * Plans one receive call (guide, section 6; decision 0010). The checks run in this order, and the
 * first that fails is the answer: state, SKUs twice in the body, SKUs not in the catalogue, SKUs not on the ASN,
 * more than twice the expected quantity.
 */
export function planReceipt(
  shipment: ReceivableShipment,
  request: ReceiptRequest,
  isRegistered: (sku: string) => boolean,
): Outcome<ReceiptDecision> {
  if (shipment.status === 'RECEIVED') return { kind: 'ALREADY_RECEIVED' };
  if (!takesReceipt(shipment.status, request)) {
    return reject({ code: 'SHIPMENT_STATE', asnNumber: shipment.asnNumber, status: shipment.status });
  }
  const counts = countsOf(shipment, request);
  const counted = counts.map(({ sku }) => sku);
  const duplicateSkus = duplicatesOf(counted);
  if (duplicateSkus.length > 0) return reject({ code: 'DUPLICATE_SKUS', duplicateSkus });

  const onAsn = new Map(shipment.lines.map((line) => [line.sku, line]));
  const unregisteredSkus = [...new Set([...onAsn.keys(), ...counted])].filter((sku) => !isRegistered(sku));
  if (unregisteredSkus.length > 0) return reject({ code: 'UNREGISTERED_SKUS', unregisteredSkus });
  const unexpectedSkus = counted.filter((sku) => !onAsn.has(sku));
  if (unexpectedSkus.length > 0) return reject({ code: 'UNEXPECTED_SKUS', unexpectedSkus });

  const countOf = new Map(counts.map(({ sku, quantity }) => [sku, quantity]));
  const lines = shipment.lines.map((line) => ({
    ...line,
    receivedQty: line.receivedQty + (countOf.get(line.sku) ?? 0),
  }));
  for (const { sku, expectedQty, receivedQty } of lines) {
    const max = Math.min(expectedQty * overReceiptFactorMax, quantityMax);
    if (receivedQty > max) return reject({ code: 'OVER_RECEIPT', sku, expectedQty, receivedQty, max });
  }
  const complete = lines.every((line) => outstanding(line) === 0);
  const closedShort = !complete && request.close === true;
  return {
    kind: 'RECEIVE',
    status: complete || closedShort ? 'RECEIVED' : 'PARTIALLY_RECEIVED',
    closedShort,
    arrivals: counts.filter(({ quantity }) => quantity > 0),
    lines,
  };
}

function takesReceipt(status: ShipmentStatus, { remainder, close }: ReceiptRequest): boolean {
  switch (status) {
    case 'PENDING':
    case 'IN_TRANSIT':
      return true;
    case 'PARTIALLY_RECEIVED':
      return remainder === true || close === true;
    case 'RECEIVED':
    case 'CANCELLED':
      return false;
    default:
      return assertNever(status);
  }
}

/** The counts of this call: the body's lines, else all that is outstanding, else (closing alone) nothing. */
function countsOf(shipment: ReceivableShipment, { lines, remainder, close }: ReceiptRequest) {
  if (lines) return lines.map(({ sku, receivedQty }) => ({ sku, quantity: receivedQty }));
  if (close === true && remainder !== true) return [];
  return shipment.lines.map((line) => ({ sku: line.sku, quantity: outstanding(line) }));
}

/**
 * Where dispatch may move an ASN by PATCH: on from PENDING, or to CANCELLED until something has arrived.
 * Repeating the status it already has is no change and allowed.
 */
export function mayMoveShipment(from: ShipmentStatus, to: ShipmentStatus): boolean {
  if (from === to) return true;
  switch (from) {
    case 'PENDING':
      return to === 'IN_TRANSIT' || to === 'CANCELLED';
    case 'IN_TRANSIT':
      return to === 'CANCELLED';
    case 'PARTIALLY_RECEIVED':
    case 'RECEIVED':
    case 'CANCELLED':
      return false;
    default:
      return assertNever(from);
  }
}

/** The n-th ASN number that the server issues: ASN-00042. */
export const asnNumber = (n: number): string => `ASN-${String(n).padStart(5, '0')}`;

/** The n of a number of the server's own form, else null: a number of the sender's choice counts for nothing. */
export function asnSerial(number: string): number | null {
  const digits = /^ASN-(\d{5,9})$/.exec(number)?.[1];
  return digits === undefined ? null : Number(digits);
}
