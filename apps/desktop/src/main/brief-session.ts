import type { CallOptions, CallResult, Failure } from '@wms/client';
import type { AnswerOf, EndpointName, RequestOf } from '@wms/contract';
import { briefTokenMinutes } from '@wms/domain';
import type { Credentials, QueueEntry, Session, Submission } from '../shared/ipc.ts';
import type { CallServer } from './api.ts';
import { refuseLocally } from './local-refusals.ts';
import { endsSession, infoOf, type OpenSession } from './session.ts';
import type { Words } from './words.ts';

/** How long a brief session lasts at most; its token expires on the server then as well. */
export const briefSessionMs = briefTokenMinutes * 60_000;

/** What a brief session reads, for the one ASN that it is for. */
export const brieflyReadable = ['listShipments', 'listTransactions'] as const satisfies EndpointName[];
export type BrieflyReadable = (typeof brieflyReadable)[number];

export interface BriefSessionParts {
  readonly callServer: CallServer;
  /** The worker's session that it stands beside; null when nobody is signed in. */
  readonly beside: () => OpenSession | null;
  readonly words: Words;
  /** Told of the person it begins with, and of its end. */
  readonly onChange: (info: Session | null) => void;
}

interface OpenBrief extends OpenSession {
  readonly asnNumber: string;
  readonly timer: NodeJS.Timeout;
  /** Calls that have no answer yet: the token ends after them, so that none is cut off. */
  readonly underWay: Set<Promise<unknown>>;
}

/**
 * A supervisor's session beside a worker's, for one pallet. Its token is in memory here and nowhere else, and ends
 * with the receipt, when its person or the screen says so, with the worker's session, or after `briefSessionMs`.
 */
export class BriefSession {
  readonly #parts: BriefSessionParts;
  #open: OpenBrief | null = null;
  /** The receipt that is not booked yet, kept or refused: once it is, the session is over as well. */
  #unbooked: { readonly entryId: string; readonly isRefused: boolean } | null = null;

  constructor(parts: BriefSessionParts) {
    this.#parts = parts;
  }

  current(): OpenSession | null {
    return this.#open;
  }

  /** Signs a supervisor in for one ASN of the worker's warehouse; one who was signed in before them is out. */
  async signIn(credentials: Credentials, asnNumber: string): Promise<CallResult<Session>> {
    const { callServer, beside } = this.#parts;
    await this.end();
    const worker = beside();
    if (worker === null || worker.info.warehouseId === null) return { ok: false, failure: this.#signedOut() };
    const { serverUrl } = worker;
    const body = { ...credentials, warehouseId: worker.info.warehouseId, brief: true };
    const result = await callServer({ serverUrl, token: null }, 'desktopLogin', { body });
    if (!result.ok) return result;
    const { token } = result.answer;
    const session: Session = { ...infoOf(result.answer, 'memory'), isBrief: true };
    const timer = setTimeout(() => void this.end(), briefSessionMs);
    const open = { serverUrl, token, info: session, asnNumber, timer, underWay: new Set<Promise<unknown>>() };
    // The worker may have left, or another sign-in may have begun, while the server was asked.
    if (beside() !== worker || this.#open) {
      await this.#endOnServer(open);
      return { ok: false, failure: this.#signedOut() };
    }
    this.#open = open;
    this.#parts.onChange(session);
    return { ok: true, answer: session, replayed: false };
  }

  /** Reads about the one ASN; whatever else is asked for is refused here. */
  async read<Name extends BrieflyReadable>(
    name: Name,
    request: RequestOf<Name>,
  ): Promise<CallResult<AnswerOf<Name>>> {
    const { query } = request as { query?: { asnNumber?: string; reference?: string } };
    const named = name === 'listShipments' ? query?.asnNumber : query?.reference;
    if (!this.isFor(named)) return { ok: false, failure: this.#signedOut() };
    return this.call(name, request);
  }

  /** Whether somebody is signed in for this ASN. */
  isFor(asnNumber: string | undefined): boolean {
    return this.#open !== null && this.#open.asnNumber === asnNumber;
  }

  /** Calls as this session. Never rejects. */
  async call<Name extends EndpointName>(
    name: Name,
    request: RequestOf<Name>,
    options?: CallOptions,
  ): Promise<CallResult<AnswerOf<Name>>> {
    const open = this.#open;
    if (open === null) return { ok: false, failure: this.#signedOut() };
    const calling = this.#parts.callServer(open, name, request, options);
    open.underWay.add(calling);
    const result = await calling;
    open.underWay.delete(calling);
    if (!result.ok && endsSession(result.failure) && this.#open === open) this.#drop(open);
    return result;
  }

  /** A receipt that is booked was what the session was for; one that is kept or refused ends it once it is booked. */
  noteReceipt(submission: Submission<'receiveShipment'>): void {
    // The answer goes to the screen first, which then knows why the session is over.
    if (submission.state === 'DONE') setImmediate(() => void this.end());
    else if (submission.state !== 'FAILED' && submission.entryId !== null)
      this.#unbooked = { entryId: submission.entryId, isRefused: submission.state === 'REFUSED' };
  }

  /** The queue has changed: a receipt that waited and has left is booked; out of the exceptions a person has taken it. */
  noteQueue(entries: readonly QueueEntry[]): void {
    const before = this.#unbooked;
    if (before === null) return;
    const entry = entries.find(({ id }) => id === before.entryId);
    this.#unbooked = entry ? { entryId: entry.id, isRefused: entry.state === 'REJECTED' } : null;
    if (entry === undefined && !before.isRefused) void this.end();
  }

  /**
   * Forgets the token at once, and has the server end it when what is under way is answered. A server that does not
   * answer lets it expire.
   */
  async end(): Promise<void> {
    const open = this.#open;
    if (open === null) return;
    this.#drop(open);
    await this.#endOnServer(open);
  }

  #drop(open: OpenBrief): void {
    clearTimeout(open.timer);
    this.#open = null;
    this.#unbooked = null;
    this.#parts.onChange(null);
  }

  async #endOnServer(open: OpenBrief): Promise<void> {
    clearTimeout(open.timer);
    await Promise.allSettled(open.underWay);
    await this.#parts.callServer(open, 'endToken', {}, { attempts: 1 });
  }

  #signedOut(): Failure {
    return refuseLocally('UNAUTHENTICATED', this.#parts.words.noSupervisor);
  }
}
