import type { CallResult, Failure } from '@wms/client';
import { describe, expect, it, vi } from 'vitest';
import { throttleWaitsMax } from './ask-patiently.ts';
import { collectCsv, type CsvSource, type ExportProgress, type ListPage } from './collect-csv.ts';

const throttled: Failure = {
  kind: 'REFUSED',
  status: 429,
  code: 'THROTTLED',
  error: 'Too many requests.',
  requestId: 'r1',
  details: { retryAfterSeconds: 12 },
};
const unreachable: Failure = { kind: 'UNREACHABLE', error: 'gone' };

type Answer = CallResult<ListPage<number>>;

const page = (rows: number[], nextCursor: string | null): Answer => ({
  ok: true,
  answer: { rows, total: 4, nextCursor },
  replayed: false,
});
const failed = (failure: Failure): Answer => ({ ok: false, failure });

function run(answers: readonly Answer[], onPage?: (cursor: string | null) => void) {
  const given = [...answers];
  const cancel = new AbortController();
  const progress: ExportProgress[] = [];
  const wait = vi.fn<(ms: number) => Promise<void>>(async () => undefined);
  const source: CsvSource<number> = {
    columns: ['n'],
    cells: (row) => [row],
    readPage: async (cursor) => {
      onPage?.(cursor);
      return given.shift() ?? failed(unreachable);
    },
  };
  const signal = cancel.signal;
  const start = () => collectCsv(source, { signal, onProgress: (step) => progress.push(step), wait });
  return { start, cancel, progress, wait };
}

describe('an export', () => {
  it('follows the cursor to the end, and says how far it is', async () => {
    const cursors: (string | null)[] = [];
    const { start, progress } = run([page([1, 2], 'c2'), page([3, 4], null)], (cursor) =>
      cursors.push(cursor),
    );
    expect(await start()).toEqual({
      kind: 'DONE',
      parts: ['\uFEFF"n"\r\n', '1\r\n2\r\n', '3\r\n4\r\n'],
      rows: 4,
      isCut: false,
    });
    expect(cursors).toEqual([null, 'c2']);
    expect(progress).toEqual([
      { rows: 2, total: 4, waiting: false },
      { rows: 4, total: 4, waiting: false },
    ]);
  });

  it('stops when it is cancelled, and asks for no further page', async () => {
    const cursors: (string | null)[] = [];
    const running = run([page([1, 2], 'c2'), page([3, 4], null)], (cursor) => {
      cursors.push(cursor);
      running.cancel.abort();
    });
    expect(await running.start()).toEqual({ kind: 'CANCELLED' });
    expect(cursors).toEqual([null]);
  });

  it('waits as long as the server asks, and goes on where it was', async () => {
    const { start, progress, wait } = run([page([1, 2], 'c2'), failed(throttled), page([3, 4], null)]);
    expect(await start()).toMatchObject({ kind: 'DONE', rows: 4 });
    expect(wait.mock.calls.map(([ms]) => ms)).toEqual([12_000]);
    expect(progress[1]).toEqual({ rows: 2, total: null, waiting: true });
  });

  it('gives up on a server that asks for pause after pause', async () => {
    const { start, wait } = run(Array.from({ length: throttleWaitsMax + 1 }, () => failed(throttled)));
    expect(await start()).toEqual({ kind: 'FAILED', failure: throttled });
    expect(wait).toHaveBeenCalledTimes(throttleWaitsMax);
  });

  it('fails with what the server said, and saves no half of a file', async () => {
    const { start } = run([page([1, 2], 'c2'), failed(unreachable)]);
    expect(await start()).toEqual({ kind: 'FAILED', failure: unreachable });
  });
});
