import type { CallResult, Failure } from '@wms/client';
import type { ProductImportAnswer } from '@wms/contract';
import { askPatiently, type Patience } from '../export/ask-patiently.ts';
import { type PartStart, partsOfFile } from './parts-of-file.ts';

/** What has been written of a file so far. */
export type Written = Pick<ProductImportAnswer, 'rows' | 'added' | 'changed' | 'unchanged'>;

/** How far an import has come, and where it goes on. */
export interface ImportPlace {
  /** Null at the beginning. */
  readonly start: PartStart | null;
  readonly written: Written;
}

export const importStart: ImportPlace = {
  start: null,
  written: { rows: 0, added: 0, changed: 0, unchanged: 0 },
};

export interface ImportSurroundings extends Patience {
  /** Writes one part of the file. */
  readonly send: (part: Blob) => Promise<CallResult<ProductImportAnswer>>;
  readonly onProgress: (written: Written) => void;
}

export type ImportResult =
  | { readonly kind: 'DONE'; readonly written: Written }
  /** Cancelled between two parts: nothing of what follows the place was written. */
  | { readonly kind: 'STOPPED'; readonly place: ImportPlace }
  /** A part failed; of it, some rows may be written. `lineShift` is added to lines that the failure names. */
  | {
      readonly kind: 'FAILED';
      readonly place: ImportPlace;
      readonly failure: Failure;
      readonly lineShift: number;
    };

/**
 * Writes a file that has been looked through, part by part, so that the person sees how far it is and can stop it. What
 * is under way when it is stopped is waited for, so that what is said of it is so.
 */
export async function importInParts(
  file: Blob,
  from: ImportPlace,
  { send, onProgress, ...patience }: ImportSurroundings,
): Promise<ImportResult> {
  let place = from;
  for await (const part of partsOfFile(file, from.start)) {
    if (patience.signal.aborted) return { kind: 'STOPPED', place };
    const result = await askPatiently(() => send(part.file), patience);
    if (!result.ok) return { kind: 'FAILED', place, failure: result.failure, lineShift: part.lineShift };
    place = { start: part.next, written: sum(place.written, result.answer) };
    onProgress(place.written);
  }
  return { kind: 'DONE', written: place.written };
}

const sum = (a: Written, b: Written): Written => ({
  rows: a.rows + b.rows,
  added: a.added + b.added,
  changed: a.changed + b.changed,
  unchanged: a.unchanged + b.unchanged,
});
