import { load, type LoadResult } from './load.ts';
import { benchScript, startServer, startWms } from './processes.ts';
import { describeMachine, median, type Section } from './report.ts';
import { openStockedPlace } from './stocked-place.ts';
import { Connection, writeRequest } from './wire.ts';

const connections = 32;
const rounds = 5;
const secondsPerRound = 3;

/** GET /stock?sku= with all that it needs, against a bare Express route that answers the same bytes. */
export async function reads(): Promise<Section> {
  const { place, warehouse, skus } = await openStockedPlace();
  const token = warehouse.supervisorToken;
  const api = await startWms(place);
  const connection = await Connection.open(api.url);
  const path = `/api/wms/v1/stock?sku=${skus[0]}`;
  const { body } = await connection.send(writeRequest({ method: 'GET', path, token }));
  connection.close();
  const bare = await startServer(benchScript('bare-express.ts'), [body.toString()]);

  const order = { token, skus, linesPerUpdate: 0, connections, seconds: secondsPerRound };
  const measured: { api: LoadResult; bare: LoadResult }[] = [];
  for (let round = 0; round < rounds; round++) {
    measured.push({
      api: await load({ ...order, url: api.url }),
      bare: await load({ ...order, url: bare.url }),
    });
  }
  await api.stop();
  await bare.stop();

  const row = (name: string, results: readonly LoadResult[], ratio: string) => [
    name,
    Math.round(median(results.map(({ requestsPerSecond }) => requestsPerSecond))).toLocaleString('en'),
    median(results.map(({ p50Ms }) => p50Ms)).toFixed(2),
    median(results.map(({ p99Ms }) => p99Ms)).toFixed(2),
    ratio,
  ];
  const ratio = median(measured.map((each) => each.api.requestsPerSecond / each.bare.requestsPerSecond));
  return {
    name: 'reads',
    title: 'GET /stock?sku=, 32 connections',
    note: `Medians of ${rounds} interleaved rounds of ${secondsPerRound} s; the load comes from a second process. Goal: at least 0.50 of a bare Express route that answers the same bytes. ${describeMachine()}`,
    columns: ['', 'requests/s', 'p50, ms', 'p99, ms', 'of bare Express'],
    rows: [
      row(
        'the API',
        measured.map((each) => each.api),
        ratio.toFixed(2),
      ),
      row(
        'bare Express 5',
        measured.map((each) => each.bare),
        '1.00',
      ),
    ],
  };
}
