import type { CallResult, Failure } from '@wms/client';
import { byteOrderMark, type Cell, csvLine } from './csv-line.ts';

/** The most rows of one file: about as many as a spreadsheet takes. */
export const exportRowsMax = 1_000_000;

/** How long a server that asks for a pause is waited for, at a time and how often in a row. */
export const throttleWaitSecondsMax = 60;
export const throttleWaitsMax = 5;

/** One page of a list. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  /** Null where they are not counted. */
  readonly total: number | null;
  readonly nextCursor: string | null;
}

/** A list and how its rows become lines. */
export interface CsvSource<Row> {
  readonly columns: readonly string[];
  readonly cells: (row: Row) => readonly Cell[];
  readonly readPage: (cursor: string | null) => Promise<CallResult<ListPage<Row>>>;
}

export interface ExportProgress {
  readonly rows: number;
  readonly total: number | null;
  /** The server asked for a pause. */
  readonly waiting: boolean;
}

export interface ExportSurroundings {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ExportProgress) => void;
  /** Resolves after so many milliseconds, or at once when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export type ExportResult =
  | {
      readonly kind: 'DONE';
      readonly parts: readonly string[];
      readonly rows: number;
      readonly isCut: boolean;
    }
  | { readonly kind: 'CANCELLED' }
  | { readonly kind: 'FAILED'; readonly failure: Failure };

/** Reads a list to its end, page by page along the cursor, and writes it as CSV; one part of text a page. */
export async function collectCsv<Row>(
  source: CsvSource<Row>,
  surroundings: ExportSurroundings,
): Promise<ExportResult> {
  const { signal, onProgress } = surroundings;
  const parts = [byteOrderMark + csvLine(source.columns)];
  let rows = 0;
  let cursor: string | null = null;
  do {
    const page: CallResult<ListPage<Row>> = await readPatiently(source, cursor, rows, surroundings);
    if (signal.aborted) return { kind: 'CANCELLED' };
    if (!page.ok) return { kind: 'FAILED', failure: page.failure };
    const answer: ListPage<Row> = page.answer;
    const taken = answer.rows.slice(0, exportRowsMax - rows);
    parts.push(taken.map((row) => csvLine(source.cells(row))).join(''));
    rows += taken.length;
    cursor = answer.nextCursor;
    onProgress({ rows, total: answer.total, waiting: false });
  } while (cursor !== null && rows < exportRowsMax);
  return { kind: 'DONE', parts, rows, isCut: cursor !== null };
}

/** A server that is asked too often says for how long to wait, and then is asked again. */
async function readPatiently<Row>(
  { readPage }: CsvSource<Row>,
  cursor: string | null,
  rows: number,
  { signal, onProgress, wait }: ExportSurroundings,
): Promise<CallResult<ListPage<Row>>> {
  for (let waits = 0; ; waits++) {
    const result = await readPage(cursor);
    const seconds = result.ok ? null : pauseAskedFor(result.failure);
    if (seconds === null || waits === throttleWaitsMax || signal.aborted) return result;
    onProgress({ rows, total: null, waiting: true });
    await wait(Math.min(seconds, throttleWaitSecondsMax) * 1000, signal);
  }
}

function pauseAskedFor(failure: Failure): number | null {
  if (failure.kind !== 'REFUSED' || failure.code !== 'THROTTLED') return null;
  const { retryAfterSeconds } = failure.details;
  return typeof retryAfterSeconds === 'number' ? retryAfterSeconds : 1;
}
