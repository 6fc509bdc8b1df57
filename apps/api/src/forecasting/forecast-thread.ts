// The thread in which procurement is forecast: it takes histories and answers with proposed lines, in the same order.
import { type ConsumedByDay, proposeLine, type SupplyPosition } from '@wms/domain';
import { parentPort } from 'node:worker_threads';

export interface SkuHistory extends SupplyPosition {
  readonly consumedByDay: ConsumedByDay;
}

export interface ForecastJob {
  readonly demands: readonly SkuHistory[];
  /** In days since 1970-01-01. */
  readonly today: number;
}

const port = parentPort;
if (port) {
  port.on('message', ({ demands, today }: ForecastJob) => {
    port.postMessage(demands.map((demand) => proposeLine(demand.consumedByDay, today, demand)));
  });
}
