import type { ProposedLine } from '@wms/domain';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ForecastJob, SkuHistory } from './forecast-thread.ts';

const thread = new URL('./forecast-thread.ts', import.meta.url);

/**
 * Starts a thread that forecasts, for as long as the work takes. A forecast of thousands of SKUs computes for seconds,
 * during which requests are answered, reads read and writes written as ever.
 */
export async function withForecaster<T>(
  work: (
    propose: (demands: readonly SkuHistory[], today: number) => Promise<readonly ProposedLine[]>,
  ) => Promise<T>,
): Promise<T> {
  const worker = new Worker(thread, { name: 'forecaster' });
  // A server that stops does not wait for a forecast that nobody will hear of.
  worker.unref();
  const ended = once(worker, 'exit').then(() => {
    throw new Error('the forecasting thread ended by itself');
  });
  ended.catch(() => {
    // Heard by whoever waits for an answer; after the work there is nobody.
  });
  try {
    return await work(async (demands, today) => {
      worker.postMessage({ demands, today } satisfies ForecastJob);
      const [lines] = (await Promise.race([once(worker, 'message'), ended])) as [readonly ProposedLine[]];
      return lines;
    });
  } finally {
    await worker.terminate();
  }
}
