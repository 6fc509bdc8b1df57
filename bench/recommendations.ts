import { setTimeout as sleep } from 'node:timers/promises';
import { load, type LoadResult } from './load.ts';
import { BenchFailure, folderPlace, startWms, temporaryFolder } from './processes.ts';
import { describeMachine, median, type Section } from './report.ts';
import { createWarehouse, importProducts } from './warehouse.ts';
import { Connection, writeRequest } from './wire.ts';
import { importYearOfSales } from './year-of-sales.ts';

const skuCount = 100_000;
const saleDays = 12;
const rounds = 5;
const secondsPerRound = 4;
const writers = 8;
/** How long before the reader the writers begin, and how long after it they end. */
const overlapMs = 1_000;

interface Round {
  readonly alone: readonly number[];
  readonly beside: readonly number[];
  readonly writesAtRest: LoadResult;
  readonly writesBeside: LoadResult;
}

/**
 * GET /recommendations over 100,000 SKUs with a year of history, alone and beside writers, and what the writers
 * notice of it.
 */
export async function recommendations(): Promise<Section> {
  const place = folderPlace(temporaryFolder());
  const warehouse = await createWarehouse(place);
  const skus = Array.from({ length: skuCount }, (_, index) => `BENCH-${String(index).padStart(7, '0')}`);
  await importProducts(place, new Map(skus.map((sku) => [sku, `Benchmark article ${sku}`])));
  const startedAt = performance.now();
  const rows = await importYearOfSales({ ...place, ...warehouse, skus, saleDays });
  console.error(
    `recommendations: ${rows.toLocaleString('en')} ledger rows in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`,
  );

  const api = await startWms(place);
  const token = warehouse.supervisorToken;
  const connection = await Connection.open(api.url);
  const request = writeRequest({ method: 'GET', path: '/api/wms/v1/recommendations?days=30', token });
  const readFor = async (seconds: number): Promise<number[]> => {
    const times: number[] = [];
    for (const endAt = performance.now() + seconds * 1000; performance.now() < endAt;) {
      const sentAt = performance.now();
      const { status, body } = await connection.send(request);
      if (status !== 200) throw new BenchFailure(`the server answered ${status}: ${body.toString()}`);
      times.push(performance.now() - sentAt);
    }
    return times;
  };
  const write = { url: api.url, token, skus, linesPerUpdate: 1, connections: writers };
  await readFor(1);
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const alone = await readFor(secondsPerRound);
    const writesAtRest = await load({ ...write, seconds: secondsPerRound });
    const [writesBeside, beside] = await Promise.all([
      load({ ...write, seconds: secondsPerRound + (2 * overlapMs) / 1000 }),
      sleep(overlapMs).then(() => readFor(secondsPerRound)),
    ]);
    measured.push({ alone, beside, writesAtRest, writesBeside });
  }
  connection.close();
  await api.stop();
  return section(rows, measured);
}

function section(rows: number, measured: readonly Round[]): Section {
  const reads = (times: readonly number[]) => [median(times).toFixed(0), Math.max(...times).toFixed(0)];
  const writes = (results: readonly LoadResult[]) => [
    median(results.map(({ requestsPerSecond }) => requestsPerSecond)).toFixed(0),
    median(results.map(({ p50Ms }) => p50Ms)).toFixed(1),
    median(results.map(({ p99Ms }) => p99Ms)).toFixed(1),
  ];
  return {
    name: 'recommendations',
    title: 'GET /recommendations?days=30 over 100,000 SKUs with a year of history',
    note: `${rows.toLocaleString('en')} ledger rows; one reader, ${writers} connections that write one line at a time. Medians of ${rounds} rounds of ${secondsPerRound} s; the longest of all. Goal: < 300 ms, and no write waits for it. ${describeMachine()}`,
    columns: ['', 'median, ms', 'longest, ms', 'writes/s', 'p50, ms', 'p99, ms'],
    rows: [
      ['read alone', ...reads(measured.flatMap(({ alone }) => alone)), '', '', ''],
      ['written alone', '', '', ...writes(measured.map(({ writesAtRest }) => writesAtRest))],
      [
        'both',
        ...reads(measured.flatMap(({ beside }) => beside)),
        ...writes(measured.map(({ writesBeside }) => writesBeside)),
      ],
    ],
  };
}
