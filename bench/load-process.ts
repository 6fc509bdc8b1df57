// The process that `load` starts: it takes one order, sends the load, answers with what it saw, and ends.
import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { LoadAnswer, LoadOrder, LoadResult } from './load.ts';
import { Connection, writeRequest } from './wire.ts';

/** Connections are warm and code is compiled before anything is counted. */
const warmUpMs = 500;

function createRequests({ token, skus, linesPerUpdate }: LoadOrder): () => Buffer {
  const anySku = () => skus[randomInt(skus.length)] ?? '';
  if (linesPerUpdate === 0) {
    const reads = skus.map((sku) =>
      writeRequest({ method: 'GET', path: `/api/wms/v1/stock?sku=${encodeURIComponent(sku)}`, token }),
    );
    return () => reads[randomInt(reads.length)] ?? Buffer.alloc(0);
  }
  const run = randomUUID();
  let updates = 0;
  return () => {
    const transactions = Array.from({ length: linesPerUpdate }, () => ({
      sku: anySku(),
      delta: -1,
      type: 'SALE',
    }));
    return writeRequest({
      method: 'POST',
      path: '/api/wms/v1/stock/update',
      token,
      idempotencyKey: `${run}-${++updates}`,
      body: JSON.stringify({ transactions }),
    });
  };
}

async function sendLoad(order: LoadOrder): Promise<LoadResult> {
  const connections = await Promise.all(
    Array.from({ length: order.connections }, () => Connection.open(order.url)),
  );
  const nextRequest = createRequests(order);
  const countFrom = performance.now() + warmUpMs;
  const endAt = countFrom + order.seconds * 1000;
  const latencies: number[] = [];
  await Promise.all(
    connections.map(async (connection) => {
      for (;;) {
        const sentAt = performance.now();
        if (sentAt >= endAt) return;
        const { status, body } = await connection.send(nextRequest());
        if (status !== 200) throw new Error(`the server answered ${status}: ${body.toString()}`);
        if (sentAt >= countFrom) latencies.push(performance.now() - sentAt);
      }
    }),
  );
  const elapsedMs = performance.now() - countFrom;
  for (const connection of connections) connection.close();
  const sorted = Float64Array.from(latencies).toSorted();
  const quantile = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return {
    requestsPerSecond: (sorted.length * 1000) / elapsedMs,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
  };
}

const [order] = (await once(process, 'message')) as [LoadOrder];
const answer: LoadAnswer = await sendLoad(order).catch((error: unknown) => ({ failed: String(error) }));
process.send?.(answer, () => process.disconnect());
