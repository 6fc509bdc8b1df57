import {
  type ChainFault,
  chainStart,
  checkHead,
  followChain,
  type LedgerRow,
  type MovementSource,
  type MovementType,
} from '@wms/domain';
import { sha256 } from '../../ledger/hash.ts';
import type { Statements } from '../../store/statements/statements.ts';

/** How many chains are read at a time, and how many rows of one chain. */
const headsPerPage = 500;
const rowsPerStretch = 1000;

export interface LedgerCheck {
  readonly ok: boolean;
  readonly levels: number;
  readonly transactions: number;
  readonly firstFault: ChainFault | null;
}

type Head = Awaited<ReturnType<Statements['pageChainHeads']>>[number];
type StoredRow = Awaited<ReturnType<Statements['walkChain']>>[number];

/**
 * Recomputes every balance and hash of a warehouse, SKU by SKU, from the head of each chain back to its first row;
 * then counts the rows, so that none can stand beside the chains.
 */
export async function verifyLedger(
  q: Statements,
  { warehouseId }: { warehouseId: string },
): Promise<LedgerCheck> {
  let levels = 0;
  let transactions = 0;
  let after = '';
  for (;;) {
    const heads = await q.pageChainHeads({ warehouseId, after, limit: headsPerPage });
    for (const head of heads) {
      levels += 1;
      transactions += head.sequence;
      const firstFault = await verifyChain(q, warehouseId, head);
      if (firstFault) return { ok: false, levels, transactions, firstFault };
    }
    const last = heads.at(-1);
    if (heads.length < headsPerPage || !last) break;
    after = last.sku;
  }
  const [miscounted] = await q.findMiscounted({ warehouseId });
  const firstFault = miscounted ? { ...miscounted, fault: 'ROW_OUTSIDE_CHAIN' as const } : null;
  return { ok: firstFault === null, levels, transactions, firstFault };
}

/** The same for the chain of one SKU alone. */
export async function verifySku(
  q: Statements,
  { warehouseId, sku }: { warehouseId: string; sku: string },
): Promise<LedgerCheck> {
  const [head] = await q.readChainEnd({ warehouseId, sku });
  if (!head) return { ok: true, levels: 0, transactions: 0, firstFault: null };
  const firstFault = await verifyChain(q, warehouseId, head);
  return { ok: firstFault === null, levels: 1, transactions: head.sequence, firstFault };
}

const ledgerRow = (warehouseId: string, row: StoredRow): LedgerRow & { hash: string } => ({
  ...row,
  warehouseId,
  type: row.type as MovementType,
  source: row.source as MovementSource,
});

const positionOf = (row: StoredRow) => ({
  sequence: row.sequence,
  quantity: row.quantityAfter,
  hash: row.hash,
});

/** Walks one chain in stretches; the oldest row of a stretch is checked with the first of the next. */
async function verifyChain(q: Statements, warehouseId: string, head: Head): Promise<ChainFault | null> {
  let newer: StoredRow | null = null;
  let startId = head.headId;
  while (startId !== '') {
    const stretch: StoredRow[] = await q.walkChain({
      warehouseId,
      startId,
      stretch: rowsPerStretch,
      offset: 0,
      limit: rowsPerStretch,
    });
    const oldest = stretch.at(-1);
    if (!oldest)
      return { sku: head.sku, sequence: newer?.sequence ?? head.sequence, fault: 'SEQUENCE_BROKEN' };
    for (const row of stretch) {
      const fault = newer ? linkFault(warehouseId, row, newer) : checkHead(positionOf(row), head);
      if (fault) return fault;
      newer = row;
    }
    startId = oldest.previousId;
  }
  if (!newer) return checkHead(chainStart, head);
  const first = followChain(chainStart, ledgerRow(warehouseId, newer), sha256);
  return 'fault' in first ? first : null;
}

function linkFault(warehouseId: string, older: StoredRow, newer: StoredRow): ChainFault | null {
  if (older.sku !== newer.sku) return { sku: newer.sku, sequence: newer.sequence, fault: 'SEQUENCE_BROKEN' };
  const followed = followChain(positionOf(older), ledgerRow(warehouseId, newer), sha256);
  return 'fault' in followed ? followed : null;
}
