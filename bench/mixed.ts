import { setTimeout as sleep } from 'node:timers/promises';
import { load, type LoadResult } from './load.ts';
import { startWms } from './processes.ts';
import { describeMachine, median, type Section } from './report.ts';
import { openStockedPlace } from './stocked-place.ts';

const readers = 32;
const writers = 64;
const rounds = 5;
const secondsPerRound = 3;
/** How long before the readers the writers begin, and how long after them they end. */
const overlapMs = 1_000;

interface Round {
  readonly atRest: LoadResult;
  readonly underWrites: LoadResult;
  readonly writes: LoadResult;
}

/** Reads never block writes, and writes never hold up reads: the reads' p99 at rest and while writers saturate. */
export async function mixed(): Promise<Section> {
  const { place, warehouse, skus } = await openStockedPlace();
  const api = await startWms(place);
  const order = { url: api.url, token: warehouse.supervisorToken, skus };
  const read = { ...order, linesPerUpdate: 0, connections: readers, seconds: secondsPerRound };
  const writeSeconds = secondsPerRound + (2 * overlapMs) / 1000;
  const write = { ...order, linesPerUpdate: 1, connections: writers, seconds: writeSeconds };

  const measured: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const atRest = await load(read);
    const [writes, underWrites] = await Promise.all([load(write), sleep(overlapMs).then(() => load(read))]);
    measured.push({ atRest, underWrites, writes });
  }
  await api.stop();

  const middle = (figure: (round: Round) => number, digits: number) =>
    median(measured.map(figure)).toFixed(digits);
  return {
    name: 'mixed',
    title: 'Reads while 64 writers saturate',
    note: `${readers} connections read GET /stock?sku=, at rest and while ${writers} connections post one-line updates as fast as they are answered. Medians of ${rounds} rounds of ${secondsPerRound} s. Goal: p99 at most 20 ms and 5 times that at rest. ${describeMachine()}`,
    columns: ['', 'reads/s', 'p50, ms', 'p99, ms', 'p99, times at rest', 'writes/s'],
    rows: [
      ['at rest', ...figures(measured.map(({ atRest }) => atRest)), '1.0', '0'],
      [
        'writers saturate',
        ...figures(measured.map(({ underWrites }) => underWrites)),
        middle(({ atRest, underWrites }) => underWrites.p99Ms / atRest.p99Ms, 1),
        middle(({ writes }) => writes.requestsPerSecond, 0),
      ],
    ],
  };
}

const figures = (results: readonly LoadResult[]): string[] => [
  median(results.map(({ requestsPerSecond }) => requestsPerSecond)).toFixed(0),
  median(results.map(({ p50Ms }) => p50Ms)).toFixed(2),
  median(results.map(({ p99Ms }) => p99Ms)).toFixed(2),
];
