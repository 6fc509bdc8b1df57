import { isRejected } from '@wms/domain';
import type { WarehouseCaller } from '../apps/api/src/caller.ts';
import { openStore, type WmsStore } from '../apps/api/src/open-store.ts';
import { sweepOnce } from '../apps/api/src/sweeps/replenishment.ts';
import { BenchFailure } from './processes.ts';
import { describeMachine, median, type Section } from './report.ts';
import { openStockedPlace } from './stocked-place.ts';
import { linesPerRequestMax } from './warehouse.ts';

const rounds = 5;
/** A stocked level has 1,000,000 pieces and a threshold of a quarter of them. */
const piecesToThreshold = 750_000;

/** What moves every level before a sweep, in turn. */
const cases = [
  { name: 'nothing due', delta: -1 },
  { name: 'every level opens an alert', delta: -piecesToThreshold },
  { name: 'every level recovers, and its alert ends', delta: piecesToThreshold + 1 },
] as const;

interface Measured {
  readonly sweepMs: number;
  readonly slices: readonly number[];
  /** Writes of one line that came while it swept. */
  readonly writes: readonly number[];
}

/** The replenishment sweep after every level has moved, with a client that writes meanwhile. */
export async function sweep(): Promise<Section> {
  const { place, warehouse, skus } = await openStockedPlace();
  const store = await openStore({ dataFolder: place.folder }, Date.now);
  const caller: WarehouseCaller = {
    tokenId: 'bench',
    kind: 'INTEGRATION',
    role: 'SUPERVISOR',
    userId: 'bench',
    accountId: null,
    warehouseId: warehouse.warehouseId,
  };
  await sweepOnce(store);
  const measured = new Map<string, Measured[]>(cases.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, delta } of cases) {
      for (let start = 0; start < skus.length; start += linesPerRequestMax) {
        await adjust(store, caller, skus.slice(start, start + linesPerRequestMax), delta);
      }
      measured.get(name)?.push(await sweepBesideWriter(store, caller, skus));
    }
  }
  await store.close();
  return {
    name: 'sweep',
    title: 'The replenishment sweep after every level has moved',
    note: `${skus.length.toLocaleString('en')} moved levels, medians of ${rounds} rounds on SQLite; a slice is timed from its request to its answer, with its sync. A client writes single lines meanwhile, one after the other. ${describeMachine()}`,
    columns: ['sweep', 'ms', 'slice p50, ms', 'slice p99, ms', 'write p50, ms', 'write p99, ms', 'goal'],
    rows: [...measured].map(([name, each]) => rowOf(name, each)),
  };
}

async function adjust(store: WmsStore, caller: WarehouseCaller, skus: readonly string[], delta: number) {
  const transactions = skus.map((sku) => ({ sku, delta, type: 'ADJUSTMENT' }));
  const outcome = await store.commit(
    'updateStock',
    { caller },
    { bodyText: JSON.stringify({ transactions }) },
  );
  if (isRejected(outcome)) throw new BenchFailure(`a move was refused: ${outcome.rejected.code}`);
}

async function sweepBesideWriter(
  store: WmsStore,
  caller: WarehouseCaller,
  skus: readonly string[],
): Promise<Measured> {
  const slices: number[] = [];
  const writes: number[] = [];
  const timed: Pick<WmsStore, 'commit'> = {
    commit: async (...request) => {
      const startedAt = performance.now();
      const outcome = await store.commit(...request);
      slices.push(performance.now() - startedAt);
      return outcome;
    },
  };
  let sweeping = true;
  const writer = (async () => {
    while (sweeping) {
      const startedAt = performance.now();
      await adjust(store, caller, skus.slice(0, 1), 1);
      writes.push(performance.now() - startedAt);
    }
  })();
  const startedAt = performance.now();
  await sweepOnce({ ...store, ...timed });
  const sweepMs = performance.now() - startedAt;
  sweeping = false;
  await writer;
  return { sweepMs, slices, writes };
}

function rowOf(name: string, measured: readonly Measured[]): string[] {
  const middle = (figure: (each: Measured) => number, digits = 1) =>
    median(measured.map(figure)).toFixed(digits);
  return [
    name,
    middle(({ sweepMs }) => sweepMs, 0),
    middle(({ slices }) => quantile(slices, 0.5)),
    middle(({ slices }) => quantile(slices, 0.99)),
    middle(({ writes }) => quantile(writes, 0.5)),
    middle(({ writes }) => quantile(writes, 0.99)),
    '< 1,000 ms, slices < 10 ms',
  ];
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
