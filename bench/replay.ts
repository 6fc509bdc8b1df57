import { parseArgs } from 'node:util';
import {
  BenchFailure,
  databasePlace,
  folderPlace,
  keepFolder,
  type Place,
  runWms,
  type Server,
  startWms,
  temporaryFolder,
} from './processes.ts';
import { readYear, type Year } from './read-year.ts';
import { describeMachine, type Section } from './report.ts';
import {
  createWarehouse,
  importProducts,
  linesPerRequestMax,
  receiveStock,
  type Warehouse,
} from './warehouse.ts';
import { Connection, type WireAnswer, writeRequest } from './wire.ts';

/** How many keep-alive connections send invoices side by side. */
export const connectionsMax = 32;
const progressIntervalMs = 1_000;
const levelsPerPage = 200;

/** One request: an invoice, or a part of a long one. */
interface Batch {
  readonly key: string;
  readonly lineCount: number;
  readonly request: Buffer;
}

interface Progress {
  linesDone: number;
  requests: number;
  replays: number;
}

/**
 * Sends a real retailer's year through the public API of a real server, every request twice, and holds the levels
 * against the file. Arguments: FILE.csv.gz [--database URL] [--keep]. Throws BenchFailure when anything disagrees.
 */
export async function replay(args: readonly string[]): Promise<Section> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { database: { type: 'string' }, keep: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined) throw new BenchFailure('replay needs a file: replay FILE.csv.gz [--database URL]');
  const readAt = performance.now();
  const year = await readYear(file);
  tell(
    `read ${count(year.lineCount)} lines of ${count(year.invoices.size)} invoices and ${count(year.names.size)} SKUs in ${seconds(readAt)} s`,
  );

  if (values.database !== undefined) return replayAt(databasePlace(values.database), year);
  const place = folderPlace(temporaryFolder());
  if (values.keep) {
    keepFolder(place.folder);
    tell(`the data stays in ${place.folder}`);
  }
  return replayAt(place, year);
}

async function replayAt(place: Place, year: Year): Promise<Section> {
  const setupAt = performance.now();
  const warehouse = await createWarehouse(place);
  await importProducts(place, new Map([...year.names].map(([sku, name]) => [sku, name || sku])));
  const server = await startWms(place);
  const opening = openingStock(year);
  const batches = planBatches(year, warehouse.supervisorToken);
  const progress: Progress = { linesDone: 0, requests: 0, replays: 0 };
  let sendSeconds: number;
  try {
    await receiveStock(server, warehouse, opening);
    tell(`stocked ${count(opening.size)} SKUs by ASNs in ${seconds(setupAt)} s`);
    sendSeconds = await sendAll(server, batches, progress, year.lineCount);
    await checkLevels(server, warehouse, year, opening);
    await checkRowCount(server, warehouse, year.lineCount + opening.size);
    tell('every level is its opening plus the file’s own sum');
  } finally {
    await server.stop();
  }
  const verifyAt = performance.now();
  await runWms(place, 'verify');
  return section(place, year, progress, sendSeconds, Number(seconds(verifyAt)));
}

/** All that the file ever takes out, so that no order of sending can drive a balance below zero; at least one piece. */
const openingStock = (year: Year): Map<string, number> =>
  new Map([...year.names.keys()].map((sku) => [sku, Math.max(1, year.outgoing.get(sku) ?? 0)]));

function planBatches(year: Year, token: string): Batch[] {
  return [...year.invoices].flatMap(([invoiceNo, lines]) =>
    Array.from({ length: Math.ceil(lines.length / linesPerRequestMax) }, (_, index): Batch => {
      const key = `${invoiceNo}/${index + 1}`;
      const part = lines.slice(index * linesPerRequestMax, (index + 1) * linesPerRequestMax);
      const body = JSON.stringify({ transactions: part.map((line) => ({ ...line, reference: invoiceNo })) });
      const request = {
        method: 'POST',
        path: '/api/wms/v1/stock/update',
        token,
        idempotencyKey: key,
        body,
      } as const;
      return { key, lineCount: part.length, request: writeRequest(request) };
    }),
  );
}

/** Sends all batches over a bounded number of connections, in the file's order; answers with the seconds it took. */
async function sendAll(
  server: Server,
  batches: Batch[],
  progress: Progress,
  lineCount: number,
): Promise<number> {
  const connections = await Promise.all(
    Array.from({ length: connectionsMax }, () => Connection.open(server.url)),
  );
  const startedAt = performance.now();
  const timer = setInterval(() => {
    const rate = progress.linesDone / ((performance.now() - startedAt) / 1000);
    tell(`${count(progress.linesDone)} of ${count(lineCount)} lines, ${count(Math.round(rate))} lines/s`);
  }, progressIntervalMs);
  try {
    const waiting = batches.values();
    await Promise.all(
      connections.map(async (connection) => {
        for (const batch of waiting) await sendTwice(connection, batch, progress);
      }),
    );
    return (performance.now() - startedAt) / 1000;
  } finally {
    clearInterval(timer);
    for (const connection of connections) connection.close();
  }
}

