import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { WarehouseCaller } from '../caller.ts';
import { sha256 } from '../ledger/hash.ts';
import type { WmsStore } from '../open-store.ts';
import { accepted, arrangeWarehouse } from './arrange.ts';
import type { TestDatabase } from './databases.ts';
import type { KillWriterTask } from './kill-writer.ts';
import { numberedLines, numberedSkus, sendNumbered } from './numbered-request.ts';

const program = fileURLToPath(new URL('./kill-writer.ts', import.meta.url));
/** A child is killed between this many answers and this long after them. */
export const answersBeforeKillMin = 200;
const killDelayMsMax = 700;
const childTimeoutMs = 60_000;
/** How many answered requests are sent again after each kill, to see their replay. */
const resentMax = 64;
const plentiful = 1_000_000_000;

export interface KillLoop {
  readonly kills: number;
  readonly writers: number;
  readonly onKill?: (kill: number, acknowledged: number) => void;
}

export interface KillSummary {
  readonly kills: number;
  readonly acknowledged: number;
  /** Requests that were under way at a kill and had been committed all the same. */
  readonly committedUnanswered: number;
}

/**
 * Kills a writing process with SIGKILL, again and again, at a random moment, and after each kill holds the database
 * against what was answered: every acknowledged request is there exactly once and replays its answer, every other one
 * is there wholly or not at all, and the ledger verifies. Throws at the first thing that does not hold.
 */
export async function killRepeatedly(
  database: Pick<TestDatabase, 'place' | 'open' | 'sql'>,
  { kills, writers, onKill }: KillLoop,
): Promise<KillSummary> {
  const arranging = await database.open();
  const levels = Object.fromEntries(numberedSkus.map((sku) => [sku, plentiful]));
  const { supervisor: caller, warehouseId } = await arrangeWarehouse(arranging, levels);
  await arranging.close();

  const answered = new Map<number, string>();
  let committedUnanswered = 0;
  let firstNumber = 1;
  for (let kill = 1; kill <= kills; kill++) {
    const answers = await runAndKill({ place: database.place, caller, firstNumber, writers });
    for (const [n, digest] of answers) answered.set(n, digest);
    const lastNumber = Math.max(...answers.keys()) + writers;

    const store = await database.open();
    await compareLedger(database, store, warehouseId, answered);
    committedUnanswered += await sendAgain(store, caller, answered, { firstNumber, lastNumber });
    await compareLedger(database, store, warehouseId, answered);
    await store.close();
    firstNumber = lastNumber + 1;
    onKill?.(kill, answered.size);
  }
  return { kills, acknowledged: answered.size, committedUnanswered };
}

/** The numbers that a child answered before it was killed, each with the digest of its answer. */
async function runAndKill(task: KillWriterTask): Promise<Map<number, string>> {
  const child = spawn(process.execPath, [program, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: childTimeoutMs,
  });
  const closed = once(child, 'close');
  let output = '';
  let killing = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (killing || output.split('\n').length <= answersBeforeKillMin) return;
    killing = true;
    setTimeout(() => child.kill('SIGKILL'), Math.random() * killDelayMsMax);
  });
  const [, signal] = (await closed) as [number | null, string | null];
  assert.equal(signal, 'SIGKILL', 'the writing process ended by itself');
  // A last line without its end was cut off by the kill.
  const lines = output.split('\n').slice(0, -1);
  return new Map(lines.map((line) => [Number(line.split(' ')[0]), line.split(' ')[1] ?? '']));
}

async function compareLedger(
  database: Pick<TestDatabase, 'sql'>,
  store: WmsStore,
  warehouseId: string,
  answered: ReadonlyMap<number, string>,
): Promise<void> {
  const rows = await database.sql<{ reference: string; found: number; pieces: number }>(
    `select reference, count(*) as found, cast(sum(delta) as integer) as pieces from stock_transactions
       where warehouse_id = '${warehouseId}' and reference is not null group by reference`,
  );
  const written = new Map(rows.map((row) => [Number(row.reference), row]));
  for (const n of answered.keys()) assert(written.has(n), `request ${n} was answered and is lost`);
  for (const [n, { found, pieces }] of written) {
    const lines = numberedLines(n);
    assert.equal(found, lines.length, `request ${n} has ${found} of ${lines.length} rows`);
    assert.equal(
      pieces,
      lines.reduce((sum, { delta }) => sum + delta, 0),
      `request ${n} has other deltas`,
    );
  }
  const check = await store.survey('verifyLedger', { warehouseId });
  assert.deepEqual(check.firstFault, null);
}

/** Sends what was not answered once more, and some of what was: a client's retries. Counts the replays of the former. */
async function sendAgain(
  store: WmsStore,
  caller: WarehouseCaller,
  answered: Map<number, string>,
  { firstNumber, lastNumber }: { firstNumber: number; lastNumber: number },
): Promise<number> {
  const numbers = Array.from({ length: lastNumber - firstNumber + 1 }, (_, index) => firstNumber + index);
  const unanswered = numbers.filter((n) => !answered.has(n));
  const again = numbers.filter((n) => answered.has(n)).slice(-resentMax);
  let replays = 0;
  await Promise.all(
    unanswered.map(async (n) => {
      const { text, replayed } = accepted(await sendNumbered(store, caller, n));
      answered.set(n, sha256(text));
      if (replayed) replays += 1;
    }),
  );
  await Promise.all(
    again.map(async (n) => {
      const { text, replayed } = accepted(await sendNumbered(store, caller, n));
      assert(replayed, `request ${n} was answered and is applied again`);
      assert.equal(sha256(text), answered.get(n), `request ${n} replays another answer`);
    }),
  );
  return replays;
}
