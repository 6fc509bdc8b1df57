import { Worker } from 'node:worker_threads';
import type { DeliveryJob, DeliveryOutcome } from './send-delivery.ts';
import type { SenderAnswer, SenderData, SenderQuestion } from './sender-thread.ts';

/** Makes one POST and says what came of it; never throws. */
export type Send = (job: DeliveryJob) => Promise<DeliveryOutcome>;

/** A delivery whose thread died: whether it arrived, nobody knows. */
const threadLost: DeliveryOutcome = {
  status: null,
  latencyMs: 0,
  failure: 'The server’s sending thread stopped while it was under way.',
  excerpt: null,
};

/** Sends from a thread of its own, which is started with the first delivery, and again after it died. */
export class SenderThread {
  readonly #data: SenderData;
  readonly #onDeath: (error: unknown) => void;
  readonly #waiting = new Map<number, (outcome: DeliveryOutcome) => void>();
  #worker: Worker | undefined;
  #lastNumber = 0;

  constructor(data: SenderData, onDeath: (error: unknown) => void) {
    this.#data = data;
    this.#onDeath = onDeath;
  }

  /** At most `deliveriesInFlightMax` at once, as the dispatcher sees to. */
  readonly send: Send = (job) => {
    const number = ++this.#lastNumber;
    this.#worker ??= this.#start();
    this.#worker.postMessage({ number, job } satisfies SenderQuestion);
    return new Promise((resolve) => this.#waiting.set(number, resolve));
  };

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./sender-thread.ts', import.meta.url), {
      workerData: this.#data,
      name: 'sender',
    });
    worker.on('message', ({ number, outcome }: SenderAnswer) => {
      this.#waiting.get(number)?.(outcome);
      this.#waiting.delete(number);
    });
    worker.on('error', this.#onDeath);
    worker.once('exit', () => {
      this.#worker = undefined;
      for (const settle of this.#waiting.values()) settle(threadLost);
      this.#waiting.clear();
    });
    return worker;
  }
}
