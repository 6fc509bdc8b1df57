import type { EngineOrder } from './engine-loop.ts';
import { load, type LoadResult } from './load.ts';
import { benchScript, runScript, startServer, startWms } from './processes.ts';
import { describeMachine, median, type Section } from './report.ts';
import { copyPlace, openStockedPlace } from './stocked-place.ts';

const rounds = 5;
const secondsPerRound = 2;
/** How many commands the engine-only loop commits together. */
const engineGroupCommands = 64;

interface Case {
  readonly linesPerUpdate: number;
  readonly connections: number;
  readonly goal: string;
}

const cases: readonly Case[] = [
  { linesPerUpdate: 1, connections: 64, goal: '>= 6x naive, >= 0.45 of the engine' },
  { linesPerUpdate: 1, connections: 1, goal: '>= 0.9x naive' },
  { linesPerUpdate: 100, connections: 16, goal: '>= 0.6 of the engine' },
];

interface Round {
  readonly api: LoadResult;
  readonly naive: LoadResult;
  readonly engine: number;
}

/**
 * POST /stock/update, durable and idempotent: the API against the same API that commits each request by itself in
 * the HTTP thread, and against the engine alone, which runs the same commands in groups.
 */
export async function writes(): Promise<Section> {
  const { place, warehouse, skus } = await openStockedPlace();
  const [naivePlace, enginePlace] = [copyPlace(place), copyPlace(place)];
  const api = await startWms(place);
  const naive = await startServer(benchScript('naive-server.ts'), [naivePlace.folder]);

  const rows: string[][] = [];
  for (const each of cases) {
    const order = { ...each, token: warehouse.supervisorToken, skus, seconds: secondsPerRound };
    const engineOrder: EngineOrder = {
      folder: enginePlace.folder,
      warehouseId: warehouse.warehouseId,
      linesPerUpdate: each.linesPerUpdate,
      groupCommands: engineGroupCommands,
      seconds: secondsPerRound,
    };
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      measured.push({
        api: await load({ ...order, url: api.url }),
        naive: await load({ ...order, url: naive.url }),
        engine: await runEngine(engineOrder),
      });
    }
    rows.push(rowOf(each, measured));
  }
  await api.stop();
  await naive.stop();
  return {
    name: 'writes',
    title: 'POST /stock/update, durable and idempotent',
    note: `Medians of ${rounds} interleaved rounds of ${secondsPerRound} s over ${skus.length.toLocaleString('en')} SKUs; every commit is synced. ${describeMachine()}`,
    columns: [
      'lines, connections',
      'requests/s',
      'p50, ms',
      'p99, ms',
      'naive, requests/s',
      'naive p99, ms',
      'engine, requests/s',
      'times naive',
      'of the engine',
      'goal',
    ],
    rows,
  };
}

function rowOf({ linesPerUpdate, connections, goal }: Case, measured: readonly Round[]): string[] {
  const middle = (figure: (round: Round) => number, digits: number) =>
    median(measured.map(figure)).toLocaleString('en', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  return [
    `${linesPerUpdate}, ${connections}`,
    middle(({ api }) => api.requestsPerSecond, 0),
    middle(({ api }) => api.p50Ms, 1),
    middle(({ api }) => api.p99Ms, 1),
    middle(({ naive }) => naive.requestsPerSecond, 0),
    middle(({ naive }) => naive.p99Ms, 1),
    middle(({ engine }) => engine, 0),
    middle(({ api, naive }) => api.requestsPerSecond / naive.requestsPerSecond, 2),
    middle(({ api, engine }) => api.requestsPerSecond / engine, 2),
    goal,
  ];
}

async function runEngine(order: EngineOrder): Promise<number> {
  const args = [JSON.stringify(order)];
  const measured = await runScript<{ commandsPerSecond: number }>(benchScript('engine-loop.ts'), args);
  return measured.commandsPerSecond;
}
