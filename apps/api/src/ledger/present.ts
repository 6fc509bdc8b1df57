import type { StockLevelAnswer, StockTransactionAnswer } from '@wms/contract';
import { isBelowThreshold, type MovementSource, type MovementType, type StockStatus } from '@wms/domain';
import type { Statements } from '../store/statements/statements.ts';

type LevelRow = Awaited<ReturnType<Statements['pageLevels']>>[number];
type LedgerRowRead = Awaited<ReturnType<Statements['pageLedger']>>[number];

/** A level as it goes on the wire. */
export const presentLevel = (row: LevelRow): StockLevelAnswer => ({
  sku: row.sku,
  name: row.name,
  currentQuantity: row.currentQuantity,
  refillThreshold: row.refillThreshold,
  parLevel: row.parLevel,
  status: row.status as StockStatus,
  belowThreshold: isBelowThreshold({ ...row, quantity: row.currentQuantity }),
  updatedAt: new Date(row.updatedAt).toISOString(),
  ...(row.gtin === null ? {} : { gtin: row.gtin }),
});

/** A ledger row as it goes on the wire. */
export const presentTransaction = (row: Omit<LedgerRowRead, 'previousId'>): StockTransactionAnswer => ({
  id: row.id,
  sku: row.sku,
  type: row.type as MovementType,
  delta: row.delta,
  quantityAfter: row.quantityAfter,
  source: row.source as MovementSource,
  reference: row.reference,
  stationId: row.stationId,
  workerId: row.workerId,
  occurredAt: new Date(row.occurredAt).toISOString(),
  recordedAt: new Date(row.recordedAt).toISOString(),
  sequence: row.sequence,
  hash: row.hash,
});
