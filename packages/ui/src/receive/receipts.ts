import type { ListedTransactionAnswer, ShipmentAnswer } from '@wms/contract';

/** One receive call as the ledger has it; `at` in ISO 8601. */
export interface Receipt {
  readonly at: string;
  readonly recordedBy: string | null;
  readonly stationId: string | null;
  readonly lines: number;
  readonly pieces: number;
}

/** The receipts that ledger rows come from: rows of one call share their instant, person and station. */
export function receiptsOf(rows: readonly ListedTransactionAnswer[]): readonly Receipt[] {
  const receipts = new Map<string, Receipt>();
  for (const { recordedAt: at, recordedBy, stationId, delta } of rows) {
    const key = JSON.stringify([at, recordedBy, stationId]);
    const { lines, pieces } = receipts.get(key) ?? { lines: 0, pieces: 0 };
    receipts.set(key, { at, recordedBy, stationId, lines: lines + 1, pieces: pieces + delta });
  }
  return [...receipts.values()];
}

/** The lines of an ASN that did not come as announced. */
export const discrepanciesOf = ({ lines }: ShipmentAnswer): ShipmentAnswer['lines'] =>
  lines.filter(({ variance }) => variance !== 0);
