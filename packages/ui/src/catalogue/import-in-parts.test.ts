import type { CallResult, Failure } from '@wms/client';
import type { ProductImportAnswer } from '@wms/contract';
import { expect, it, vi } from 'vitest';
import type { Patience } from '../export/ask-patiently.ts';
import { importInParts, importStart, type Written } from './import-in-parts.ts';
import { partBytesMax } from './parts-of-file.ts';

const header = 'sku,name,ourStock,inProduction\n';
const row = (index: number) => `SKU-${String(index).padStart(6, '0')},Tee,1,0\n`;
const rowsPerPart = Math.floor(partBytesMax / row(0).length);
const rows = 3 * rowsPerPart;
const file = new Blob([header, ...Array.from({ length: rows }, (_, index) => row(index))]);

const answerOf = (count: number): CallResult<ProductImportAnswer> => ({
  ok: true,
  replayed: false,
  answer: {
    preview: false,
    rows: count,
    added: count - 1,
    changed: 1,
    unchanged: 0,
    faultCount: 0,
    faults: [],
    formulaCount: 0,
    formulas: [],
    changes: [],
  },
});
const refused = (code: 'THROTTLED' | 'FAULTY_ROWS', details: object = {}): Failure => ({
  kind: 'REFUSED',
  status: 422,
  code,
  error: 'No.',
  requestId: 'r1',
  details: { ...details },
});

/** A catalogue that keeps the SKUs it is sent, and may say something else to a part, counted from 1. */
function catalogue(onPart: (part: number) => Failure | null = () => null) {
  const kept: string[] = [];
  const progress: Written[] = [];
  const cancel = new AbortController();
  const wait = vi.fn<Patience['wait']>(async () => undefined);
  let parts = 0;
  const surroundings = {
    signal: cancel.signal,
    wait,
    onPause: () => undefined,
    onProgress: (written: Written) => void progress.push(written),
    send: async (part: Blob): Promise<CallResult<ProductImportAnswer>> => {
      const failure = onPart(++parts);
      if (failure) return { ok: false, failure };
      const [first, ...lines] = (await part.text()).trimEnd().split('\n');
      expect(`${first}\n`).toBe(header);
      kept.push(...lines.map((line) => line.split(',')[0] ?? ''));
      return answerOf(lines.length);
    },
  };
  return { kept, progress, cancel, wait, surroundings };
}
const wholeFile = Array.from({ length: rows }, (_, index) => row(index).split(',')[0]);

it('writes every row once, and says after each part how many there are', async () => {
  const { kept, progress, surroundings } = catalogue();
  const result = await importInParts(file, importStart, surroundings);
  expect(result).toEqual({
    kind: 'DONE',
    written: { rows, added: rows - progress.length, changed: progress.length, unchanged: 0 },
  });
  expect(kept).toEqual(wholeFile);
  expect(progress.length).toBeGreaterThan(2);
  expect(progress.map((written) => written.rows)).toEqual(
    progress.map((written) => written.rows).toSorted((a, b) => a - b),
  );
});

it('stopped while a part is under way, it says what is written with that part, and goes on behind it', async () => {
  const { kept, cancel, surroundings } = catalogue((part) => {
    if (part === 2) cancel.abort();
    return null;
  });
  const result = await importInParts(file, importStart, surroundings);
  if (result.kind !== 'STOPPED') throw new Error(result.kind);
  expect(result.place.written.rows).toBe(kept.length);
  expect(kept.length).toBeLessThan(rows);
  const rest = catalogue();
  const goneOn = await importInParts(file, result.place, rest.surroundings);
  expect(goneOn).toMatchObject({ kind: 'DONE', written: { rows } });
  expect([...kept, ...rest.kept]).toEqual(wholeFile);
});

it('a part that fails ends it with where its lines stand in the file, and goes out again', async () => {
  const failure = refused('FAULTY_ROWS');
  const { kept, surroundings } = catalogue((part) => (part === 2 ? failure : null));
  const result = await importInParts(file, importStart, surroundings);
  expect(result).toMatchObject({ kind: 'FAILED', failure, lineShift: kept.length });
  if (result.kind !== 'FAILED') throw new Error(result.kind);
  const rest = catalogue();
  await importInParts(file, result.place, rest.surroundings);
  expect([...kept, ...rest.kept]).toEqual(wholeFile);
});

it('waits as long as the server asks, and leaves nothing out', async () => {
  let asked = false;
  const { kept, wait, surroundings } = catalogue(() => {
    if (asked) return null;
    asked = true;
    return refused('THROTTLED', { retryAfterSeconds: 7 });
  });
  expect(await importInParts(file, importStart, surroundings)).toMatchObject({ kind: 'DONE' });
  expect(wait).toHaveBeenCalledExactlyOnceWith(7000, expect.anything());
  expect(kept).toEqual(wholeFile);
});
