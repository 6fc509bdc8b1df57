import type { Failure } from '@wms/client';
import { productFileBytesMax, type ProductImportAnswer } from '@wms/contract';
import type { TFunction } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadDeskAgain } from '../desk/use-ops-list.ts';
import { waitUnlessAborted } from '../export/ask-patiently.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import type { FileHost } from '../host-bridge.ts';
import {
  importInParts,
  type ImportPlace,
  type ImportResult,
  importStart,
  type Written,
} from './import-in-parts.ts';

/** What has not come to its end, and how it can go on. */
export type Unfinished = Exclude<ImportResult, { kind: 'DONE' }>;

/** Where a file stands. */
export type ImportStage =
  | { readonly kind: 'CHOOSE'; readonly isCancelled: boolean }
  | { readonly kind: 'TOO_LARGE' }
  /** On its way to be looked through; nothing is written. */
  | { readonly kind: 'SENDING'; readonly file: File; readonly sentBytes: number }
  | { readonly kind: 'PREVIEWED'; readonly file: File; readonly report: ProductImportAnswer }
  | { readonly kind: 'REFUSED'; readonly failure: Failure }
  | {
      readonly kind: 'IMPORTING';
      readonly rows: number;
      readonly written: Written;
      readonly isStopping: boolean;
      readonly isPaused: boolean;
    }
  | { readonly kind: 'UNFINISHED'; readonly file: File; readonly rows: number; readonly result: Unfinished };

/** Sends a file to be looked through, and then, part by part, to be written. Leaving the panel cancels either. */
export function useImport(files: FileHost, onClose: () => void) {
  const { t } = useTranslation();
  const { report: say } = useFeedback();
  const readAgain = useReadDeskAgain();
  const [stage, setStage] = useState<ImportStage>({ kind: 'CHOOSE', isCancelled: false });
  const running = useRef<AbortController | null>(null);
  const hasLeft = useRef(false);
  useEffect(() => {
    hasLeft.current = false;
    return () => {
      hasLeft.current = true;
      running.current?.abort();
    };
  }, []);

  const choose = async (file: File) => {
    if (file.size > productFileBytesMax) return setStage({ kind: 'TOO_LARGE' });
    const { signal } = (running.current = new AbortController());
    const onSent = (bytes: number) => {
      if (!signal.aborted) setStage({ kind: 'SENDING', file, sentBytes: Math.min(bytes, file.size) });
    };
    onSent(0);
    const request = { query: { preview: 'true' }, upload: file } as const;
    const result = await files.send('importProducts', request, { signal, onSent });
    if (signal.aborted) return;
    setStage(
      result.ok
        ? { kind: 'PREVIEWED', file, report: result.answer }
        : { kind: 'REFUSED', failure: result.failure },
    );
  };

  const importFrom = async (file: File, rows: number, from: ImportPlace) => {
    const { signal } = (running.current = new AbortController());
    // What is under way is waited for, so that what the screen says was written was.
    const sending = { signal: new AbortController().signal, onSent: () => undefined };
    const show = (written: Written, isPaused = false) =>
      setStage({ kind: 'IMPORTING', rows, written, isStopping: signal.aborted, isPaused });
    let { written } = from;
    show(written);
    const result = await importInParts(file, from, {
      signal,
      wait: waitUnlessAborted,
      onPause: () => show(written, true),
      onProgress: (next) => show((written = next)),
      send: (upload) => files.send('importProducts', { query: { preview: 'false' }, upload }, sending),
    });
    void readAgain();
    if (result.kind !== 'DONE') {
      // Whoever has gone to another screen hears it there.
      if (hasLeft.current) say('REJECTED', sayUnfinished(t, rows, result));
      return setStage({ kind: 'UNFINISHED', file, rows, result });
    }
    const { added, changed, unchanged } = result.written;
    say('ACCEPTED', t('catalogue.say.imported', { added, changed, unchanged }));
    onClose();
  };

  return {
    stage,
    choose,
    importNow: (file: File, rows: number) => void importFrom(file, rows, importStart),
    goOn: (file: File, rows: number, place: ImportPlace) => void importFrom(file, rows, place),
    /** Nothing has been written: the file goes no further. */
    cancel: () => {
      running.current?.abort();
      setStage({ kind: 'CHOOSE', isCancelled: true });
    },
    /** Something may have been written: it stops once the part that is under way is. */
    stop: () => {
      running.current?.abort();
      setStage((before) => (before.kind === 'IMPORTING' ? { ...before, isStopping: true } : before));
    },
  };
}

/** What was written of a file that has not come to its end, and what was not. */
export function sayUnfinished(t: TFunction, rows: number, { kind, place }: Unfinished): string {
  const counts = { ...place.written, of: rows };
  return t(kind === 'STOPPED' ? 'catalogue.import.stopped' : 'catalogue.import.broken', counts);
}
