import type { MovementSource, MovementType } from './movement.ts';

/** One row of the append-only ledger: everything its hash covers. Instants are epoch milliseconds, UTC. */
export interface LedgerRow {
  readonly warehouseId: string;
  readonly id: string;
  readonly sku: string;
  readonly sequence: number;
  readonly type: MovementType;
  readonly delta: number;
  readonly quantityAfter: number;
  readonly source: MovementSource;
  readonly reference: string | null;
  readonly stationId: string | null;
  readonly workerId: string | null;
  readonly userId: string | null;
  readonly shipmentId: string | null;
  readonly occurredAt: number;
  readonly recordedAt: number;
}

/** The head of a SKU's chain before its first row. */
export const emptyChainHash = '';

/**
 * The text whose SHA-256, in lowercase hex, is the row's hash. It begins with the hash of the SKU's previous
 * row, so that no row can be changed, left out or put in between without every later hash disagreeing.
 * The order of the fields is part of the format and never changes.
 */
export const ledgerRowText = (previousHash: string, row: LedgerRow): string =>
  JSON.stringify([
    previousHash,
    row.warehouseId,
    row.id,
    row.sku,
    row.sequence,
    row.type,
    row.delta,
    row.quantityAfter,
    row.source,
    row.reference,
    row.stationId,
    row.workerId,
    row.userId,
    row.shipmentId,
    row.occurredAt,
    row.recordedAt,
  ]);

/** What the level says of its SKU's chain. */
export interface ChainHead {
  readonly sku: string;
  readonly quantity: number;
  readonly sequence: number;
  readonly headHash: string;
}

/** The first thing about a SKU's chain that does not hold. */
export interface ChainFault {
  readonly sku: string;
  readonly sequence: number;
  readonly fault:
    'SEQUENCE_BROKEN' | 'HASH_MISMATCH' | 'BALANCE_MISMATCH' | 'HEAD_MISMATCH' | 'ROW_OUTSIDE_CHAIN';
}

/** How far along a SKU's chain a check has come. */
export interface ChainPosition {
  readonly sequence: number;
  readonly quantity: number;
  readonly hash: string;
}

export const chainStart: ChainPosition = { sequence: 0, quantity: 0, hash: emptyChainHash };

/** Checks one row against the row before it. `hashOf` is SHA-256 of a text in lowercase hex. */
export function followChain(
  before: ChainPosition,
  row: LedgerRow & { readonly hash: string },
  hashOf: (text: string) => string,
): ChainPosition | ChainFault {
  const at = { sku: row.sku, sequence: row.sequence };
  if (row.sequence !== before.sequence + 1) return { ...at, fault: 'SEQUENCE_BROKEN' };
  if (row.quantityAfter !== before.quantity + row.delta) return { ...at, fault: 'BALANCE_MISMATCH' };
  if (row.hash !== hashOf(ledgerRowText(before.hash, row))) return { ...at, fault: 'HASH_MISMATCH' };
  return { sequence: row.sequence, quantity: row.quantityAfter, hash: row.hash };
}

/** Checks that the level's own figures are those its last row left. */
export function checkHead(last: ChainPosition, head: ChainHead): ChainFault | null {
  const at = { sku: head.sku, sequence: head.sequence };
  if (head.sequence !== last.sequence || head.headHash !== last.hash)
    return { ...at, fault: 'HEAD_MISMATCH' };
  return head.quantity === last.quantity ? null : { ...at, fault: 'BALANCE_MISMATCH' };
}
