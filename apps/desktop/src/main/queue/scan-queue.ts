import type { QueueableName, QueueableRequest, QueueEntry, Submission } from '../../shared/ipc.ts';
import { refuseLocally } from '../local-refusals.ts';
import type { Words } from '../words.ts';
import { OrderedSender, type SenderParts } from './ordered-sender.ts';
import type { KeptEntry } from './queue-file.ts';
import { repeatHoursMax } from './repeat.ts';

/** Most writes that may wait at once; a full queue says so and takes nothing more on. */
export const waitingEntriesMax = 1_000;

/** How long a screen waits for the server's own answer before it is told that the write is kept and will be sent. */
export const answerWaitMs = 2_000;

/** Changes closer together than this are told to the screens as one. */
export const changeNoticeMs = 50;

export interface ScanQueueParts extends Omit<SenderParts, 'unconfirmed'> {
  readonly words: Words;
  /** A fresh random id. */
  readonly makeId: () => string;
  readonly onChange: (entries: readonly QueueEntry[]) => void;
}

/** The durable queue of writes: a write and its key are on disk before anything is sent. */
export class DurableQueue {
  readonly #parts: ScanQueueParts;
  readonly #sender: OrderedSender;
  #notice: NodeJS.Timeout | null = null;
  readonly #waiters = new Map<string, (submission: Submission<QueueableName>) => void>();

  constructor(parts: ScanQueueParts) {
    this.#parts = parts;
    // No code of the server's says this; `reason` in the details tells a screen what it is.
    const unconfirmed = (entry: KeptEntry) =>
      refuseLocally('UNAVAILABLE', parts.words.unconfirmed(repeatHoursMax), {
        reason: 'UNCONFIRMED',
        firstAttemptAt: entry.firstAttemptAt,
      });
    this.#sender = new OrderedSender(
      { ...parts, unconfirmed },
      {
        onChange: () => this.#changed(),
        onSettled: (entryId, submission) => this.#settle(entryId, submission),
        onPause: () => this.#releaseWaiters(),
      },
    );
  }

  /**
   * Takes a write on, then waits shortly for the server's own answer. It answers QUEUED when that does not come in
   * time, REFUSED with the entry left in the tray of exceptions, and FAILED when the write could not be taken on.
   */
  async submit(
    name: QueueableName,
    request: QueueableRequest,
    subject: string,
  ): Promise<Submission<QueueableName>> {
    const { file, words, makeId, now, report } = this.#parts;
    const scope = this.#parts.scope();
    if (!scope) return { state: 'REFUSED', refusal: refuseLocally('UNAUTHENTICATED', words.signedOut) };
    const entryId = makeId();
    try {
      if (file.waiting() >= waitingEntriesMax) return { state: 'FAILED', error: words.queueFull };
      const { serverUrl, warehouseId, role } = scope;
      const taken = { id: entryId, name, request, idempotencyKey: makeId(), subject, createdAt: now() };
      file.append({ serverUrl, warehouseId, role, ...taken });
    } catch (cause) {
      report(`scan queue: ${cause instanceof Error ? cause.message : 'unknown cause'}`);
      return { state: 'FAILED', error: words.notKept };
    }
    if (this.#sender.stuck) {
      this.#tellNow();
      this.#sender.start();
      return { state: 'QUEUED', entryId };
    }
    const submission = this.#answerFor(entryId);
    this.#changed();
    this.#sender.start();
    return submission;
  }

  list(): readonly QueueEntry[] {
    return this.#parts.file.list().map((entry) => ({
      id: entry.id,
      name: entry.name,
      subject: entry.subject,
      createdAt: entry.createdAt,
      attempts: entry.attempts,
      state: entry.id === this.#sender.inFlight ? 'SENDING' : entry.state,
      refusal: entry.refusal,
    }));
  }

  /** How many writes have not reached the server. */
  waiting(): number {
    return this.#parts.file.waiting();
  }

  /** Sends what waits now: at the start, after a sign-in, and when a person asks. */
  retryNow(): void {
    this.#sender.start();
  }

  /** Sends what waits when the server had been out of reach and something else has just got an answer from it. */
  reconnected(): void {
    this.#sender.reconnected();
  }

  /** Takes an entry out of the tray of exceptions. Throws when it is not there: what waits is never dropped. */
  dismiss(entryId: string): void {
    if (!this.#parts.file.dismiss(entryId)) throw new Error('This entry is not among the exceptions.');
    this.#changed();
  }

  /** Puts an entry of the tray back in its old place in the line, with its own key. Throws when it is not there. */
  resend(entryId: string): void {
    if (!this.#parts.file.putBack(entryId)) throw new Error('This entry is not among the exceptions.');
    this.#changed();
    this.#sender.start();
  }

  /** Stops sending and closes the file; what waits stays in it. */
  close(): void {
    this.#sender.close();
    this.#releaseWaiters();
    if (this.#notice) clearTimeout(this.#notice);
    this.#parts.file.close();
  }

  #answerFor(entryId: string): Promise<Submission<QueueableName>> {
    return new Promise((resolve) => {
      const limit = setTimeout(() => this.#settle(entryId, { state: 'QUEUED', entryId }), answerWaitMs);
      this.#waiters.set(entryId, (submission) => {
        clearTimeout(limit);
        resolve(submission);
      });
    });
  }

  #settle(entryId: string, submission: Submission<QueueableName>): void {
    const waiter = this.#waiters.get(entryId);
    if (!waiter) return;
    this.#waiters.delete(entryId);
    // A screen that is told "kept" must already see the entry waiting, or it would take the same scan on again.
    if (submission.state === 'QUEUED') this.#tellNow();
    waiter(submission);
  }

  #releaseWaiters(): void {
    for (const entryId of this.#waiters.keys()) this.#settle(entryId, { state: 'QUEUED', entryId });
  }

  #changed(): void {
    this.#notice ??= setTimeout(() => this.#tellNow(), changeNoticeMs);
  }

  #tellNow(): void {
    if (this.#notice) clearTimeout(this.#notice);
    this.#notice = null;
    this.#parts.onChange(this.list());
  }
}
