import type { RequestOf, ShipmentAnswer } from '@wms/contract';
import { outstanding, overReceiptFactorMax, type ShipmentStatus } from '@wms/domain';
import { readCount } from '../elements/read-count.ts';

/** What a person has typed, by SKU; a SKU without text is not counted yet, which is not the same as zero. */
export type Counts = Readonly<Record<string, string>>;

export type ReceiptBody = NonNullable<RequestOf<'receiveShipment'>['body']>;

export type CountFault = 'NOT_A_COUNT' | 'OVER_TWICE';

/** One line of the ASN with its count as typed; all figures in pieces. */
export interface CountedLine {
  readonly sku: string;
  readonly name: string | null;
  readonly expectedQty: number;
  /** By earlier receipts. */
  readonly receivedQty: number;
  readonly outstandingQty: number;
  readonly text: string;
  /** Null while it is not counted, or not a count. */
  readonly count: number | null;
  /** Received so far with this count, less expected; null while there is no count. */
  readonly variance: number | null;
  readonly fault: CountFault | null;
}

/** The lines of an ASN as counted so far. */
export const countLines = (shipment: ShipmentAnswer, counts: Counts): CountedLine[] =>
  shipment.lines.map((line) => {
    const text = counts[line.sku] ?? '';
    const count = readCount(text);
    const total = line.receivedQty + (count ?? 0);
    return {
      sku: line.sku,
      name: line.name,
      expectedQty: line.expectedQty,
      receivedQty: line.receivedQty,
      outstandingQty: outstanding(line),
      text,
      count,
      variance: count === null ? null : total - line.expectedQty,
      fault: faultOf(text, count, total, line.expectedQty),
    };
  });

function faultOf(text: string, count: number | null, total: number, expectedQty: number): CountFault | null {
  if (count === null) return text.trim() === '' ? null : 'NOT_A_COUNT';
  // The server's own bound (decision 0010): beyond it the whole receipt would be refused.
  return total > expectedQty * overReceiptFactorMax ? 'OVER_TWICE' : null;
}

export interface Totals {
  readonly expected: number;
  readonly received: number;
  readonly outstanding: number;
  /** What is counted now; null when nothing is. */
  readonly counted: number | null;
  /** Of the counted lines only. */
  readonly variance: number;
  readonly linesUncounted: number;
  readonly linesFaulty: number;
  /** Lines of which more than expected was counted, within the bound. */
  readonly linesOver: number;
}

/** The sums that stand above the lines. */
export function totalsOf(lines: readonly CountedLine[]): Totals {
  const sum = (pick: (line: CountedLine) => number) => lines.reduce((total, line) => total + pick(line), 0);
  const counted = lines.filter(({ count }) => count !== null);
  return {
    expected: sum(({ expectedQty }) => expectedQty),
    received: sum(({ receivedQty }) => receivedQty),
    outstanding: sum(({ outstandingQty }) => outstandingQty),
    counted: counted.length === 0 ? null : sum(({ count }) => count ?? 0),
    variance: sum(({ variance }) => variance ?? 0),
    // A line that is complete from earlier receipts waits for no count.
    linesUncounted: lines.filter(({ count, outstandingQty }) => count === null && outstandingQty > 0).length,
    linesFaulty: lines.filter(({ fault }) => fault !== null).length,
    linesOver: lines.filter(({ variance, fault }) => fault === null && (variance ?? 0) > 0).length,
  };
}

/** SKUs that the catalogue does not know: nothing of their ASN can be booked before 888 has registered them. */
export const unregisteredSkus = (shipment: ShipmentAnswer): string[] =>
  shipment.lines.filter(({ name }) => name === null).map(({ sku }) => sku);

/** What a person may do with an ASN. */
export type ReceiptStage = 'OPEN' | 'PARTIAL' | 'RECEIVED' | 'CANCELLED';

const stages: Record<ShipmentStatus, ReceiptStage> = {
  PENDING: 'OPEN',
  IN_TRANSIT: 'OPEN',
  PARTIALLY_RECEIVED: 'PARTIAL',
  RECEIVED: 'RECEIVED',
  CANCELLED: 'CANCELLED',
};

export const stageOf = (status: ShipmentStatus): ReceiptStage => stages[status];

/** Accepts everything outstanding. A part-received ASN takes more only when asked for the remainder. */
export const acceptAllBody = (stage: ReceiptStage, stationId: string | null): ReceiptBody => ({
  ...station(stationId),
  ...(stage === 'PARTIAL' ? { remainder: true } : {}),
});

/** Books exactly the lines that were counted; the others stay outstanding. */
export const countsBody = (
  stage: ReceiptStage,
  lines: readonly CountedLine[],
  stationId: string | null,
): ReceiptBody => ({
  ...acceptAllBody(stage, stationId),
  lines: lines.flatMap(({ sku, count }) => (count === null ? [] : [{ sku, receivedQty: count }])),
});

/** The same where the lines of the ASN are not known; null while a count is none. The server minds the rest. */
export function bareCountsBody(counts: Counts, stationId: string | null): ReceiptBody | null {
  const typed = Object.entries(counts).filter(([, text]) => text.trim() !== '');
  const lines = typed.flatMap(([sku, text]) => {
    const count = readCount(text);
    return count === null ? [] : [{ sku, receivedQty: count }];
  });
  return lines.length < typed.length ? null : { ...station(stationId), lines };
}

/** True where something is typed or scanned. */
export const hasAnyCount = (counts: Counts): boolean =>
  Object.values(counts).some((text) => text.trim() !== '');

/** Counts as people read them, as they were typed: `98 × TSHIRT-BLK-L, 50 × HOODIE-NVY-M`. */
export const describeCounts = (counts: Counts): string =>
  Object.entries(counts)
    .filter(([, text]) => text.trim() !== '')
    .map(([sku, text]) => `${text.trim()} × ${sku}`)
    .join(', ');

/** Ends a part-received ASN without booking anything more. */
export const closeShortBody = (stationId: string | null): ReceiptBody => ({
  ...station(stationId),
  close: true,
});

const station = (stationId: string | null) => (stationId ? { stationId } : {});

/** More pieces of a SKU that was scanned; null where its count is typed wrongly, which a person has to correct. */
export function countPieces(counts: Counts, sku: string, pieces: number): Counts | null {
  const text = counts[sku] ?? '';
  const count = text.trim() === '' ? 0 : readCount(text);
  return count === null ? null : { ...counts, [sku]: String(count + pieces) };
}
