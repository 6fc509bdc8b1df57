import { setTimeout as sleep } from 'node:timers/promises';
import { load, type LoadResult } from './load.ts';
import { BenchFailure, folderPlace, startWms, temporaryFolder } from './processes.ts';
import { describeMachine, median, type Section } from './report.ts';
import { createWarehouse, importProducts } from './warehouse.ts';
import { Connection, writeRequest } from './wire.ts';
import { importYearOfSales } from './year-of-sales.ts';

const skuCount = 4_000;
const saleDays = 100;
const rounds = 3;
const writers = 8;
const restSeconds = 3;
/** How long the writers write beside an approval, which comes in their middle. */
const approvalSeconds = 3;

interface Round {
  readonly regenerateMs: number;
  readonly approveMs: number;
  readonly orders: number;
  readonly atRest: LoadResult;
  readonly besideRegenerate: LoadResult;
  readonly besideApprove: LoadResult;
}

/** A proposal for 4,000 SKUs, computed anew and approved, and what writers notice of either. */
export async function procurement(): Promise<Section> {
  const place = folderPlace(temporaryFolder());
  const warehouse = await createWarehouse(place);
  const skus = Array.from({ length: skuCount }, (_, index) => `BENCH-${String(index).padStart(7, '0')}`);
  await importProducts(place, new Map(skus.map((sku) => [sku, `Benchmark article ${sku}`])));
  const rows = await importYearOfSales({ ...place, ...warehouse, skus, saleDays });

  const api = await startWms(place);
  const token = warehouse.supervisorToken;
  const connection = await Connection.open(api.url);
  const post = async <Answer>(path: string, body: object): Promise<{ answer: Answer; ms: number }> => {
    const sentAt = performance.now();
    const request = {
      method: 'POST',
      path: `/api/wms/v1/forecast/${path}`,
      token,
      body: JSON.stringify(body),
    } as const;
    const answered = await connection.send(writeRequest(request));
    const text = answered.body.toString();
    if (answered.status !== 200) throw new BenchFailure(`the server answered ${answered.status}: ${text}`);
    return { answer: JSON.parse(text) as Answer, ms: performance.now() - sentAt };
  };
  const write = { url: api.url, token, skus, linesPerUpdate: 1, connections: writers };
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const atRest = await load({ ...write, seconds: restSeconds });
    const alone = await post<Regenerated>('regenerate', {});
    const seconds = Math.max(1, alone.ms / 1000);
    const [besideRegenerate, { answer }] = await Promise.all([
      load({ ...write, seconds }),
      post<Regenerated>('regenerate', {}),
    ]);
    // Every line orders something, so that there are as many orders as there can be.
    const lines = skus.map((sku) => ({ sku, quantity: 10 }));
    const [besideApprove, approved] = await Promise.all([
      load({ ...write, seconds: approvalSeconds }),
      sleep((approvalSeconds * 1000) / 2).then(() =>
        post<Approved>(`${answer.proposal.id}/approve`, { lines }),
      ),
    ]);
    const orders = approved.answer.orders.length;
    measured.push({
      regenerateMs: alone.ms,
      approveMs: approved.ms,
      orders,
      atRest,
      besideRegenerate,
      besideApprove,
    });
  }
  connection.close();
  await api.stop();
  return section(rows, measured);
}

interface Regenerated {
  readonly proposal: { readonly id: string };
}
interface Approved {
  readonly orders: readonly unknown[];
}

function section(rows: number, measured: readonly Round[]): Section {
  const middle = (figure: (round: Round) => number, digits: number) =>
    median(measured.map(figure)).toFixed(digits);
  const writes = (pick: (round: Round) => LoadResult) => [
    middle((round) => pick(round).requestsPerSecond, 0),
    middle((round) => pick(round).p50Ms, 1),
    middle((round) => pick(round).p99Ms, 1),
  ];
  return {
    name: 'procurement',
    title: 'A procurement proposal for 4,000 SKUs with a year of history',
    note: `${rows.toLocaleString('en')} ledger rows, ${measured[0]?.orders.toLocaleString('en')} orders; ${writers} connections that write one line at a time. Medians of ${rounds} rounds. ${describeMachine()}`,
    columns: ['', 'alone, ms', 'writes/s', 'p50, ms', 'p99, ms'],
    rows: [
      ['written alone', '', ...writes(({ atRest }) => atRest)],
      [
        'POST /forecast/regenerate',
        middle(({ regenerateMs }) => regenerateMs, 0),
        ...writes(({ besideRegenerate }) => besideRegenerate),
      ],
      [
        'POST /forecast/{id}/approve',
        middle(({ approveMs }) => approveMs, 0),
        ...writes(({ besideApprove }) => besideApprove),
      ],
    ],
  };
}
