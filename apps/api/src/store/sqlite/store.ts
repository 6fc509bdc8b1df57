import { Worker } from 'node:worker_threads';
import type { Job } from '../perform.ts';
import { preparingSqlite } from '../prepare.ts';
import { prepareStatements } from '../statements/statements.ts';
import { type Commands, type Store, StoreFailure, type Surveys } from '../store.ts';
import type { JobAnswer, NumberedJob } from './group-commit.ts';
import { openReader, prepareFile } from './open.ts';
import { closeThread, type SurveyAnswer, type SurveyJob, type ThreadData } from './thread.ts';

/** How many commands may wait for the writer; above it the caller is told to try again. */
export const commandsWaitingMax = 20_000;
/** How many long reads may wait for the surveyor. */
export const surveysWaitingMax = 200;

export interface SqliteStoreOptions {
  readonly file: string;
  /** The module that calls `runThread` with the program's commands and surveys. */
  readonly thread: URL;
  readonly clock: () => number;
}

/** The embedded store: one writer thread, one thread for long reads, and a connection for short reads right here. */
export async function openSqliteStore<C extends Commands, S extends Surveys>({
  file,
  thread,
  clock,
}: SqliteStoreOptions): Promise<Store<C, S>> {
  prepareFile(file);
  const start = (role: ThreadData['role']) =>
    new Worker(thread, { workerData: { file, role } satisfies ThreadData, name: role });
  const writer = new Conversation<NumberedJob, JobAnswer>(() => start('writer'), commandsWaitingMax);
  writer.begin();
  // A thread loads the whole program, and most commands of the command line make no long read: it begins with the first.
  const surveyor = new Conversation<SurveyJob, SurveyAnswer>(() => start('surveyor'), surveysWaitingMax);
  const reader = openReader(file);

  return {
    async commit(name, input, options = {}) {
      const job: Job = { ...options, name, input, now: clock() };
      const { outcome } = await writer.ask(job);
      if ('failed' in outcome) throw new StoreFailure(outcome.failed.kind, outcome.failed.message);
      return outcome;
    },
    read: prepareStatements(preparingSqlite(reader)),
    async survey(name, input) {
      const answer = await surveyor.ask({ name, input });
      if ('failed' in answer) throw new StoreFailure('FAULT', answer.failed);
      return answer.answer as never;
    },
    async close() {
      await Promise.all([writer.close(), surveyor.close()]);
      reader.close();
    },
  };
}

/** Questions to a thread and its answers, matched by number. The thread begins with the first, or when told to. */
class Conversation<Question extends { number: number }, Answer extends { number: number }> {
  readonly #start: () => Worker;
  readonly #waitingMax: number;
  readonly #waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  #worker: Worker | null = null;
  #gone: Promise<void> = Promise.resolve();
  #lastNumber = 0;
  #ended: StoreFailure | null = null;

  constructor(start: () => Worker, waitingMax: number) {
    this.#start = start;
    this.#waitingMax = waitingMax;
  }

  begin(): Worker {
    const worker = this.#start();
    this.#worker = worker;
    worker.on('message', (message: Answer | Answer[]) => {
      for (const answer of [message].flat() as Answer[]) this.#settle(answer);
    });
    this.#gone = new Promise((resolve) => {
      worker.on('error', (error) => this.#end(error));
      worker.once('exit', () => {
        this.#end(new Error('the store is closed'));
        resolve();
      });
    });
    return worker;
  }

  ask(question: Omit<Question, 'number'>): Promise<Answer> {
    if (this.#ended) return Promise.reject(this.#ended);
    if (this.#waiting.size >= this.#waitingMax) {
      return Promise.reject(new StoreFailure('UNAVAILABLE', 'too many requests are waiting for the store'));
    }
    const worker = this.#worker ?? this.begin();
    const number = ++this.#lastNumber;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      worker.postMessage({ ...question, number });
    });
  }

  async close(): Promise<void> {
    if (this.#worker === null) this.#end(new Error('the store is closed'));
    else if (!this.#ended) this.#worker.postMessage(closeThread);
    await this.#gone;
  }

  #settle(answer: Answer): void {
    this.#waiting.get(answer.number)?.resolve(answer);
    this.#waiting.delete(answer.number);
  }

  #end(cause: Error): void {
    this.#ended ??= new StoreFailure('UNAVAILABLE', cause.message, { cause });
    for (const caller of this.#waiting.values()) caller.reject(this.#ended);
    this.#waiting.clear();
  }
}
