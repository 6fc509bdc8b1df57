import { promised } from '@wms/domain';
import type {
  DraftChange,
  QueueableName,
  QueueableRequest,
  QueueEntry,
  Submission,
  Write,
} from '../../shared/ipc.ts';
import { refuseLocally } from '../local-refusals.ts';
import type { Words } from '../words.ts';
import { OrderedSender, type SenderParts } from './ordered-sender.ts';
import type { KeptEntry, NewEntry, QueueScope } from './queue-file.ts';
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
    draft: DraftChange | null = null,
  ): Promise<Submission<QueueableName>> {
    const write = { name, request, subject, key: this.#parts.makeId() } as Write;
    const [submission] = await this.#take([write], draft);
    return promised(submission, 'each write is answered');
  }

  /** The same for several writes, which are taken on all or none, together with the change of their draft. */
  submitAll(writes: readonly Write[], draft: DraftChange): Promise<readonly Submission<QueueableName>[]> {
    return this.#take(writes, draft);
  }

  async #take(
    writes: readonly Write[],
    draft: DraftChange | null,
  ): Promise<readonly Submission<QueueableName>[]> {
    const { file, words, report } = this.#parts;
    const scope = this.#parts.scope();
    const all = (submission: Submission<QueueableName>) => writes.map(() => submission);
    if (!scope) {
      const refusal = refuseLocally('UNAUTHENTICATED', words.signedOut);
      return all({ state: 'REFUSED', refusal, entryId: null });
    }
    let entries: readonly (NewEntry | KeptEntry)[];
    try {
      // One that was handed over before is not taken on again: what became of it is the answer.
      entries = writes.map((write) => file.withKey(write.key) ?? this.#entryOf(write, scope));
      const fresh = entries.filter((entry) => !('state' in entry));
      if (file.waiting() + fresh.length > waitingEntriesMax)
        return all({ state: 'FAILED', error: words.queueFull });
      file.append(fresh, draft);
    } catch (cause) {
      report(`scan queue: ${cause instanceof Error ? cause.message : 'unknown cause'}`);
      return all({ state: 'FAILED', error: words.notKept });
    }
    return this.#answers(entries);
  }

  #entryOf({ name, request, subject, key }: Write, scope: QueueScope): NewEntry {
    const { makeId, now } = this.#parts;
    const { serverUrl, warehouseId, role } = scope;
    const event = { id: makeId(), name, request, subject, idempotencyKey: key, createdAt: now() };
    return { serverUrl, warehouseId, role, ...event };
  }

  async #answers(entries: readonly (NewEntry | KeptEntry)[]): Promise<readonly Submission<QueueableName>[]> {
    const { stuck } = this.#sender;
    const submissions = entries.map(async (entry): Promise<Submission<QueueableName>> => {
      const { id: entryId } = entry;
      if ('refusal' in entry && entry.refusal) return { state: 'REFUSED', refusal: entry.refusal, entryId };
      return stuck ? { state: 'QUEUED', entryId } : this.#answerFor(entryId);
    });
    if (stuck) this.#tellNow();
    else this.#changed();
    this.#sender.start();
    return Promise.all(submissions);
  }

  readDraft(name: string): string | null {
    return this.#parts.file.readDraft(name);
  }

  /** Keeps work that is not handed over yet; null removes it. False when it could not be kept. */
  keepDraft(name: string, text: string | null): boolean {
    try {
      return this.#parts.file.keepDraft(name, text);
    } catch (cause) {
      this.#parts.report(`scan queue: ${cause instanceof Error ? cause.message : 'unknown cause'}`);
      return false;
    }
  }

  list(): readonly QueueEntry[] {
    return this.#parts.file.list().map(
      ({ id, name, request, subject, createdAt, attempts, state, refusal }) =>
        ({
          id,
          name,
          request,
          subject,
          createdAt,
          attempts,
          state: id === this.#sender.inFlight ? 'SENDING' : state,
          refusal,
        }) as QueueEntry,
    );
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
    this.#tellNow();
  }

  /** Takes an entry out of the tray and makes it a draft again, in one step. Throws, and nothing has changed, when it cannot. */
  takeBack(entryId: string, draft: DraftChange): void {
    if (!this.#parts.file.takeBack(entryId, draft))
      throw new Error('This entry is not among the exceptions, or its draft cannot be kept.');
    this.#tellNow();
  }

  /** Puts an entry of the tray back in its old place in the line, with its own key. Throws when it is not there. */
  resend(entryId: string): void {
    if (!this.#parts.file.putBack(entryId)) throw new Error('This entry is not among the exceptions.');
    this.#tellNow();
    this.#sender.start();
  }

  /**
   * Puts an entry of the tray back as another write of its kind, with a fresh key, and changes a draft with it. Answers
   * as `submit` does; an entry that is no longer an exception was decided on elsewhere, and nothing happens.
   */
  async correct(
    entryId: string,
    request: QueueableRequest,
    draft: DraftChange | null = null,
  ): Promise<Submission<QueueableName>> {
    const { file, makeId, words } = this.#parts;
    const key = makeId();
    if (!file.correct(entryId, request, key, draft)) return { state: 'FAILED', error: words.decided };
    this.#tellNow();
    const [submission] = await this.#answers([promised(file.withKey(key), 'it waits with its new key')]);
    return promised(submission, 'each write is answered');
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
    // A screen that hears "kept" or "refused" must already see the entry, or it would take the same work on again.
    if (submission.state !== 'DONE') this.#tellNow();
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
