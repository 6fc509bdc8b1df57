import type { CallResult, Refusal } from '@wms/client';
import type { QueueableName, QueueableRequest, Submission } from '../../shared/ipc.ts';
import type { KeptEntry, QueueFile, QueueScope } from './queue-file.ts';
import { mayRepeat } from './repeat.ts';

/** The pause after a failed attempt, in milliseconds; it doubles with each further one, up to the longest. */
export const retryBaseMs = 1_000;
export const retryLongestMs = 30_000;

/** How often the server may fail on one entry before it is set aside, so that what comes behind can go on. */
export const serverFaultsMax = 5;

export interface SenderParts {
  readonly file: QueueFile;
  /** The scope of the session that is open now; null when nobody is signed in. */
  readonly scope: () => QueueScope | null;
  /** Sends one write once, as that session. Never rejects. */
  readonly send: (
    name: QueueableName,
    request: QueueableRequest,
    idempotencyKey: string,
  ) => Promise<CallResult<unknown>>;
  /** The refusal for an entry whose repetition could book it twice. */
  readonly unconfirmed: (entry: KeptEntry) => Refusal;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  /** Gets what went wrong, never a secret. */
  readonly report: (problem: string) => void;
}

export interface SenderEvents {
  /** An entry was sent, answered or set aside. */
  readonly onChange: () => void;
  readonly onSettled: (entryId: string, submission: Submission<QueueableName>) => void;
  /** No answer can be had for now: whoever waits for one should go on. */
  readonly onPause: () => void;
}

/** After one attempt: take the next entry, try again after a pause, or stop until something happens. */
type Step = 'NEXT' | 'PAUSE' | 'STOP';

/** Refusals that are about the server's state and not about the write: it waits, however long that takes. */
const notNow: ReadonlySet<string> = new Set(['THROTTLED', 'UNAVAILABLE', 'STORAGE_FULL']);

/** Refusals that end the session: the write waits until somebody has signed in again. */
const endsSession: ReadonlySet<string> = new Set(['UNAUTHENTICATED', 'TOKEN_LOCKED']);

/** Sends what waits strictly in order: one at a time, the same key on every try, a growing pause between tries. */
export class OrderedSender {
  readonly #parts: SenderParts;
  readonly #events: SenderEvents;
  #inFlight: string | null = null;
  #running = false;
  #askedMeanwhile = false;
  #closed = false;
  #failures = 0;
  #outOfReach = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(parts: SenderParts, events: SenderEvents) {
    this.#parts = parts;
    this.#events = events;
  }

  /** The entry that is on its way to the server. */
  get inFlight(): string | null {
    return this.#inFlight;
  }

  /** True while the last attempt failed: what is added now has to wait behind it. */
  get stuck(): boolean {
    return this.#failures > 0;
  }

  /** Sends what waits now, instead of at the end of the pause. */
  start(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#askedMeanwhile = this.#running;
    if (this.#running || this.#closed) return;
    this.#running = true;
    void this.#run();
  }

  /** Starts only when the server had been out of reach; for when another call has just got an answer. */
  reconnected(): void {
    if (this.#outOfReach) this.start();
  }

  close(): void {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    const end = await this.#drain().catch((cause: unknown): Step => {
      // The queue's own file failed. What is in it stays there, and the next try may find the disk well again.
      this.#parts.report(`scan queue: ${cause instanceof Error ? cause.message : 'unknown cause'}`);
      return 'PAUSE';
    });
    this.#running = false;
    this.#inFlight = null;
    if (this.#closed) return;
    if (end === 'PAUSE') this.#failures += 1;
    if (this.#askedMeanwhile) return this.start();
    if (end === 'PAUSE') this.#comeBackLater();
    this.#events.onPause();
    this.#events.onChange();
  }

  #comeBackLater(): void {
    const pauseMs = Math.min(retryLongestMs, retryBaseMs * 2 ** (this.#failures - 1));
    // Half to whole of the pause, so that many stations do not all return in the same moment.
    this.#timer = setTimeout(() => this.start(), pauseMs * (0.5 + this.#parts.random() / 2));
  }

  /** Ends when nothing waits: every turn takes an entry out, sets it aside, or stops. */
  async #drain(): Promise<Step> {
    for (;;) {
      const scope = this.#parts.scope();
      const entry = scope && this.#parts.file.head(scope);
      if (!entry || this.#closed) return 'STOP';
      const step = await this.#attempt(entry);
      if (step !== 'NEXT') return step;
      this.#failures = 0;
    }
  }

  async #attempt(entry: KeptEntry): Promise<Step> {
    const { file, send, now, unconfirmed } = this.#parts;
    if (!mayRepeat(entry, now())) return this.#setAside(entry, unconfirmed(entry));
    file.noteAttempt(entry.id, now());
    this.#inFlight = entry.id;
    this.#events.onChange();
    const result = await send(entry.name, entry.request, entry.idempotencyKey);
    this.#inFlight = null;
    if (this.#closed) return 'STOP';
    this.#outOfReach = !result.ok && result.failure.kind === 'UNREACHABLE';
    if (result.ok) return this.#done(entry, result);
    return result.failure.kind === 'UNREACHABLE' ? 'PAUSE' : this.#refused(entry, result.failure);
  }

  #done(entry: KeptEntry, { answer, replayed }: CallResult<unknown> & { ok: true }): Step {
    this.#parts.file.remove(entry.id);
    this.#events.onSettled(entry.id, { state: 'DONE', answer, replayed } as Submission<QueueableName>);
    this.#events.onChange();
    return 'NEXT';
  }

  #refused(entry: KeptEntry, refusal: Refusal): Step {
    if (endsSession.has(refusal.code)) return 'STOP';
    if (notNow.has(refusal.code)) return 'PAUSE';
    if (refusal.code !== 'INTERNAL' || entry.serverFaults + 1 >= serverFaultsMax) {
      return this.#setAside(entry, refusal);
    }
    this.#parts.file.noteServerFault(entry.id);
    return 'PAUSE';
  }

  #setAside(entry: KeptEntry, refusal: Refusal): Step {
    this.#parts.file.reject(entry.id, refusal);
    this.#events.onSettled(entry.id, { state: 'REFUSED', refusal, entryId: entry.id });
    this.#events.onChange();
    return 'NEXT';
  }
}
