import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { BenchFailure } from './processes.ts';

/** What a load process is asked to send, as fast as answers come. */
export interface LoadOrder {
  readonly url: string;
  readonly token: string;
  /** Chosen from at random. */
  readonly skus: readonly string[];
  /** 0: GET /stock?sku=. Else POST /stock/update with so many lines and a key of its own. */
  readonly linesPerUpdate: number;
  /** Keep-alive connections, each with one request under way. */
  readonly connections: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export type LoadAnswer = LoadResult | { readonly failed: string };

const script = fileURLToPath(new URL('load-process.ts', import.meta.url));

/** Sends a load from a process of its own, so that what makes the load does not slow down what is measured. */
export async function load(order: LoadOrder): Promise<LoadResult> {
  const child = fork(script);
  const ended = once(child, 'exit');
  child.send(order);
  const [answer] = (await Promise.race([once(child, 'message'), ended])) as [LoadAnswer | number];
  if (typeof answer === 'number') throw new BenchFailure(`the load process ended with exit code ${answer}`);
  await ended;
  if ('failed' in answer) throw new BenchFailure(answer.failed);
  return answer;
}
