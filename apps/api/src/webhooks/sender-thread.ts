// The thread from which deliveries leave: handshakes, name servers and slow receivers take no time from requests.
import { promised } from '@wms/domain';
import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { resolveByDns } from './check-url.ts';
import { type DeliveryJob, type DeliveryOutcome, sendDelivery } from './send-delivery.ts';

/** How long one of a host's addresses may take to connect before the next is tried; Node's 250 ms are not enough for other continents. */
const addressTimeoutMs = 1_000;

export interface SenderData {
  readonly allowedHosts: readonly string[];
}
export interface SenderQuestion {
  readonly number: number;
  readonly job: DeliveryJob;
}
export interface SenderAnswer {
  readonly number: number;
  readonly outcome: DeliveryOutcome;
}

const port = promised(parentPort, 'deliveries leave from a worker thread');
const { allowedHosts } = workerData as SenderData;
const rules = { resolve: resolveByDns, allowedHosts: new Set(allowedHosts) };

setDefaultAutoSelectFamilyAttemptTimeout(addressTimeoutMs);
port.on('message', ({ number, job }: SenderQuestion) => {
  void sendDelivery(job, rules).then((outcome) =>
    port.postMessage({ number, outcome } satisfies SenderAnswer),
  );
});
