import { isRejected } from '@wms/domain';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportedHistory } from '../features/history/import-history.command.ts';
import type { HistoryRow } from '../features/history/history-row.ts';
import type { WmsStore } from '../open-store.ts';
import { HistoryCheck } from './check-history.ts';
import { Faults } from '../csv/faults.ts';
import { BadFile } from '../csv/read-csv.ts';
import { readHistory } from './read-history.ts';

const rowsPerCommitMax = 500;
/** Between two commits a server on the same file gets its turn: SQLite does not queue its writers. */
const restBetweenCommitsMs = 10;
const rowsPerProgress = 50_000;

export interface HistoryImport {
  readonly store: WmsStore;
  readonly warehouseId: string;
  readonly file: string;
  readonly skipBad: boolean;
  readonly clock: () => number;
  /** Told now and then how far the work is. */
  readonly progress: (remark: string) => void;
}

/** `faults` are the bad lines; unless they were to be left out, `imported` is then null and nothing was written. */
export interface HistoryImportResult {
  readonly imported: number | null;
  /** Rows that an earlier run of the same file had imported. */
  readonly before: number;
  readonly faults: Faults;
}

/** The warehouse moved while its history was being imported; what is in stays, and the import can go on. */
export class HistoryInterrupted extends Error {
  override readonly name = 'HistoryInterrupted';
}

/**
 * Imports a history file in two passes, each a stream: first all of it is checked, then it is written in bounded
 * commits, each of which notes how far the file has come. A run of the same file goes on from there. Throws
 * BadFile and HistoryInterrupted.
 */
export async function importHistoryFile(job: HistoryImport): Promise<HistoryImportResult> {
  const { store, warehouseId } = job;
  const fileDigest = await digestOf(job.file);
  const [earlier = { line: 0, rows: 0 }] = await store.read.findHistoryImport({ warehouseId, fileDigest });
  if (earlier.line > 0)
    job.progress(`${earlier.rows} rows are in already; going on after line ${earlier.line}`);

  const found = await checkFile(job, earlier.line);
  if (found.count > 0 && !job.skipBad) return { imported: null, before: earlier.rows, faults: found };
  return { before: earlier.rows, ...(await writeRows(job, fileDigest, earlier.line)) };
}

/** The first pass: what is wrong with the file, before anything is written. */
async function checkFile(job: HistoryImport, afterLine: number): Promise<Faults> {
  const faults = new Faults();
  let checked = 0;
  for await (const { line, verdict } of checkedRows(job, afterLine)) {
    if (typeof verdict === 'string') faults.add({ line, reason: verdict });
    if (++checked % rowsPerProgress === 0) job.progress(`${checked} rows checked`);
  }
  return faults;
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
  } catch (error) {
    const { message: problem } = error as Error;
    throw new BadFile(file, { code: 'NOT_CSV', values: { line: 1, problem } }, { cause: error });
  }
  return hash.digest('hex');
}

/** Every line after `afterLine`, each with the row it holds or what is wrong with it. */
async function* checkedRows(job: HistoryImport, afterLine: number) {
  const check = new HistoryCheck(job.store.read, job.warehouseId, job.clock());
  for await (const line of readHistory(job.file)) {
    if (line.line > afterLine) yield { line: line.line, verdict: await check.next(line) };
  }
}

/** The second pass, which checks again what it writes: the warehouse may have moved since the first. */
async function writeRows(
  job: HistoryImport,
  fileDigest: string,
  startLine: number,
): Promise<{ imported: number; faults: Faults }> {
  const { store, warehouseId } = job;
  const faults = new Faults();
  let imported = 0;
  let afterLine = startLine;
  let toLine = startLine;
  let rows: HistoryRow[] = [];
  const flush = async () => {
    const outcome = await store.commit('importHistory', { warehouseId, fileDigest, afterLine, toLine, rows });
    const answer: ImportedHistory = isRejected(outcome)
      ? { fault: { line: toLine, reason: outcome.rejected.code } }
      : (JSON.parse(outcome.text) as ImportedHistory);
    if ('fault' in answer) throw interrupted(answer.fault, afterLine);
    imported += rows.length;
    afterLine = toLine;
    rows = [];
    if (imported % rowsPerProgress < rowsPerCommitMax) job.progress(`${imported} rows imported`);
    await sleep(restBetweenCommitsMs);
  };
  for await (const { line, verdict } of checkedRows(job, startLine)) {
    if (typeof verdict !== 'string') rows.push(verdict);
    else if (job.skipBad) faults.add({ line, reason: verdict });
    else throw interrupted({ line, reason: verdict }, afterLine);
    toLine = line;
    if (rows.length >= rowsPerCommitMax) await flush();
  }
  if (toLine > afterLine) await flush();
  return { imported, faults };
}

const interrupted = ({ line, reason }: { line: number; reason: string }, afterLine: number) =>
  new HistoryInterrupted(
    `The warehouse has moved since the file was checked. Line ${line}: ${reason}. Everything up to line ${afterLine} is in; run the same command again to go on.`,
  );