/** The second time must bring the first answer again, byte for byte, and say that it does. */
async function sendTwice(connection: Connection, batch: Batch, progress: Progress): Promise<void> {
  const first = await connection.send(batch.request);
  const { processed } = JSON.parse(first.body.toString()) as { processed?: number };
  if (first.status !== 200 || processed !== batch.lineCount || isReplay(first)) {
    throw new BenchFailure(`${batch.key} was answered ${first.status}: ${first.body.toString()}`);
  }
  const second = await connection.send(batch.request);
  if (second.status !== 200 || !isReplay(second) || !second.body.equals(first.body)) {
    throw new BenchFailure(
      `${batch.key}, sent again, was answered ${second.head}\n${second.body.toString()}`,
    );
  }
  progress.linesDone += batch.lineCount;
  progress.requests += 2;
  progress.replays += 1;
}

const isReplay = ({ head }: WireAnswer): boolean => /\r\nidempotent-replayed: true/i.test(head);

/** Pages through GET /stock by cursor: every SKU once, at its opening plus the file's own sum. */
async function checkLevels(
  server: Server,
  { supervisorToken }: Warehouse,
  year: Year,
  opening: ReadonlyMap<string, number>,
): Promise<void> {
  const expected = new Map([...opening].map(([sku, pieces]) => [sku, pieces + (year.sums.get(sku) ?? 0)]));
  const connection = await Connection.open(server.url);
  let cursor: string | null = '';
  while (cursor !== null) {
    const path: string = `/api/wms/v1/stock?limit=${levelsPerPage}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const { status, body } = await connection.send(
      writeRequest({ method: 'GET', path, token: supervisorToken }),
    );
    if (status !== 200) throw new BenchFailure(`GET ${path} was answered ${status}: ${body.toString()}`);
    const page = JSON.parse(body.toString()) as StockPage;
    for (const { sku, currentQuantity } of page.levels) {
      if (expected.get(sku) !== currentQuantity) {
        throw new BenchFailure(
          `${sku} is at ${currentQuantity} and should be at ${expected.get(sku) ?? 'nothing'}`,
        );
      }
      expected.delete(sku);
    }
    cursor = page.nextCursor;
  }
  connection.close();
  if (expected.size > 0) throw new BenchFailure(`GET /stock left out ${[...expected.keys()].join(', ')}`);
}

interface StockPage {
  readonly levels: readonly { readonly sku: string; readonly currentQuantity: number }[];
  readonly nextCursor: string | null;
}

/** The row count says that no invoice was booked twice or left out. */
async function checkRowCount(
  server: Server,
  { supervisorToken }: Warehouse,
  rowCount: number,
): Promise<void> {
  const connection = await Connection.open(server.url);
  const path = '/api/wms/v1/transactions?limit=1';
  const { body } = await connection.send(writeRequest({ method: 'GET', path, token: supervisorToken }));
  connection.close();
  const { total } = JSON.parse(body.toString()) as { total?: number };
  if (total !== rowCount) throw new BenchFailure(`the ledger has ${total} rows and should have ${rowCount}`);
}

function section(
  place: Place,
  year: Year,
  progress: Progress,
  sendSeconds: number,
  verifySeconds: number,
): Section {
  const engine = place.folder === null ? 'PostgreSQL' : 'SQLite';
  return {
    name: place.folder === null ? 'replay-postgres' : 'replay',
    title: `A real retailer's year through the public API, each request sent twice (${engine})`,
    note: `${connectionsMax} connections; client and server share the cores. ${describeMachine()}`,
    columns: ['lines', 'requests', 'replays', 'seconds', 'lines/s', 'requests/s', 'verify, s'],
    rows: [
      [
        count(year.lineCount),
        count(progress.requests),
        count(progress.replays),
        sendSeconds.toFixed(1),
        count(Math.round(year.lineCount / sendSeconds)),
        count(Math.round(progress.requests / sendSeconds)),
        verifySeconds.toFixed(1),
      ],
    ],
  };
}

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);
const count = (value: number): string => value.toLocaleString('en');
const tell = (line: string): void => console.error(`replay: ${line}`);
