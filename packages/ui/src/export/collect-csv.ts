import type { CallResult, Failure } from '@wms/client';
import { askPatiently, type Patience } from './ask-patiently.ts';
import { byteOrderMark, type Cell, csvLine } from './csv-line.ts';

/** The most rows of one file: about as many as a spreadsheet takes. */
export const exportRowsMax = 1_000_000;

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

export interface ExportSurroundings extends Omit<Patience, 'onPause'> {
  readonly onProgress: (progress: ExportProgress) => void;
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
  { signal, onProgress, wait }: ExportSurroundings,
): Promise<ExportResult> {
  const parts = [byteOrderMark + csvLine(source.columns)];
  let rows = 0;
  let cursor: string | null = null;
  do {
    const at: string | null = cursor;
    const onPause = () => onProgress({ rows, total: null, waiting: true });
    const page: CallResult<ListPage<Row>> = await askPatiently(() => source.readPage(at), {
      signal,
      wait,
      onPause,
    });
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
